using System.Text.Json;
using System.Threading.Channels;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Topics;

[Collection(ClusterCollection.Name)]
public sealed class TopicGrainTests(ClusterFixture cluster)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private readonly string _key = EntityId.New<ThreadId>(TimeProvider.System).Value;

    private ITestTopicGrain Topic => cluster.Grains.GetGrain<ITestTopicGrain>(_key);

    private TestFollower Follower => TestFollower.All.GetOrAdd(_key, _ => new TestFollower());

    [Fact]
    public async Task A_change_nobody_heard_of_before_a_crash_is_told_by_the_reminder()
    {
        Follower.IsAway = true;
        await Topic.PostAsync("to be told", Community.NewRequest());
        Assert.True(await Topic.HasReminderAsync());
        await EndAsync();
        Follower.IsAway = false;

        await TickAsync();
        await Follower.Told.WaitAsync(Soon);
        Assert.Equal(["to be told"], Follower.Texts);
        while (await Topic.HasReminderAsync())
        {
            await TickAsync();
        }

        await Topic.PostAsync("next", Community.NewRequest());
        Assert.True(await Topic.HasReminderAsync());
    }

    [Fact]
    public async Task The_reminder_is_there_before_the_write_that_needs_it()
    {
        cluster.Store.Fail(_key, 1);
        await Assert.ThrowsAsync<TopicFailedException>(() => Topic.PostAsync("text", Community.NewRequest()));
        Assert.True(await Topic.HasReminderAsync());
    }

    [Fact]
    public async Task A_failed_write_ends_the_activation_and_the_retry_is_one_post()
    {
        var request = Community.NewRequest();
        await Topic.PostAsync("before", Community.NewRequest());
        cluster.Store.Fail(_key, 1, afterStoring: true);
        await Assert.ThrowsAsync<TopicFailedException>(() => Topic.PostAsync("text", request));
        await Follower.Ended.Task.WaitAsync(Soon);
        Assert.Equal(2, await Topic.PostAsync("text", request));
        Assert.Equal(2, (await Topic.ReadAsync(default)).Head);
    }

    [Fact]
    public async Task Commands_interleave_and_each_has_its_own_number()
    {
        var nos = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(at => Topic.PostAsync($"{at}", Community.NewRequest())));
        Assert.Equal(Enumerable.Range(1, 100).Select(no => (long)no), nos.Order());
    }

    [Fact]
    public async Task A_topic_that_cannot_be_read_says_which_record()
    {
        var broken = new GrainState<JsonElement>(JsonSerializer.SerializeToElement(new { v = 99 }));
        await cluster.Store.WriteStateAsync("test.s000000", GrainId.Create(TestTopicGrain.Type, _key), broken);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Topic.ReadAsync(default));
        Assert.Contains("test.s000000", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_answers_too_late_twice_is_forgotten_and_delays_nobody()
    {
        var (prompt, late) = (new Observer(TimeSpan.Zero), new Observer(TimeSpan.FromSeconds(3)));
        var (promptHost, lateHost) = (new HostId("prompt", 1), new HostId("late", 1));
        await Topic.WatchAsync(promptHost, Reference(prompt), default);
        await Topic.WatchAsync(lateHost, Reference(late), default);
        await Topic.PostAsync("text", Community.NewRequest());
        Assert.Equal(1, (await prompt.NextAsync()).To);
        Assert.True((await Topic.RenewAsync(lateHost)).Known);
        while ((await Topic.RenewAsync(lateHost)).Known)
        {
            await Task.Delay(100);
        }

        await Topic.PostAsync("more", Community.NewRequest());
        Assert.Equal((1, 2), ((await prompt.NextAsync()) is var batch ? (batch.From, batch.To) : default));
        var epoch = (await Topic.ReadAsync(default)).Epoch;
        var again = await Topic.WatchAsync(lateHost, Reference(late), new TopicCursor(epoch, 1));
        Assert.Equal((1, 2), (again.Missed!.From, again.Missed.To));
        GC.KeepAlive(late);
    }

    [Fact]
    public async Task What_a_host_tells_reaches_the_others_that_watch_and_neither_itself_nor_from_one_that_does_not()
    {
        var (mine, others) = (new Observer(TimeSpan.Zero), new Observer(TimeSpan.Zero));
        var mineHost = new HostId("mine", 1);
        await Topic.WatchAsync(mineHost, Reference(mine), default);
        await Topic.WatchAsync(new HostId("others", 1), Reference(others), default);

        await Topic.SignalAsync(new HostId("stranger", 1), new HereSignal { Host = "stranger", Number = 1 });
        await Topic.SignalAsync(mineHost, new HereSignal { Host = "mine", Number = 2 });
        await Topic.SignalAsync(new HostId("others", 1), new HereSignal { Host = "others", Number = 3 });

        Assert.Equal(2, Assert.IsType<HereSignal>(await others.NextSignalAsync()).Number);
        Assert.Equal(3, Assert.IsType<HereSignal>(await mine.NextSignalAsync()).Number);
        GC.KeepAlive((mine, others));
    }

    private async Task EndAsync()
    {
        await Topic.EndAsync();
        await Follower.Ended.Task.WaitAsync(Soon);
    }

    private Task TickAsync() =>
        Topic.AsReference<IRemindable>().ReceiveReminder("deliver", new TickStatus(default, default, default));

    private ITopicObserver Reference(Observer observer) =>
        cluster.Grains.CreateObjectReference<ITopicObserver>(observer);

    private sealed class Observer(TimeSpan delay) : ITopicObserver
    {
        private readonly Channel<TopicBatch> _batches = Channel.CreateUnbounded<TopicBatch>();
        private readonly Channel<TopicSignal> _signals = Channel.CreateUnbounded<TopicSignal>();

        public async Task ChangesAsync(TopicBatch batch)
        {
            await Task.Delay(delay);
            await _batches.Writer.WriteAsync(batch);
        }

        public async Task SignalAsync(TopicId topic, TopicSignal signal) => await _signals.Writer.WriteAsync(signal);

        public Task<TopicSignal> NextSignalAsync() => _signals.Reader.ReadAsync().AsTask().WaitAsync(Soon);

        public Task<TopicBatch> NextAsync() => _batches.Reader.ReadAsync().AsTask().WaitAsync(Soon);
    }
}
