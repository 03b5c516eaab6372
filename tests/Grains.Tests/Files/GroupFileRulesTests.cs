using Comparte.Files;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Files;

/// <summary>What a telling changes in a group's list of files.</summary>
public sealed class GroupFileRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_never_there_and_what_is_known_changes_nothing()
    {
        var present = Files(1, rev: 5);

        Assert.Empty(Changes([present], new Tombstone { Id = "9", ToldRev = 3 }));
        Assert.Empty(Changes([present], Files(1, rev: 4)));
        Assert.Empty(Changes([present], Files(1, rev: 8)));
        Assert.Empty(Changes([present], new Tombstone { Id = "1", ToldRev = 4 }));
    }

    [Fact]
    public void What_is_gone_leaves_a_mark_that_an_older_telling_does_not_lift()
    {
        var gone = Assert.IsType<Tombstone>(Assert.Single(Changes([Files(1, rev: 5)], new Tombstone { Id = "1", ToldRev = 6 })));

        Assert.Equal((1, 6), (gone.No, gone.ToldRev));
        Assert.Empty(GroupFileRules.Changes(_ => gone, [], [Files(1, rev: 5)]));
    }

    [Fact]
    public void The_oldest_give_way_to_what_is_new_and_what_is_older_still_does_not_come_in()
    {
        var full = Enumerable.Range(1, GroupFileRules.MaxEntries).Select(no => Files(no)).ToArray();

        var changes = Changes(full, Files(GroupFileRules.MaxEntries + 1)).ToList();

        Assert.Equal(2, changes.Count);
        Assert.Equal($"{GroupFileRules.MaxEntries + 1}", Assert.IsType<GroupFiles>(changes[0]).Id);
        Assert.Equal("1", Assert.IsType<Tombstone>(changes[1]).Id);
        Assert.Empty(Changes(full, Files(0)));
    }

    private static GroupFiles Files(int no, long rev = 1) => new()
    {
        Id = $"{no}",
        No = no,
        At = Start.AddDays(no),
        Files = [new Attachment { Id = FileId.Of("x"), Name = "a" }],
        ToldRev = rev,
    };

    private static IEnumerable<Entry> Changes(GroupFiles[] present, Entry told)
    {
        var known = present.ToDictionary(one => one.Id);
        return GroupFileRules.Changes(id => known.GetValueOrDefault(id), present, [told]);
    }
}
