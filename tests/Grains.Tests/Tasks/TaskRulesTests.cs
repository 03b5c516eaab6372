using Comparte.Tasks;

namespace Comparte.Grains.Tests.Tasks;

/// <summary>What an owner's own topic says of tasks.</summary>
public sealed class TaskRulesTests
{
    private static readonly GroupId Group = GroupId.Of("g");
    private static readonly MemberId Ana = MemberId.Of("ma");

    [Fact]
    public void The_own_topic_names_those_that_are_due_first_and_counts_all()
    {
        var tasks = Enumerable.Range(1, 30).Select(no => new GroupTask
        {
            No = no,
            Owner = Ana,
            Due = no % 2 == 0 ? new DateOnly(2030, 1, 31 - no) : null,
        });

        var own = TaskRules.OwnOf(Group, Ana, tasks, 7)!;

        Assert.Equal((30, 7), (own.Open, own.ToldRev));
        Assert.Equal([30, 28, 26], own.Tasks.Take(3).Select(task => task.No));
        Assert.Equal([1, 3, 5, 7, 9], own.Tasks.Skip(15).Select(task => task.No));
        Assert.Equal(TaskRules.MaxOwn, own.Tasks.Length);
    }

    [Fact]
    public void What_is_done_or_done_by_others_is_no_own_task()
    {
        GroupTask[] tasks =
        [
            new() { No = 1, Owner = Ana, DoneAt = DateTimeOffset.UnixEpoch },
            new() { No = 2, Owner = MemberId.Of("mb") },
            new() { No = 3 },
        ];

        Assert.Null(TaskRules.OwnOf(Group, Ana, tasks, 7));
    }
}
