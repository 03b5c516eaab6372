using Comparte.Topics;
using CsCheck;

namespace Comparte.Grains.Tests.Topics;

public sealed class WatchersTests
{
    private readonly TopicSetup _setup = new();
    private readonly Activation _thread;
    private readonly Watchers _watchers;

    public WatchersTests()
    {
        Watchers? watchers = null;
        _thread = new Activation(_setup.Store, _setup.Clock, TopicShape.Window, committed: _ => watchers!.Notify());
        _setup.Scheduler.Complete(_thread.Topic.ActivateAsync);
        watchers = new Watchers(_thread.Topic, new TopicId("thread", "t1"), () => null, _setup.Clock);
        _watchers = watchers;
    }

    [Fact]
    public void Every_change_reaches_every_host_in_order_one_call_at_a_time() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 2], (kind, host) => (kind, host)).Array[1, 120].Sample(
            steps => new WatchersTests().Check(steps), threads: 1);

    [Fact]
    public void A_dead_host_delays_nobody_and_is_forgotten_after_two_failures()
    {
        var (dead, alive) = (new TestHost("dead") { IsSlow = true }, new TestHost("alive"));
        Watch(dead);
        Watch(alive);
        Enumerable.Range(0, 10).ToList().ForEach(_ => Post());
        Assert.Equal(10, alive.Batches.Count);
        dead.Answer(well: false);
        _setup.Scheduler.Drain();
        Assert.True(_watchers.Renew(dead.Id));
        dead.Answer(well: false);
        _setup.Scheduler.Drain();
        Assert.False(_watchers.Renew(dead.Id));
        Assert.Empty(dead.Batches);
        Post();
        Assert.Equal(0, dead.InFlight);
    }

    [Fact]
    public void A_success_between_two_failures_keeps_a_host()
    {
        var host = new TestHost("a") { IsSlow = true };
        Watch(host);
        foreach (var well in new[] { false, true, false, true })
        {
            Post();
            host.Answer(well);
            _setup.Scheduler.Drain();
        }

        Assert.True(_watchers.Renew(host.Id));
    }

    [Fact]
    public void A_host_that_does_not_renew_is_forgotten()
    {
        var (renewing, silent) = (new TestHost("renewing"), new TestHost("silent"));
        Watch(renewing);
        Watch(silent);
        _setup.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.True(_watchers.Renew(renewing.Id));
        _setup.Clock.Advance(TimeSpan.FromSeconds(40));
        Post();
        Assert.Single(renewing.Batches);
        Assert.Empty(silent.Batches);
        Assert.False(_watchers.Renew(silent.Id));
    }

    [Fact]
    public void A_restarted_host_replaces_itself_and_is_not_replaced_by_what_it_was()
    {
        var (before, after) = (new TestHost("a", 1), new TestHost("a", 2));
        Watch(before);
        Watch(after);
        Assert.False(_watchers.Watch(before.Id, before, _thread.Topic.Head));
        Assert.False(_watchers.Renew(before.Id));
        _watchers.Unwatch(before.Id);
        Post();
        Assert.Empty(before.Batches);
        Assert.Single(after.Batches);
        _watchers.Unwatch(after.Id);
        Post();
        Assert.Single(after.Batches);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_host_that_watches_anew_while_a_call_is_under_way_gets_the_next_one_after_it(bool isRestarted)
    {
        var host = new TestHost("a") { IsSlow = true };
        Watch(host);
        Post();
        var anew = isRestarted ? host.Restarted() : host;
        Rewatch(anew);
        Post();
        Assert.Equal((1, 1), (host.InFlight, host.MostInFlight));
        host.Answer(well: false);
        _setup.Scheduler.Drain();
        host.Answer();
        _setup.Scheduler.Drain();
        Assert.Equal((1L, 2L), (Assert.Single(anew.Batches).From, anew.Batches[0].To));
        Assert.Equal(1, host.MostInFlight);
    }

    [Fact]
    public void A_slow_host_gets_what_it_missed_in_one_batch_with_each_entry_once()
    {
        var host = new TestHost("slow") { IsSlow = true };
        Watch(host);
        Post();
        foreach (var edit in Enumerable.Range(0, 20))
        {
            _setup.Edit(_thread, 1, $"edit {edit}");
        }

        host.Answer();
        _setup.Scheduler.Drain();
        host.Answer();
        _setup.Scheduler.Drain();
        Assert.Equal(
            [(0L, 1L, 1), (1L, 21L, 1)],
            host.Batches.Select(batch => (batch.From, batch.To, batch.Entries.Length)));
    }

    [Fact]
    public void A_host_behind_the_ring_sees_a_gap_and_then_everything()
    {
        var host = new TestHost("slow") { IsSlow = true };
        Watch(host);
        Post();
        _setup.Fill(_thread, 900);
        for (var call = 0; call < 20; call++)
        {
            host.Answer();
            _setup.Scheduler.Drain();
        }

        Assert.True(host.Batches[1].From > host.Batches[0].To);
        Assert.Equal(901, host.Batches[^1].To);
        Assert.All(host.Batches, batch => Assert.InRange(batch.Entries.Length, 0, ChangeRing.MaxBatch));
        Assert.All(
            host.Batches.Skip(1).Zip(host.Batches.Skip(2)), pair => Assert.Equal(pair.First.To, pair.Second.From));
    }

    private void Rewatch(TestHost host)
    {
        _watchers.Unwatch(host.Id);
        Watch(host);
    }

    private void Watch(TestHost host) => _watchers.Watch(host.Id, host, _thread.Topic.Head);

    private void Post() => _setup.Post(_thread, "text");

    private void Check((int Kind, int Host)[] steps)
    {
        TestHost[] hosts = [new("a"), new("b") { IsSlow = true }, new("c") { IsSlow = true }];
        var copies = hosts.Select(_ => new ReaderCopy()).ToArray();
        var applied = new int[hosts.Length];
        Post();
        foreach (var (kind, at) in steps)
        {
            var host = hosts[at];
            switch (kind)
            {
                case < 3: Post(); break;
                case < 4: _setup.Edit(_thread, 1 + (at % _thread.Topic.NewestNo), $"edit {kind}"); break;
                case < 5: _setup.Fill(_thread, 40, new string('x', 100)); break;
                case < 6: Watch(host); break;
                case < 8: host.Answer(); break;
                case < 10: host.Answer(well: false); break;
                case < 11: _watchers.Unwatch(host.Id); break;
                case < 12: Rewatch(host); break;
                default:
                    hosts[at] = host.Restarted();
                    applied[at] = 0;
                    Watch(hosts[at]);
                    break;
            }

            _setup.Scheduler.Drain();
            Apply(hosts, copies, applied);
        }

        foreach (var (host, copy) in hosts.Zip(copies))
        {
            // Renewing repairs a host that was forgotten: it watches again and fetches the difference.
            host.IsSlow = false;
            while (host.InFlight > 0)
            {
                host.Answer();
                _setup.Scheduler.Drain();
            }

            Watch(host);
            _setup.CatchUp(copy, _thread);
        }

        Post();
        Apply(hosts, copies, applied);
        Assert.All(hosts, host => Assert.InRange(host.MostInFlight, 0, 1));
        Assert.All(copies, copy => Assert.Equal(_thread.Topic.Head, copy.Rev));
        Assert.All(copies, copy => Assert.All(
            copy.Entries, held => Assert.Equal(held.Value, _thread.Topic.FindCommitted(held.Value.Id) ?? held.Value)));
    }

    /// <summary>A host applies batches as they come; at a gap its readers fetch the difference.</summary>
    private void Apply(TestHost[] hosts, ReaderCopy[] copies, int[] applied)
    {
        for (var at = 0; at < hosts.Length; at++)
        {
            for (; applied[at] < hosts[at].Batches.Count; applied[at]++)
            {
                var batch = hosts[at].Batches[applied[at]];
                Assert.True(batch.From <= batch.To && batch.To <= _thread.Topic.Head);
                Assert.All(batch.Entries, entry => Assert.InRange(entry.Rev, batch.From + 1, batch.To));
                if (!copies[at].Apply(batch))
                {
                    _setup.CatchUp(copies[at], _thread);
                }
            }
        }
    }
}
