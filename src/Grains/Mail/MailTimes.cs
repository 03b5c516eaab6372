namespace Comparte.Mail;

/// <summary>When mails go, by the clock on the member's wall.</summary>
internal static class MailTimes
{
    /// <summary>Digests of one hour are spread over so many minutes, so that they don't all go at once.</summary>
    public const int SpreadMinutes = 15;

    private static readonly TimeSpan FirstGap = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestGap = TimeSpan.FromHours(6);

    /// <summary>A time zone; where nobody knows it any more, the one for those who chose none.</summary>
    public static TimeZoneInfo ZoneOf(string zone, string otherwise) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone.Length > 0 ? zone : otherwise, out var known)
            || TimeZoneInfo.TryFindSystemTimeZoneById(otherwise, out known)
            ? known
            : TimeZoneInfo.Utc;

    /// <summary>When the quiet hours end in which a moment is; null where it is in none.</summary>
    public static DateTimeOffset? QuietEnd(MailChoice choice, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (choice is not { QuietFrom: { } from, QuietTo: { } to } || from == to)
        {
            return null;
        }

        var wall = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var isQuiet = from < to ? wall.Hour >= from && wall.Hour < to : wall.Hour >= from || wall.Hour < to;
        if (!isQuiet)
        {
            return null;
        }

        // Clocks that are put back repeat an hour: the end of the night is the one that is still to come.
        return Enumerable.Range(0, 3).Select(days => Instant(wall.Date.AddDays(days).AddHours(to), zone)).First(end => end > now);
    }

    /// <summary>When the next digest after a moment goes; null: none does.</summary>
    /// <param name="choice">What the member chose.</param>
    /// <param name="zone">The member's time zone.</param>
    /// <param name="after">The moment.</param>
    /// <param name="spread">Minutes after the hour, less than <see cref="SpreadMinutes"/>.</param>
    public static DateTimeOffset? NextDigest(MailChoice choice, TimeZoneInfo zone, DateTimeOffset after, int spread)
    {
        if (choice.Digest == DigestRhythm.Never)
        {
            return null;
        }

        // The day before as well: where clocks are put back or forward, an hour of it may be to come.
        var today = TimeZoneInfo.ConvertTime(after, zone).Date;
        return Enumerable.Range(-1, 10)
            .Select(days => today.AddDays(days))
            .Where(day => choice.Digest == DigestRhythm.Daily || day.DayOfWeek == choice.Day)
            .Select(day => Instant(day.AddHours(choice.Hour), zone).AddMinutes(spread))
            .First(at => at > after);
    }

    /// <summary>The minutes after the hour at which somebody's digest goes.</summary>
    public static int SpreadOf(string member) => member.Aggregate(0, (sum, letter) => ((sum * 31) + letter) % SpreadMinutes);

    /// <summary>How long before it takes place a digest tells of an event: until the next one at least.</summary>
    public static TimeSpan AheadOf(DigestRhythm rhythm) => TimeSpan.FromDays(rhythm == DigestRhythm.Weekly ? 7 : 2);

    /// <summary>How long to wait after so many tries in vain: each time four times longer.</summary>
    public static TimeSpan GapAfter(int tries)
    {
        var gap = FirstGap * Math.Pow(4, Math.Clamp(tries - 1, 0, 10));
        return gap < LongestGap ? gap : LongestGap;
    }

    /// <summary>The moment at which a clock on the wall shows a time. Where it jumps over that time, the moment of the jump, as it
    /// were; where it shows it twice, the first.</summary>
    private static DateTimeOffset Instant(DateTime wall, TimeZoneInfo zone)
    {
        wall = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }
}
