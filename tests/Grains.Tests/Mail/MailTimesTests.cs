using Comparte.Mail;
using CsCheck;

namespace Comparte.Grains.Tests.Mail;

/// <summary>When mails go, by clocks that are put forward and back.</summary>
public sealed class MailTimesTests
{
    private static readonly TimeZoneInfo Bogota = TimeZoneInfo.FindSystemTimeZoneById("America/Bogota");
    private static readonly TimeZoneInfo Madrid = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");

    private static readonly string[] Zones =
    [
        "America/Bogota", "America/Guatemala", "America/Sao_Paulo", "America/St_Johns", "Europe/Madrid", "Europe/Lisbon",
        "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/Santiago", "UTC",
    ];

    private static readonly Gen<(string Zone, DateTimeOffset Now)> Moments = Gen.Select(
        Gen.Int[0, Zones.Length - 1].Select(at => Zones[at]),
        Gen.Long[0, 3L * 366 * 24 * 60],
        (zone, minutes) => (zone, At("2025-01-01T00:00Z").AddMinutes(minutes)));

    [Theory]
    [InlineData(21, 7, "2026-03-03T01:59Z", null)]
    [InlineData(21, 7, "2026-03-03T02:00Z", "2026-03-03T12:00Z")]
    [InlineData(21, 7, "2026-03-03T11:59Z", "2026-03-03T12:00Z")]
    [InlineData(21, 7, "2026-03-03T12:00Z", null)]
    [InlineData(13, 15, "2026-03-03T18:30Z", "2026-03-03T20:00Z")]
    [InlineData(13, 15, "2026-03-03T20:00Z", null)]
    [InlineData(8, 8, "2026-03-03T13:30Z", null)]
    public void Quiet_hours_hold_until_they_end(int from, int to, string now, string? end) =>
        Assert.Equal(end is null ? null : At(end), MailTimes.QuietEnd(Quiet(from, to), Bogota, At(now)));

    [Theory]
    [InlineData("2026-03-28T23:30Z", "2026-03-29T01:00Z")] // 2 o'clock is left out: the night ends at 3.
    [InlineData("2026-10-24T22:30Z", "2026-10-25T00:00Z")] // 2 o'clock comes twice: it ends at the first.
    public void A_night_in_which_clocks_change_ends_at_its_hour(string now, string end) =>
        Assert.Equal(At(end), MailTimes.QuietEnd(Quiet(22, 2), Madrid, At(now)));

    [Fact]
    public void Quiet_hours_always_end_within_a_day_and_an_hour() =>
        Gen.Select(Moments, Gen.Int[0, 23], Gen.Int[0, 23]).Sample((moment, from, to) =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(moment.Zone);
            var end = MailTimes.QuietEnd(Quiet(from, to), zone, moment.Now);
            return end is null || (end > moment.Now && end - moment.Now <= TimeSpan.FromHours(26));
        });

    [Theory]
    [InlineData("2026-03-02T12:59Z", "2026-03-02T13:00Z")]
    [InlineData("2026-03-02T13:00Z", "2026-03-09T13:00Z")]
    [InlineData("2026-03-08T23:00Z", "2026-03-09T13:00Z")]
    public void A_weekly_digest_goes_on_its_day_at_its_hour(string after, string next) =>
        Assert.Equal(At(next), MailTimes.NextDigest(new MailChoice(), Bogota, At(after), 0));

    [Theory]
    [InlineData("2026-03-28T12:00Z", 2, "2026-03-29T01:00Z")] // left out: at the jump
    [InlineData("2026-03-29T01:00Z", 2, "2026-03-30T00:00Z")]
    [InlineData("2026-10-24T23:00Z", 2, "2026-10-25T00:00Z")] // twice: the first
    [InlineData("2026-10-25T00:00Z", 2, "2026-10-26T01:00Z")] // and not again an hour later
    [InlineData("2026-10-25T00:30Z", 2, "2026-10-26T01:00Z")]
    public void A_daily_digest_goes_once_a_day_where_clocks_change(string after, int hour, string next) =>
        Assert.Equal(At(next), MailTimes.NextDigest(
            new MailChoice { Digest = DigestRhythm.Daily, Hour = hour }, Madrid, At(after), 0));

    [Fact]
    public void Daily_digests_are_some_22_to_27_hours_apart_wherever_and_whenever() =>
        Gen.Select(Moments, Gen.Int[0, 23], Gen.Int[0, MailTimes.SpreadMinutes - 1]).Sample((moment, hour, spread) =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(moment.Zone);
            var choice = new MailChoice { Digest = DigestRhythm.Daily, Hour = hour };
            var first = MailTimes.NextDigest(choice, zone, moment.Now, spread)!.Value;
            var second = MailTimes.NextDigest(choice, zone, first, spread)!.Value;
            var apart = second - first;
            return first > moment.Now && first - moment.Now <= TimeSpan.FromHours(27)
                && apart >= TimeSpan.FromHours(22) && apart <= TimeSpan.FromHours(27);
        });

    [Fact]
    public void Who_wants_none_gets_none() =>
        Assert.Null(MailTimes.NextDigest(new MailChoice { Digest = DigestRhythm.Never }, Bogota, At("2026-03-02T12:59Z"), 0));

    [Fact]
    public void A_zone_that_nobody_knows_is_that_of_the_network()
    {
        Assert.Equal("Europe/Madrid", MailTimes.ZoneOf("Europe/Madrid", "America/Bogota").Id);
        Assert.Equal("America/Bogota", MailTimes.ZoneOf("", "America/Bogota").Id);
        Assert.Equal("America/Bogota", MailTimes.ZoneOf("Moon/Base", "America/Bogota").Id);
        Assert.Equal(TimeZoneInfo.Utc, MailTimes.ZoneOf("", "Moon/Base"));
    }

    [Fact]
    public void What_was_tried_in_vain_is_tried_later_and_later()
    {
        var gaps = Enumerable.Range(1, 12).Select(MailTimes.GapAfter).ToList();
        Assert.Equal(TimeSpan.FromMinutes(1), gaps[0]);
        Assert.Equal(TimeSpan.FromMinutes(4), gaps[1]);
        Assert.Equal(TimeSpan.FromHours(6), gaps[^1]);
        Assert.Equal(gaps.Order(), gaps);
    }

    private static MailChoice Quiet(int from, int to) => new() { QuietFrom = from, QuietTo = to };

    private static DateTimeOffset At(string time) =>
        DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
