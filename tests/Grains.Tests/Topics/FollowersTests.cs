using System.Collections.Immutable;
using Comparte.Threads;
using Comparte.Topics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comparte.Grains.Tests.Topics;

public sealed class FollowersTests
{
    private readonly TopicSetup _setup = new();
    private readonly List<Entry> _told = [];
    private Exception? _trouble;
    private Followers? _followers;
    private Activation? _thread;

    [Fact]
    public void Each_change_is_told_after_it_is_committed()
    {
        var thread = Start();
        _setup.Post(thread, "one", "two");
        _setup.Edit(thread, 1, "changed");
        Assert.Equal(["one", "two", "changed"], _told.OfType<Post>().Select(post => post.Source));
        Assert.True(_followers!.CaughtUp);
    }

    [Fact]
    public void What_was_not_told_before_a_crash_is_told_after_it_in_order_of_revision()
    {
        var thread = Start();
        _setup.Post(thread, "one");
        _trouble = new TimeoutException();
        _setup.Fill(thread, 1000);
        _setup.Edit(thread, 30, "edited");
        _setup.Edit(thread, 500, null);
        _trouble = null;
        _told.Clear();
        Start();
        Assert.Equal(_told.Select(entry => entry.Rev).Order(), _told.Select(entry => entry.Rev));
        Assert.Equal(
            Enumerable.Range(2, 1000).Select(no => (long)no),
            _told.Select(entry => entry.No).Where(no => no > 1).Order());
        Assert.IsType<Tombstone>(_told[^1]);
        Assert.True(_followers!.CaughtUp);
    }

    [Fact]
    public void What_changes_while_a_long_backlog_is_told_is_told_too()
    {
        var thread = Start();
        _trouble = new TimeoutException();
        _setup.Fill(thread, 400);
        var calls = 0;
        Start(async _ =>
        {
            if (++calls == 2)
            {
                await _thread!.EditAsync(Activation.Ana, _setup.NewRequest(), 390, "meanwhile");
                await _thread.PostAsync(Activation.Ana, _setup.NewRequest(), "new");
            }
        });
        Assert.Equal(401, _told.Select(entry => entry.No).Distinct().Count());
        Assert.Equal(["meanwhile", "new"], _told.OfType<Post>().TakeLast(2).Select(post => post.Source));
        Assert.True(_followers!.CaughtUp);
    }

    [Fact]
    public void A_telling_that_fails_is_repeated_until_it_succeeds_with_growing_pauses()
    {
        var thread = Start();
        _trouble = new TimeoutException();
        _setup.Post(thread, "one");
        Assert.Empty(_told);
        Advance(0.6, 1.1, 2.1);
        Assert.False(_followers!.CaughtUp);
        _trouble = null;
        Advance(30);
        Assert.Single(_told);
        Assert.True(_followers.CaughtUp);
    }

    [Fact]
    public void Tellings_keep_their_distance_and_each_has_the_latest_state()
    {
        var thread = Start(every: TimeSpan.FromSeconds(2));
        _setup.Post(thread, "one");
        _setup.Edit(thread, 1, "two");
        _setup.Edit(thread, 1, "three");
        Assert.Single(_told);
        Advance(2);
        Assert.Equal(["one", "three"], _told.OfType<Post>().Select(post => post.Source));
    }

    [Fact]
    public void A_cursor_is_durable_with_the_next_commit_and_what_does_not_concern_moves_it_too()
    {
        var thread = Start(concerns: entry => entry is Tombstone);
        _setup.Post(thread, "one", "two", "three");
        Assert.Empty(_told);
        Assert.Equal(3, thread.Topic.Cursors["follower"]);
        Assert.Equal(2, _setup.Start().Topic.Cursors["follower"]);
    }

    [Fact]
    public void A_stopped_follower_ends_its_pause()
    {
        var thread = Start();
        _trouble = new TimeoutException();
        _setup.Post(thread, "one");
        _followers!.Stop();
        _trouble = null;
        Advance(60);
        Assert.Empty(_told);
    }

    private Activation Start(
        Func<ImmutableArray<Entry>, Task>? tell = null, TimeSpan every = default, Func<Entry, bool>? concerns = null)
    {
        _followers?.Stop();
        Followers? followers = null;
        var thread = new Activation(_setup.Store, _setup.Clock, TopicShape.Window, committed: _ => followers!.Start());
        _setup.Scheduler.Complete(thread.Topic.ActivateAsync);
        _thread = thread;
        var follower = new Follower
        {
            Name = "follower",
            Every = every,
            Concerns = concerns ?? (_ => true),
            TellAsync = async entries =>
            {
                await Task.Yield();
                await (tell?.Invoke(entries) ?? (_trouble is null ? Task.CompletedTask : Task.FromException(_trouble)));
                _told.AddRange(entries);
            },
        };
        _followers = followers = new Followers(thread.Topic, [follower], _setup.Clock, NullLogger.Instance);
        _setup.Scheduler.Complete(() =>
        {
            followers.Start();
            return Task.CompletedTask;
        });
        return thread;
    }

    private void Advance(params double[] seconds)
    {
        foreach (var some in seconds)
        {
            _setup.Clock.Advance(TimeSpan.FromSeconds(some));
            _setup.Scheduler.Drain();
        }
    }
}
