using System.Text;
using Comparte.Calendars;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using NodaTime.TimeZones;
using Duration = NodaTime.Duration;

namespace Comparte.Web.Calendars;

/// <summary>An event in a calendar file.</summary>
/// <param name="Event">What it is.</param>
/// <param name="Answer">What its reader answered; null: nothing.</param>
/// <param name="AnswerWords">The same in words.</param>
internal readonly record struct FileEvent(EventView Event, Attendance? Answer, string? AnswerWords);

/// <summary>
/// Writes events as iCalendar (RFC 5545). The same events give the same bytes: stamps say when an event changed, never when
/// it was fetched.
/// </summary>
internal static class CalendarFile
{
    /// <summary>The type of the content.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>How often calendars are asked to come again.</summary>
    private const string Refresh = "PT1H";

    /// <summary>The file.</summary>
    /// <param name="name">What the calendar is called.</param>
    /// <param name="site">Where the site is, for the addresses of events.</param>
    /// <param name="events">What stands in it.</param>
    public static byte[] Of(string name, string site, IReadOnlyList<FileEvent> events)
    {
        var calendar = new Calendar { ProductId = "-//Comparte//Comparte//ES" };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", Refresh);
        foreach (var (zone, some) in events
            .Where(one => !one.Event.When.AllDay)
            .Select(one => (Zone: ZoneOf(one.Event), one.Event.When))
            .Where(one => one.Zone is not null)
            .GroupBy(one => one.Zone!, one => one.When)
            .Select(group => (group.Key, group.ToList())))
        {
            calendar.AddTimeZone(Describe(zone, some.Min(when => when.Start), some.Max(when => when.End ?? when.Start)));
        }

        calendar.Events.AddRange(events.Select(one => Entry(one, site)));
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static CalendarEvent Entry(FileEvent one, string site)
    {
        var (view, answer, words) = one;
        var address = $"{site}/app/compartido/{view.Id}";
        var changed = new CalDateTime(view.ChangedAt.UtcDateTime);
        var (start, end) = Times(view);
        var entry = new CalendarEvent
        {
            Uid = $"{view.Id}@comparte",
            Summary = view.Title,
            Description = view.Summary.Length > 0 ? $"{view.Summary}\n{address}" : address,
            Location = view.Place.Length > 0 ? view.Place : null,
            Url = new Uri(address),
            Start = start,
            End = end,
            Status = EventStatus.Confirmed,
            Transparency = answer == Attendance.Going ? TransparencyType.Opaque : TransparencyType.Transparent,

            // Grows with each change, and only then.
            Sequence = (int)(view.ChangedAt - view.SharedAt).TotalSeconds,
            DtStamp = changed,
            LastModified = changed,
            Created = new CalDateTime(view.SharedAt.UtcDateTime),
        };
        if (words is not null)
        {
            entry.Categories.Add(words);
        }

        return entry;
    }

    /// <summary>Days where days are meant, the last one excluded; else hours there, or where nobody knows the zone, hours
    /// of the world.</summary>
    private static (CalDateTime Start, CalDateTime? End) Times(EventView view)
    {
        var when = view.When;
        var zone = ZoneOf(view);
        LocalDateTime Local(DateTimeOffset at) =>
            Instant.FromDateTimeOffset(at).InZone(zone ?? DateTimeZone.Utc).LocalDateTime;
        CalDateTime Day(LocalDate day) => new(day.ToDateOnly());
        if (when.AllDay)
        {
            return (Day(Local(when.Start).Date), Day(Local(when.End ?? when.Start).Date.PlusDays(1)));
        }

        CalDateTime At(DateTimeOffset at) =>
            zone is null ? new(at.UtcDateTime) : new(Local(at).ToDateTimeUnspecified(), zone.Id);
        return (At(when.Start), when.End is { } end ? At(end) : null);
    }

    private static DateTimeZone? ZoneOf(EventView view) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(view.When.Zone) is { } zone
        && (zone.MinOffset, zone.MaxOffset) != (Offset.Zero, Offset.Zero)
            ? zone
            : null;

    /// <summary>
    /// The zone as it is between two instants, each change of its clocks by itself. The library's own description repeats
    /// changes by a rule, which is a day off where clocks change at the end of a Saturday.
    /// </summary>
    private static VTimeZone Describe(DateTimeZone zone, DateTimeOffset from, DateTimeOffset to)
    {
        var described = new VTimeZone(zone.Id);
        var intervals = zone.GetZoneIntervals(
            new Interval(Instant.FromDateTimeOffset(from), Instant.FromDateTimeOffset(to) + Duration.FromSeconds(1)));
        foreach (var interval in intervals)
        {
            described.Children.Add(Describe(zone, interval));
        }

        return described;
    }

    private static VTimeZoneInfo Describe(DateTimeZone zone, ZoneInterval interval)
    {
        var before = interval.HasStart && interval.Start > Instant.MinValue + Duration.Epsilon
            ? zone.GetUtcOffset(interval.Start - Duration.Epsilon)
            : interval.WallOffset;
        var onset = interval.HasStart
            ? interval.Start.WithOffset(before).LocalDateTime.ToDateTimeUnspecified()
            : new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new VTimeZoneInfo(interval.Savings == Offset.Zero ? "STANDARD" : "DAYLIGHT")
        {
            Start = new CalDateTime(onset),
            TimeZoneName = interval.Name,
            OffsetFrom = new UtcOffset(before.ToTimeSpan()),
            OffsetTo = new UtcOffset(interval.WallOffset.ToTimeSpan()),
        };
    }
}
