using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Members;

namespace Comparte.Grains.Tests.Groups;

/// <summary>Several threads of a group marked as read at once.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ReadingTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    [Fact]
    public async Task Threads_are_read_as_far_as_the_group_knows_and_never_less_than_before()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var group = await _community.NewGroupAsync(ana);
        var (first, second) = (await KnownThreadAsync(ana, group), await KnownThreadAsync(ana, group));
        Assert.Null(await _community.Thread(first).MarkReadAsync(ana, 2));

        Assert.Null(await ReadAsync(ana, group, (first, 1), (second, 900)));

        Assert.Equal(new Dictionary<string, long> { [first.Value] = 2, [second.Value] = 2 }, await PositionsAsync(ana));
    }

    [Fact]
    public async Task Threads_of_other_groups_and_what_is_no_thread_are_left_out()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var (group, other) = (await _community.NewGroupAsync(ana), await _community.NewGroupAsync(ana));
        var (here, elsewhere) = (await KnownThreadAsync(ana, group), await KnownThreadAsync(ana, other));
        var threads = ImmutableSortedDictionary<string, long>.Empty
            .Add(here.Value, 2).Add(elsewhere.Value, 2).Add(ana.Value, 2).Add("about", 2).Add("", 2);

        Assert.Null(await _community.Group(group).MarkReadAsync(ana, threads));

        Assert.Equal([here.Value], (await PositionsAsync(ana)).Keys);
    }

    [Fact]
    public async Task More_than_a_thousand_threads_at_once_are_refused()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var group = await _community.NewGroupAsync(ana);
        var threads = Enumerable.Range(0, GroupRules.ReadAtOnce + 1)
            .ToImmutableSortedDictionary(i => $"t{i:x32}", _ => 2L);

        var refusal = await _community.Group(group).MarkReadAsync(ana, threads);

        Assert.Equal(("too_many_items", "threads"), (refusal?.Code, refusal?.Field));
    }

    private Task<Refusal?> ReadAsync(MemberId actor, GroupId group, params (ThreadId Thread, long No)[] threads) =>
        _community.Group(group).MarkReadAsync(
            actor, threads.ToImmutableSortedDictionary(one => one.Thread.Value, one => one.No));

    private async Task<Dictionary<string, long>> PositionsAsync(MemberId member) =>
        (await _community.Member(member).MineAsync(member)).OfType<ReadPosition>().ToDictionary(one => one.Id, one => one.UpTo);

    /// <summary>A thread whose card has reached its group.</summary>
    private async Task<ThreadId> KnownThreadAsync(MemberId member, GroupId group)
    {
        var thread = await _community.NewThreadAsync(member, group);
        await Community.EventuallyAsync(async () =>
            (await _community.Group(group).NewestThreadsAsync(member, 9)).Any(card => card.Id == thread.Value));
        return thread;
    }
}
