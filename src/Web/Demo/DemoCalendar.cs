using Comparte.Publications;

namespace Comparte.Web.Demo;

/// <summary>When things of the demonstration were shared, over the year before the import, and when events take place: half of
/// them in the weeks to come.</summary>
internal sealed class DemoCalendar(DateTimeOffset now)
{
    private const double Year = 364;
    private const double Newest = 0.1;

    /// <summary>More is shared lately than at first.</summary>
    private const double Growth = 1.5;

    private const int ComingDays = 56;
    private const int ComingSharedDays = 40;

    private static readonly Dictionary<string, string> Zones = new Dictionary<string, string>
    {
        ["ES"] = "Europe/Madrid",
        ["MX"] = "America/Mexico_City",
        ["GT"] = "America/Guatemala",
        ["SV"] = "America/El_Salvador",
        ["NI"] = "America/Managua",
        ["CO"] = "America/Bogota",
        ["EC"] = "America/Guayaquil",
        ["PE"] = "America/Lima",
        ["BO"] = "America/La_Paz",
        ["PY"] = "America/Asuncion",
        ["BR"] = "America/Bahia",
        ["BR/Pará"] = "America/Belem",
        ["CU"] = "America/Havana",
    };

    /// <summary>When the thing with this rank was shared; the oldest has rank 0.</summary>
    public DateTimeOffset SharedAt(string key, int rank, int count) =>
        AtDay(key, Newest + (Year * Math.Pow(1 - ((rank + 0.5) / count), Growth)));

    /// <summary>When an event was shared and takes place. The later half is still to come.</summary>
    /// <param name="key">Which.</param>
    /// <param name="of">Whose it is, and where.</param>
    /// <param name="rank">Its rank among events, the oldest having 0.</param>
    /// <param name="count">How many events there are.</param>
    public (DateTimeOffset SharedAt, Occasion When) Event(string key, DemoOrganization of, int rank, int count)
    {
        var past = count / 2;
        if (rank < past)
        {
            var daysAgo = 10 + ((Year - 40) * Math.Pow(1 - ((rank + 0.5) / past), Growth));
            var ahead = 12 + DemoChance.Of($"{key}/ahead", 18);
            return (AtDay(key, daysAgo + ahead), Occasion(key, of, now - TimeSpan.FromDays(daysAgo)));
        }

        var part = (rank - past + 0.5) / (count - past);
        return (
            AtDay(key, Newest + (ComingSharedDays * (1 - part))),
            Occasion(key, of, now + TimeSpan.FromDays(1 + (part * (ComingDays - 3)))));
    }

    /// <summary>Some time later, and before now.</summary>
    public DateTimeOffset After(DateTimeOffset at, TimeSpan later) =>
        at + later < now - TimeSpan.FromMinutes(20) ? at + later : at + ((now - at) * 0.8);

    /// <summary>By day, where most people of the network live; what is newer than two days as it is.</summary>
    private DateTimeOffset AtDay(string key, double daysAgo)
    {
        var at = now - TimeSpan.FromDays(daysAgo);
        return daysAgo < 2
            ? at
            : new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero)
                + TimeSpan.FromMinutes((12 * 60) + DemoChance.Of($"{key}/minute", 11 * 60));
    }

    private static Occasion Occasion(string key, DemoOrganization of, DateTimeOffset about)
    {
        var zone = Zones.GetValueOrDefault($"{of.Country}/{of.Territory}") ?? Zones[of.Country];
        var place = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;
        var day = TimeZoneInfo.ConvertTime(about, place).Date;
        var allDay = DemoChance.Happens($"{key}/allDay", 20);
        var start = allDay ? day : day.AddHours(8 + DemoChance.Of($"{key}/hour", 9));
        var end = allDay
            ? day.AddDays(DemoChance.Of($"{key}/days", 2))
            : start.AddMinutes(90 + (30 * DemoChance.Of($"{key}/length", 6)));
        return new Occasion
        {
            Start = In(place, start),
            End = end > start ? In(place, end) : null,
            Zone = zone,
            AllDay = allDay,
        };
    }

    private static DateTimeOffset In(TimeZoneInfo zone, DateTime local) => new(local, zone.GetUtcOffset(local));
}
