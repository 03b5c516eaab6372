using Comparte.Topics;

namespace Comparte.Grains.Tests.Topics;

public sealed class TopicRequestTests
{
    private readonly TopicSetup _setup = new();

    [Fact]
    public async Task Two_tries_in_one_batch_are_one_post()
    {
        var thread = _setup.Start();
        _setup.Store.Held = true;
        var request = _setup.NewRequest();
        var tries = Enumerable.Range(0, 3)
            .Select(_ => _setup.Scheduler.Run(() => thread.PostAsync(Activation.Ana, request, "once"))).ToList();
        _setup.Store.EndAll(_setup.Scheduler);
        Assert.All(await Task.WhenAll(tries), answer => Assert.Equal(1, answer.Value!.Entries[0].No));
        Assert.Equal(1, thread.Topic.Head);
    }

    [Fact]
    public async Task A_pending_request_with_another_text_is_refused()
    {
        var thread = _setup.Start();
        _setup.Store.Held = true;
        var request = _setup.NewRequest();
        var first = _setup.Scheduler.Run(() => thread.PostAsync(Activation.Ana, request, "one"));
        var other = _setup.Scheduler.Run(() => thread.PostAsync(Activation.Ana, request, "other"));
        _setup.Store.EndAll(_setup.Scheduler);
        Assert.Null((await first).Refusal);
        Assert.Equal(Refusal.RequestReused, (await other).Refusal);
    }

    [Fact]
    public void Another_members_request_with_the_same_id_is_another_request()
    {
        var thread = _setup.Start();
        var request = _setup.NewRequest();
        _setup.Post(thread, request, "ours");
        Assert.Null(_setup.Scheduler.Complete(() => thread.PostAsync(Activation.Bea, request, "theirs")).Refusal);
        Assert.Equal(["ours", "theirs"], _setup.Texts(thread));
    }

    [Fact]
    public void A_post_is_not_doubled_by_a_retry_after_many_edits_and_a_restart()
    {
        var thread = _setup.Start();
        var request = _setup.NewRequest();
        _setup.Post(thread, request, "first");
        for (var edit = 0; edit < 20; edit++)
        {
            _setup.Edit(thread, 1, $"edit {edit}");
        }

        thread = _setup.Start();
        Assert.Equal(1, _setup.Post(thread, request, "first").Value!.Entries[0].No);
        Assert.Equal(["edit 19"], _setup.Texts(thread));
    }

    [Fact]
    public void A_retry_finds_all_entries_of_its_command_in_their_order()
    {
        var thread = _setup.Start();
        _setup.Fill(thread, 300);
        var request = _setup.NewRequest();
        var first = _setup.Scheduler.Complete(() => thread.EditAsync(Activation.Ana, request, 5, "changed", "added"));
        _setup.Fill(thread, 300);
        thread = _setup.Start();
        var again = _setup.Scheduler.Complete(() => thread.EditAsync(Activation.Ana, request, 5, "changed", "added"));
        Assert.Equal([301L, 5L], first.Value!.Entries.Select(entry => entry.No));
        Assert.Equal([301L, 5L], again.Value!.Entries.Select(entry => entry.No));
        Assert.Equal(601, _setup.All(thread).Length);
    }

