using Comparte.Topics;

namespace Comparte.Initiatives;

/// <summary>What a log may hold, and how a change applies.</summary>
internal static class LogRules
{
    /// <summary>The id of entry 1.</summary>
    public const string AboutId = "about";

    /// <summary>The number of the first note.</summary>
    public const long FirstNo = 2;

    private const int Decimals = 5;
    private static readonly DateOnly Earliest = new(1990, 1, 1);

    /// <summary>Why a note can't be taken, or null.</summary>
    public static Refusal? Check(LogNoteChange note, bool isNew, DateOnly today) =>
        InputRules.Request(note.RequestId)
        ?? (note.Type is null ? isNew ? Refusal.Invalid("required", "type") : null
            : InputRules.Known(note.Type.Value, "type"))
        ?? (note.Text is null && !isNew ? null : InputRules.Lines(note.Text, 2000, "text", required: true))
        ?? CheckDay(note.On, isNew, today);

    /// <summary>A new note.</summary>
    public static LogNote New(MemberId actor, LogNoteChange note, DateTimeOffset now) =>
        Apply(new LogNote { By = actor, At = now, RequestId = note.RequestId }, note);

    /// <summary>Changes a note, or says that a step is done: that may anybody who reads.</summary>
    public static Outcome<LogNote> Change(LogNote present, MemberId actor, LogNoteChange change)
    {
        var isOwn = present.By == actor;
        return isOwn || change with { Done = null, RequestId = default } == new LogNoteChange()
            ? Apply(present, change)
            : Refusal.NotAllowed;
    }

    /// <summary>Entry 1 as it is with these rights: the same when they are known or older.</summary>
    public static LogAbout About(LogAbout? present, LogRights rights)
    {
        var about = present ?? new LogAbout { Id = AboutId };
        return about with
        {
            InitiativeRev = Math.Max(about.InitiativeRev, rights.Initiative.Rev),
            OrganizationRev = Math.Max(about.OrganizationRev, rights.Organization.Rev),
        };
    }

    /// <summary>Why this is no place, or null.</summary>
    public static Refusal? Check(ExactPlace? place) => place is null ? null
        : place is { Latitude: null, Longitude: null } ? InputRules.Line(place.Village, 80, "village", required: true)
        : place is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 }
            ? InputRules.Line(place.Village, 80, "village")
            : Refusal.Invalid("coordinates_invalid", "latitude");

    /// <summary>The place as it is kept.</summary>
    public static ExactPlace? Clean(ExactPlace? place) => place is null ? null : place with
    {
        Latitude = Round(place.Latitude),
        Longitude = Round(place.Longitude),
        Village = InputRules.Clean(place.Village ?? ""),
    };

    private static double? Round(double? degrees) => degrees is { } some ? Math.Round(some, Decimals) : null;

    private static LogNote Apply(LogNote note, LogNoteChange change)
    {
        var type = change.Type ?? note.Type;
        return note with
        {
            Type = type,
            On = change.On ?? note.On,
            Text = change.Text is null ? note.Text : InputRules.Clean(change.Text),
            Done = type == LogNoteKind.NextStep && (change.Done ?? note.Done),
        };
    }

    private static Refusal? CheckDay(DateOnly? day, bool isNew, DateOnly today) => day is { } some
        ? some < Earliest || some > today.AddYears(10) ? Refusal.Invalid("date_invalid", "on") : null
        : isNew ? Refusal.Invalid("required", "on") : null;
}
