using System.Collections.Immutable;
using Comparte.Inbox;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Inbox;

public sealed class InboxRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_told_first_stands()
    {
        Assert.Equal(Told(rev: 4), Assert.Single(Fold(Told(rev: 4), null)));
        Assert.Empty(Fold(Told(rev: 4, count: 0), null));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(3)]
    public void What_is_told_again_or_late_changes_nothing(long rev) =>
        Assert.Empty(Fold(Told(rev, count: 7), Present(rev: 4)));

    [Fact]
    public void More_of_it_makes_a_notice_new_again_in_its_place_or_among_the_newest()
    {
        var more = Told(rev: 5, count: 2) with { At = Noon.AddHours(1) };

        var near = Assert.IsType<Notice>(Assert.Single(Fold(more, Present(rev: 4) with { Seen = true })));
        Assert.Equal((7, false, more.At), (near.No, near.Seen, near.At));

        foreach (var changes in new[] { Fold(more, Present(rev: 4), newest: 27), Fold(more, Present(rev: 4), seenUpTo: 7) })
        {
            Assert.Equal([7, 0], changes.Select(change => change.No));
            Assert.IsType<Tombstone>(changes[0]);
            Assert.False(Assert.IsType<Notice>(changes[1]).Seen);
        }
    }

    [Fact]
    public void Less_of_it_calls_nobody_and_nothing_of_it_takes_the_notice_away()
    {
        var present = Present(rev: 4, count: 3) with { Seen = true };

        var less = Assert.IsType<Notice>(Assert.Single(Fold(Told(rev: 5, count: 2) with { At = Noon.AddHours(1) }, present)));
        Assert.Equal((2, true, Noon), (less.Count, less.Seen, less.At));

        var gone = Assert.IsType<Tombstone>(Assert.Single(Fold(Told(rev: 5, count: 0), present)));
        Assert.Equal((7, 5), (gone.No, gone.ToldRev));
    }

    [Fact]
    public void Another_type_of_the_same_is_new()
    {
        var other = Fold(Told(rev: 5) with { Type = NoticeType.Reply }, Present(rev: 4) with { Seen = true });
        Assert.False(Assert.IsType<Notice>(Assert.Single(other)).Seen);
    }

    [Fact]
    public void The_three_who_did_it_last_are_named()
    {
        var members = Enumerable.Range(1, 5).Select(at => MemberId.Of($"m{at:x32}")).ToImmutableArray();
        var notice = Assert.IsType<Notice>(Assert.Single(Fold(Told(rev: 1, count: 5) with { By = members }, null)));
        Assert.Equal(members[2..].AsEnumerable(), notice.By);
    }

    private static ImmutableArray<Entry> Fold(Notice told, Notice? present, long newest = 26, long seenUpTo = 6) =>
        InboxRules.Fold(told, present, newest, seenUpTo);

    private static Notice Told(long rev, int count = 1) =>
        new() { Type = NoticeType.Mention, Key = "post/t1/3", Count = count, At = Noon, ToldRev = rev };

    private static Notice Present(long rev, int count = 1) => Told(rev, count) with { Id = "7", No = 7, Rev = 12 };
}
