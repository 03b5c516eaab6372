using Comparte.Calendars;
using Comparte.Publications;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Calendars;

/// <summary>The hours of events, and the years in which they stand.</summary>
public sealed class EventTimesTests
{
    [Theory]
    [InlineData("2026-06-01T10:00-06:00", "2026-06-01T12:00-06:00", false, "2026-06-01T18:00Z")]
    [InlineData("2026-06-01T10:00-06:00", null, false, "2026-06-02T06:00Z")]
    [InlineData("2026-06-01T00:00-06:00", null, true, "2026-06-02T06:00Z")]
    [InlineData("2026-06-01T00:00-06:00", "2026-06-03T00:00-06:00", true, "2026-06-04T06:00Z")]
    public void It_lasts_until_its_end_or_the_end_of_its_day_there(string start, string? end, bool allDay, string until) =>
        Assert.Equal(At(until), EventTimes.Until(When(start, end, allDay, "America/Guatemala")));

    [Fact]
    public void Its_day_ends_an_hour_later_where_the_clocks_skip_midnight() => Assert.Equal(
        At("2026-09-06T04:00Z"), EventTimes.Until(When("2026-09-05T00:00-04:00", null, true, "America/Santiago")));

    [Fact]
    public void A_zone_that_nobody_knows_counts_as_none() => Assert.Equal(
        At("2026-06-02T00:00Z"), EventTimes.Until(When("2026-06-01T10:00Z", null, true, "Mars/Olympus")));

    [Theory]
    [InlineData("2026-06-01T10:00Z", null, new[] { 2026 })]
    [InlineData("2026-12-31T12:00Z", null, new[] { 2026, 2027 })]
    [InlineData("2027-01-01T10:00Z", null, new[] { 2026, 2027 })]
    [InlineData("2026-12-10T10:00Z", "2027-02-01T10:00Z", new[] { 2026, 2027 })]
    [InlineData("2026-06-01T10:00Z", "2190-02-01T10:00Z", new[] { 2026, 2027, 2028 })]
    public void It_stands_in_each_year_in_which_it_takes_place_somewhere(string start, string? end, int[] years) =>
        Assert.Equal(years, EventTimes.Years(When(start, end, false, "UTC")));

    [Theory]
    [InlineData("network-2026", true)]
    [InlineData("network-1850", false)]
    [InlineData("network", false)]
    [InlineData("network-2026-01", false)]
    [InlineData("g00000000000000000000000000000000-2026", true)]
    [InlineData("m00000000000000000000000000000000-2026", false)]
    [InlineData("-2026", false)]
    public void Only_these_keys_are_calendars(string key, bool isOne) =>
        Assert.Equal(isOne, TopicId.TryParse($"calendar/{key}", out _));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Occasion When(string start, string? end, bool allDay, string zone) =>
        new() { Start = At(start), End = end is null ? null : At(end), AllDay = allDay, Zone = zone };
}
