using Comparte.Members;

namespace Comparte.Grains.Tests.Members;

/// <summary>How often read positions are written.</summary>
public sealed class ReadMarksTests
{
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5);
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ThreadId Thread = ThreadId.Of("t" + new string('0', 32));
    private readonly ReadMarks _marks = new(Spacing);

    [Fact]
    public void The_first_goes_at_once_and_the_next_ones_wait_for_the_furthest()
    {
        Assert.True(_marks.Take(Thread, 3, Start));
        Assert.False(_marks.Take(Thread, 9, Start.AddSeconds(1)));
        Assert.False(_marks.Take(Thread, 5, Start.AddSeconds(2)));

        Assert.Equal(Start + Spacing, _marks.NextAt);
        Assert.Empty(_marks.TakeDue(Start.AddSeconds(4)));
        Assert.Equal([(Thread, 9L)], _marks.TakeDue(Start + Spacing));
        Assert.Null(_marks.NextAt);
        Assert.False(_marks.Take(Thread, 10, Start.AddSeconds(6)));
    }

    [Fact]
    public void Threads_do_not_wait_for_each_other()
    {
        Assert.True(_marks.Take(Thread, 3, Start));
        Assert.True(_marks.Take(ThreadId.Of("t" + new string('1', 32)), 3, Start));
    }

    [Fact]
    public void All_that_waits_goes_when_the_activation_ends()
    {
        _marks.Take(Thread, 3, Start);
        _marks.Take(Thread, 4, Start);

        Assert.Equal([(Thread, 4L)], _marks.TakeDue(Start, all: true));
    }
}
