using System.Text;
using Comparte.Calendars;
using Comparte.Publications;
using Comparte.Web.Calendars;
using Ical.Net;
using Ical.Net.CalendarComponents;

namespace Comparte.Web.Tests.Calendars;

/// <summary>What stands in a calendar file, read back.</summary>
public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("America/Santiago", "2026-04-04T20:00-03:00", "2026-04-04T23:00Z")]
    [InlineData("America/Santiago", "2026-04-05T20:00-04:00", "2026-04-06T00:00Z")]
    [InlineData("Europe/Madrid", "2026-03-28T10:00+01:00", "2026-03-28T09:00Z")]
    [InlineData("Europe/Madrid", "2026-03-30T10:00+02:00", "2026-03-30T08:00Z")]
    [InlineData("America/Guatemala", "2026-07-01T10:00-06:00", "2026-07-01T16:00Z")]
    [InlineData("America/Argentina/Buenos_Aires", "2026-07-01T10:00-03:00", "2026-07-01T13:00Z")]
    public void An_hour_is_the_same_instant_by_the_zone_that_the_file_describes(string zone, string start, string utc)
    {
        var (calendar, read) = Read(new Occasion { Start = Time(start), End = Time(start).AddHours(1), Zone = zone });

        Assert.Equal(zone, read.Start!.TzId);
        Assert.Equal(Time(start).DateTime, read.Start.Value);
        Assert.Equal(Time(utc).UtcDateTime, read.Start.AsUtc);
        Assert.Equal(Time(start).Offset, OffsetAt(Assert.Single(calendar.TimeZones), read.Start.Value));
    }

    [Fact]
    public void An_event_over_the_change_of_the_clocks_has_both_descriptions()
    {
        var (calendar, read) = Read(new Occasion
        {
            Start = Time("2026-10-24T10:00+02:00"),
            End = Time("2026-10-26T10:00+01:00"),
            Zone = "Europe/Madrid",
        });

        Assert.Equal(
            ["DAYLIGHT 02:00:00", "STANDARD 01:00:00"],
            calendar.TimeZones[0]!.TimeZoneInfos.Select(info => $"{info.Name} {info.OffsetTo!.Offset}").Order());
        Assert.Equal(new DateTime(2026, 10, 26, 10, 0, 0), read.End!.Value);
    }

    [Theory]
    [InlineData(null, 5)]
    [InlineData("2026-05-06T00:00-06:00", 7)]
    public void Days_are_days_and_the_last_one_counts(string? end, int until)
    {
        var (calendar, read) = Read(new Occasion
        {
            Start = Time("2026-05-04T00:00-06:00"),
            End = end is null ? null : Time(end),
            Zone = "America/Guatemala",
            AllDay = true,
        });

        Assert.Empty(calendar.TimeZones);
        Assert.False(read.Start!.HasTime);
        Assert.Equal((new DateOnly(2026, 5, 4), new DateOnly(2026, 5, until)), (read.Start.Date, read.End!.Date));
    }

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("UTC")]
    public void A_zone_that_nobody_describes_gives_hours_of_the_world(string zone)
    {
        var (calendar, read) = Read(new Occasion { Start = Time("2026-05-04T10:00-06:00"), Zone = zone });

        Assert.Empty(calendar.TimeZones);
        Assert.Equal(Time("2026-05-04T16:00Z").UtcDateTime, read.Start!.AsUtc);
        Assert.Null(read.End);
    }

    [Fact]
    public void Signs_with_a_meaning_and_long_lines_come_back_as_they_were()
    {
        var title = "Semillas; maíz, frijol\\" + new string('ñ', 120);
        var file = CalendarFile.Of("Mi calendario", "https://comparte.example", [One(new Occasion { Start = At, Zone = "UTC" }, title)]);
        var text = Encoding.UTF8.GetString(file);

        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 150, line));
        var read = Calendar.Load(text)!.Events.Single();
        Assert.Equal(title, read.Summary);
        Assert.Equal("CONFIRMED", read.Status);
        Assert.Equal($"https://comparte.example/app/compartido/{read.Uid!.Split('@')[0]}", read.Url!.ToString());
        Assert.Contains("Voy", read.Categories);
    }

    [Fact]
    public void Nothing_in_it_depends_on_when_it_is_fetched()
    {
        var one = One(new Occasion { Start = At, Zone = "America/Lima" }, "Encuentro");

        Assert.Equal(CalendarFile.Of("x", "https://a.example", [one]), CalendarFile.Of("x", "https://a.example", [one]));
        var read = Calendar.Load(Encoding.UTF8.GetString(CalendarFile.Of("x", "https://a.example", [one])))!.Events.Single();
        Assert.Equal((120, At.AddMinutes(2).UtcDateTime), (read.Sequence, read.DtStamp!.AsUtc));
    }

    private static FileEvent One(Occasion when, string title) => new(
        new EventView
        {
            Id = EntityId.New<PublicationId>(TimeProvider.System),
            Title = title,
            When = when,
            SharedAt = At,
            ChangedAt = At.AddMinutes(2),
        },
        Attendance.Going,
        "Voy");

    private static (Calendar Calendar, CalendarEvent Event) Read(Occasion when)
    {
        var calendar = Calendar.Load(Encoding.UTF8.GetString(CalendarFile.Of("x", "https://a.example", [One(when, "Encuentro")])))!;
        return (calendar, calendar.Events.Single());
    }

    /// <summary>The offset by the file's own description: that of the newest change before.</summary>
    private static TimeSpan OffsetAt(VTimeZone zone, DateTime local) =>
        zone.TimeZoneInfos.Where(info => info.Start!.Value <= local).MaxBy(info => info.Start!.Value)!.OffsetTo!.Offset;

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
