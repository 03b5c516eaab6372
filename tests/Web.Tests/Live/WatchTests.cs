using System.Net;
using Comparte.Topics;
using Comparte.Web.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Tests.Live;

/// <summary>Watches that begin and end, on a site of its own that keeps none for later and lets each member have few.
/// </summary>
public sealed class WatchTests : IAsyncLifetime
{
    private readonly Site _site = new(new Dictionary<string, string>
    {
        ["Live:Linger"] = "00:00:00",
        ["Live:CallsPerMinute"] = "100000",
        ["Live:SocketsPerMember"] = "2",
        ["Live:WaitsPerMember"] = "1",
        ["Live:FarewellTime"] = "00:00:20",
    });

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_topic_that_is_opened_again_as_its_watch_ends_is_heard()
    {
        using var ana = await _site.SignedInAsync();
        var thread = await LiveTests.ThreadAsync(ana);
        await using var listener = await Listener.ConnectAsync(ana);
        var topics = _site.Services.GetRequiredService<LiveTopics>();
        using var stop = new CancellationTokenSource();
        var ending = EndAllAsync(topics, stop.Token);

        for (var round = 0; round < 60; round++)
        {
            Assert.NotEqual(OpenedStatus.Gone, (await listener.OpenAsync(TopicId.Of(thread))).Status);
            var post = await LiveTests.PublishAsync(ana, thread, "¿Me oyes?");
            await listener.HearAsync(ToBrowser.Changes, batch => LiveTests.Holds(batch, post.No));
            await listener.CallAsync("Close", new[] { $"thread/{thread}" });
        }

        await stop.CancelAsync();
        await ending;
    }

    [Fact]
    public async Task A_watch_that_is_over_takes_nobody_in_and_a_later_one_outlives_its_end()
    {
        using var ana = await _site.SignedInAsync();
        var id = TopicId.Of(await LiveTests.ThreadAsync(ana));
        var topics = _site.Services.GetRequiredService<LiveTopics>();
        var first = await topics.WatchAsync(id);
        await topics.UnwatchAsync(first);
        var second = await topics.WatchAsync(id);

        Assert.False(first.Join(new Waiter(ana.Member, "")));
        Assert.NotSame(first, second);

        // The end of the first comes late.
        await _site.Grains.GetTopic(id).UnwatchAsync(first.Host);
        Assert.True((await _site.Grains.GetTopic(id).RenewAsync(second.Host)).Known);
    }

    [Fact]
    public async Task Nothing_opens_for_a_waiting_request_whose_session_is_over()
    {
        using var ana = await _site.SignedInAsync();
        var id = TopicId.Of(await LiveTests.ThreadAsync(ana));
        var openings = _site.Services.GetRequiredService<Openings>();
        var waiter = new Waiter(ana.Member, "");
        waiter.End(new Frame { Method = ToBrowser.Bye, Payload = new Farewell(0, "signedOut") });

        var opened = await openings.OpenAsync(waiter, [new Want(id.ToString(), null, 0)]);

        Assert.Equal(OpenedStatus.Gone, Assert.Single(opened).Status);
        Assert.Empty(waiter.Topics());
    }

    [Fact]
    public async Task A_member_has_so_many_sockets_and_no_more()
    {
        using var ana = await _site.SignedInAsync();
        await using var one = await Listener.ConnectAsync(ana);
        var two = await Listener.ConnectAsync(ana);
        await using var three = await Listener.ConnectAsync(ana);
        Assert.Equal("tooMany", (await three.HearAsync(ToBrowser.Bye)).GetProperty("reason").GetString());
        await three.ClosedAsync();

        await two.DisposeAsync();
        await Site.EventuallyAsync(() => Task.FromResult(
            _site.Services.GetRequiredService<OnlineMembers>().ConnectionsOf(ana.Member).Count == 1));
        await using var again = await Listener.ConnectAsync(ana);

        Assert.Empty(await one.HeardSoFarAsync());
        Assert.Empty(await again.HeardSoFarAsync());
    }

    [Fact]
    public async Task A_member_waits_so_often_at_once_and_no_more()
    {
        using var ana = await _site.SignedInAsync();
        var thread = await LiveTests.ThreadAsync(ana);
        var known = await ana.GetAsync<TopicPage>($"/api/topics/thread/{thread}/entries");
        var wants = new[] { new Want($"thread/{thread}", known.Epoch, known.Head) };

        var waits = Enumerable.Range(0, 2).Select(_ => ana.TryPostAsync("/api/live/wait", wants)).ToList();
        var refused = await Task.WhenAny(waits);

        Assert.Equal((429, "too_many_requests"), await Browser.RefusalAsync(await refused));
        await LiveTests.PublishAsync(ana, thread, "Ya");
        Assert.Equal(HttpStatusCode.OK, (await waits.Single(wait => wait != refused)).StatusCode);
    }

    [Fact]
    public async Task Whoever_may_not_open_a_topic_has_nothing_watched()
    {
        using var ana = await _site.SignedInAsync();
        using var outsider = await _site.SignedInAsync("Fuera");
        var thread = await LiveTests.ThreadAsync(ana);
        await using var listener = await Listener.ConnectAsync(outsider);
        var watched = false;
        _site.AfterCall = call =>
        {
            watched |= call.TargetId.Key.ToString() == thread.Value && call.MethodName.StartsWith("Watch", StringComparison.Ordinal);
            return Task.CompletedTask;
        };

        Assert.Equal(OpenedStatus.Gone, (await listener.OpenAsync(TopicId.Of(thread))).Status);

        Assert.False(watched);
    }

    [Fact]
    public async Task Whoever_opens_is_admitted_however_soon_the_time_for_gathering_is_over()
    {
        using var ana = await _site.SignedInAsync();
        var atOnce = Options.Create(new LiveOptions { GatherOpenings = TimeSpan.Zero });
        var admissions = new Admissions(_site.Grains, atOnce, TimeProvider.System);

        var (_, status) = await admissions.AdmitAsync(
            new TopicId(TopicKinds.Directory, "members"), new Admission(ana.Member, default));

        Assert.NotEqual(OpenStatus.Gone, status);
    }

    [Fact]
    public async Task A_host_that_stops_says_when_to_come_back()
    {
        using var ana = await _site.SignedInAsync();
        await using var listener = await Listener.ConnectAsync(ana);

        // The host has taken the socket in when it answers on it.
        await listener.OpenAsync(new TopicId(TopicKinds.Directory, "members"));

        var stopping = _site.StopAsync();

        var bye = await listener.HearAsync(ToBrowser.Bye);
        Assert.Equal("restart", bye.GetProperty("reason").GetString());
        Assert.InRange(bye.GetProperty("reconnectIn").GetDouble(), 1, 6);
        await stopping;
    }

    private static async Task EndAllAsync(LiveTopics topics, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.WhenAll(topics.All.Where(topic => topic.Started).Select(topics.UnwatchAsync));
            await Task.Yield();
        }
    }
}
