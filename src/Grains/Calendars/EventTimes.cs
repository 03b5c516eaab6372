using Comparte.Publications;

namespace Comparte.Calendars;

/// <summary>The hours of events.</summary>
public static class EventTimes
{
    /// <summary>An event that lasts longer stands in the calendars of its first years alone.</summary>
    private const int MaxYears = 3;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Until when it lasts: its end; where days alone are meant or nobody said an end, the end of the day
    /// there.</summary>
    public static DateTimeOffset Until(Occasion when) => when is { End: { } end, AllDay: false }
        ? end
        : EndOfDay(when.AllDay ? when.End ?? when.Start : when.Start, when.Zone);

    /// <summary>Whether it is over.</summary>
    public static bool IsOver(Occasion when, DateTimeOffset now) => Until(when) <= now;

    /// <summary>The years in which it takes place for somebody somewhere: clocks differ by less than a day.</summary>
    public static IEnumerable<int> Years(Occasion when)
    {
        var first = (when.Start - Day).UtcDateTime.Year;
        var last = ((when.End ?? when.Start) + Day).UtcDateTime.Year;
        return Enumerable.Range(first, Math.Min(last - first + 1, MaxYears));
    }

    private static DateTimeOffset EndOfDay(DateTimeOffset at, string zone)
    {
        var there = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? known : TimeZoneInfo.Utc;
        var next = TimeZoneInfo.ConvertTime(at, there).Date.AddDays(1);

        // Where the clocks go forward at midnight, the day begins an hour later.
        next = there.IsInvalidTime(next) ? next.AddHours(1) : next;
        return new DateTimeOffset(next, there.GetUtcOffset(next));
    }
}
