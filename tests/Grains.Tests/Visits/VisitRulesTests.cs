using Comparte.Visits;

namespace Comparte.Grains.Tests.Visits;

/// <summary>What can be visited, and the sums of visits.</summary>
public sealed class VisitRulesTests
{
    private static readonly DateOnly Day = new(2026, 5, 1);

    [Theory]
    [InlineData('o', "organization")]
    [InlineData('n', "initiative")]
    [InlineData('p', "publication")]
    [InlineData('w', "need")]
    public void An_item_has_a_topic(char prefix, string kind)
    {
        var item = prefix + new string('0', 32);

        Assert.Equal($"{kind}/{item}", VisitRules.TopicOf(item).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("o")]
    [InlineData("o0123")]
    [InlineData("members")]
    [InlineData("m00000000000000000000000000000000")]
    public void Nothing_else_can_be_visited(string? item) => Assert.Null(VisitRules.TopicOf(item));

    [Fact]
    public void Days_are_kept_for_a_year_and_the_total_forever()
    {
        var state = new VisitsState();
        for (var day = 0; day < 400; day++)
        {
            state = VisitRules.Add(state, Day.AddDays(day), 2);
        }

        Assert.Equal(800, state.Total);
        Assert.Equal(366, state.Days.Count);
        Assert.Equal((Day.AddDays(34), 2), (state.Days.First().Key, state.Days.First().Value));
        Assert.Equal(Day.AddDays(399), state.Days.Last().Key);
    }

    [Fact]
    public void Visits_from_elsewhere_make_the_same_sums()
    {
        var state = VisitRules.Of(
            Enumerable.Range(0, 400).SelectMany(day => new[] { new VisitDay(Day.AddDays(day), 1), new(Day, 1) }));

        Assert.Equal(800, state.Total);
        Assert.Equal(366, state.Days.Count);
    }

    [Fact]
    public void Only_today_and_yesterday_are_taken()
    {
        Assert.True(VisitRules.Takes(Day, Day));
        Assert.True(VisitRules.Takes(Day.AddDays(-1), Day));
        Assert.False(VisitRules.Takes(Day.AddDays(-2), Day));
        Assert.False(VisitRules.Takes(Day.AddDays(1), Day));
    }
}