    [Fact]
    public void A_retry_is_found_in_any_of_the_segments_that_one_instant_filled()
    {
        var thread = _setup.Start();
        var requests = Enumerable.Range(0, 400).Select(_ => _setup.NewRequest()).ToList();
        requests.ForEach(request => _setup.Post(thread, request, "text"));
        thread = _setup.Start();
        requests.ForEach(request => _setup.Post(thread, request, "text"));
        Assert.Equal(400, thread.Topic.Head);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void A_request_is_searched_for_seven_days_and_refused_afterwards(int secondsMore, bool isFound)
    {
        var thread = _setup.Start();
        _setup.Fill(thread, 100);
        var request = _setup.NewRequest();
        _setup.Post(thread, request, "text");
        _setup.Clock.Advance(TimeSpan.FromHours(1));
        _setup.Fill(thread, 200);
        _setup.Clock.Advance(RequestTime.Lifetime - TimeSpan.FromHours(1) + TimeSpan.FromSeconds(secondsMore));
        thread = _setup.Start();
        var again = _setup.Post(thread, request, "text");
        Assert.Equal(isFound ? null : Refusal.RequestExpired, again.Refusal);
        Assert.Equal(301, thread.Topic.Head);
    }

    [Theory]
    [InlineData(-100)]
    [InlineData(0.1)]
    [InlineData(5)]
    [InlineData(500)]
    public void A_clock_that_is_wrong_doubles_nothing_whenever_the_request_is_repeated(double hoursAhead)
    {
        var thread = _setup.Start();
        var request = Guid.CreateVersion7(_setup.Clock.GetUtcNow().AddHours(hoursAhead));
        _setup.Fill(thread, 100);
        _setup.Post(thread, request, "once");
        foreach (var hours in new[] { 0.05, 1, 10, 20 })
        {
            _setup.Fill(thread, 200);
            _setup.Clock.Advance(TimeSpan.FromHours(hours));
            Assert.Equal(101, _setup.Post(thread, request, "once").Value!.Entries[0].No);
            Assert.Equal(101, _setup.Post(_setup.Start(), request, "once").Value!.Entries[0].No);
            thread = _setup.Start();
        }

        Assert.Equal(901, thread.Topic.Head);
    }

    [Fact]
    public void A_clock_ahead_costs_others_no_reads_and_is_forgotten_when_its_requests_expire()
    {
        var thread = _setup.Start();
        _setup.Post(thread, Guid.CreateVersion7(_setup.Clock.GetUtcNow().AddDays(1)), "ahead");
        _setup.Clock.Advance(TimeSpan.FromHours(1));
        _setup.Fill(thread, 2000);
        thread = _setup.Start();
        _setup.Post(thread, "loads what may hold it");
        var before = _setup.Store.Reads;
        _setup.Post(thread, Enumerable.Repeat("text", 500));
        Assert.Equal(before, _setup.Store.Reads);
        Assert.Single(thread.Topic.Closed.Ahead);
        _setup.Clock.Advance(RequestTime.Lifetime + TimeSpan.FromDays(1));
        _setup.Fill(thread, 100);
        Assert.Empty(thread.Topic.Closed.Ahead);
    }

    [Fact]
    public void A_request_of_a_clock_ahead_that_the_index_let_go_of_is_found_again()
    {
        var thread = _setup.Start();
        _setup.Fill(thread, 100);
        var ahead = Guid.CreateVersion7(_setup.Clock.GetUtcNow().AddHours(2));
        _setup.Post(thread, ahead, "ahead");
        for (var round = 0; round < 2; round++)
        {
            for (var post = 0; post < 18_000; post++)
            {
                _setup.Post(thread, "text");
                _setup.Clock.Advance(TimeSpan.FromMilliseconds(100));
            }

            Assert.Equal(101, _setup.Post(thread, ahead, "ahead").Value!.Entries[0].No);
        }
    }

    [Fact]
    public void New_posts_in_a_fast_topic_read_nothing()
    {
        var thread = _setup.Start();
        for (var post = 0; post < 20_000; post++)
        {
            _setup.Post(thread, "text");
            _setup.Clock.Advance(TimeSpan.FromMilliseconds(7));
        }

        Assert.Equal(2, _setup.Store.Reads);
    }

    [Fact]
    public void A_request_that_the_index_let_go_of_is_found_again()
    {
        var thread = _setup.Start();
        var (early, edit) = (_setup.NewRequest(), _setup.NewRequest());
        _setup.Post(thread, early, "early");
        _setup.Edit(thread, edit, 1, "edited");
        var middle = Guid.Empty;
        for (var post = 0; post < 20_000; post++)
        {
            middle = post == 1000 ? _setup.NewRequest() : middle;
            _setup.Post(thread, post == 1000 ? middle : _setup.NewRequest(), "text");
            _setup.Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(1002, _setup.Post(thread, middle, "text").Value!.Entries[0].No);
        Assert.Equal(1, _setup.Post(thread, early, "early").Value!.Entries[0].No);
        Assert.Equal(1, _setup.Edit(thread, edit, 1, "edited").Value!.Entries[0].No);
        Assert.Equal(20_002, thread.Topic.Head);
    }

    [Fact]
    public void A_no_op_is_answered_when_what_came_before_it_is_durable()
    {
        var thread = _setup.Start();
        _setup.Store.Held = true;
        _ = _setup.Scheduler.Run(() => thread.PostAsync(Activation.Ana, _setup.NewRequest(), "first"));
        _setup.Scheduler.Drain();
        _ = _setup.Scheduler.Run(() => thread.PostAsync(Activation.Ana, _setup.NewRequest(), "second"));
        _setup.Scheduler.Drain();
        var settled = _setup.Scheduler.Run(thread.Topic.SettledAsync);
        var nothing = _setup.Scheduler.Run(() => thread.Topic.Enqueue(new TopicCommand()));
        _setup.Scheduler.Drain();
        _setup.Store.End(0, CallEnd.Done);
        _ = _setup.Scheduler.Run(() => thread.PostAsync(Activation.Ana, _setup.NewRequest(), "third"));
        _setup.Scheduler.Drain();
        Assert.False(settled.IsCompleted || nothing.IsCompleted);
        _setup.Store.End(0, CallEnd.Done);
        _setup.Scheduler.Drain();
        Assert.True(settled.IsCompletedSuccessfully && nothing.IsCompletedSuccessfully);
        Assert.Equal(1, _setup.Store.Pending);
    }
}
