using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Hiding;

namespace Comparte.Needs;

/// <summary>What a need or an offer may hold, and how a change applies.</summary>
internal static class NeedRules
{
    /// <summary>The id of its entry.</summary>
    public const string AboutId = "about";

    private const int MaxYears = 2;
    private static readonly NeedChange Nothing = new();

    /// <summary>Why a change can't be taken, or null.</summary>
    public static Refusal? Check(NeedChange change, bool isNew, DateOnly today) =>
        InputRules.Request(change.RequestId)
        ?? (change.Type is { } type ? InputRules.Known(type, "type") : null)
        ?? (change.Title is null && !isNew ? null : InputRules.Line(change.Title, 120, "title", required: true))
        ?? InputRules.Lines(change.Text, 1000, "text")
        ?? InputRules.Axes(change.Axes, "axes")
        ?? InputRules.Country(change.Country, "country")
        ?? InputRules.Line(change.Territory, 80, "territory")
        ?? InputRules.Languages(change.Languages, "languages")
        ?? CheckName(change, isNew)
        ?? CheckUntil(change.Until, today);

    /// <summary>Whether a change does no more than close.</summary>
    public static bool OnlyCloses(NeedChange change) =>
        change.Closed == true && change with { Closed = null, RequestId = default } == Nothing;

    /// <summary>What a new one says; it has been checked.</summary>
    public static NeedAbout New(MemberId actor, NeedChange need, DateTimeOffset now) => Apply(
        new NeedAbout { By = actor, At = now, Organization = need.Organization, Initiative = need.Initiative }, need, now);

    /// <summary>What it says with the change, which has been checked.</summary>
    public static NeedAbout Apply(NeedAbout about, NeedChange change, DateTimeOffset now)
    {
        var next = about with
        {
            Id = AboutId,
            Type = change.Type ?? about.Type,
            Title = change.Title is null ? about.Title : InputRules.Clean(change.Title),
            Text = change.Text is null ? about.Text : InputRules.Clean(change.Text),
            Axes = change.Axes ?? about.Axes,
            Country = change.Country ?? about.Country,
            Territory = change.Territory is null ? about.Territory : InputRules.Clean(change.Territory),
            Languages = change.Languages ?? about.Languages,
            Until = change.ClearUntil ? null : change.Until ?? about.Until,
        };
        return change.Closed is { } closed ? Close(next, closed, now) : next;
    }

    /// <summary>What stays of one that is hidden: whose it is and how far, and why it is hidden.</summary>
    public static NeedAbout Hidden(NeedAbout about, Hidden hidden) =>
        about with { Title = "", Text = "", Territory = "", Thanks = "", Axes = [], Hidden = hidden, Shown = null };

    /// <summary>A hidden one, as it was before.</summary>
    public static NeedAbout Shown(NeedAbout about, NeedAbout? before, Shown shown)
    {
        var words = before ?? about;
        return about with
        {
            Title = words.Title,
            Text = words.Text,
            Territory = words.Territory,
            Thanks = words.Thanks,
            Axes = words.Axes,
            Hidden = null,
            Shown = shown,
        };
    }

    /// <summary>It was met.</summary>
    public static NeedAbout Answer(NeedAbout about, NeedAnswer answer, DateTimeOffset now) => about with
    {
        Stage = NeedStage.Answered,
        AnsweredAt = about.AnsweredAt ?? now,
        AnsweredBy = answer.Helpers,
        Thanks = InputRules.Clean(answer.Thanks),
    };

    /// <summary>In whose name it is and how far, on this day.</summary>
    public static NeedRoll Roll(NeedAbout about, DateOnly today) => new()
    {
        By = about.By,
        Organization = about.Organization,
        Initiative = about.Initiative,
        // It is still yesterday somewhere in the network.
        Open = about is { Stage: NeedStage.Open, Hidden: null } && !(about.Until < today.AddDays(-1)),
        Axes = about.Axes,
    };

    /// <summary>Its card in the directory.</summary>
    public static NeedCard Card(NeedId id, NeedAbout about) => new()
    {
        Id = id.Value,
        Type = about.Type,
        Title = about.Title,
        By = about.By,
        Organization = about.Organization,
        Initiative = about.Initiative,
        Axes = NotEmpty(about.Axes),
        Country = about.Country.Length > 0 ? about.Country : null,
        Languages = NotEmpty(about.Languages),
        Until = about.Until,
        On = DateOnly.FromDateTime(about.At.UtcDateTime),
        Stage = about.Hidden is null ? about.Stage : NeedStage.Closed,
        ToldRev = about.Rev,
        Hidden = about.Hidden is not null,
    };

    /// <summary>What was answered and is open again thanks nobody any more.</summary>
    private static NeedAbout Close(NeedAbout about, bool closed, DateTimeOffset now) => (closed, about.Stage) switch
    {
        (true, NeedStage.Open) => about with { Stage = NeedStage.Closed, ClosedAt = now },
        (true, _) or (false, NeedStage.Open) => about,
        _ => about with
        {
            Stage = NeedStage.Open,
            ReopenedAt = now,
            ClosedAt = null,
            AnsweredAt = null,
            AnsweredBy = [],
            Thanks = "",
        },
    };

    private static ImmutableArray<string>? NotEmpty(ImmutableArray<string> values) => values.IsEmpty ? null : values;

    private static Refusal? CheckName(NeedChange change, bool isNew) => change switch
    {
        { Organization: null, Initiative: null } => null,
        { Organization: not null, Initiative: not null } => Refusal.Invalid("request_invalid", "initiative"),
        { Organization: { } organization } =>
            isNew && EntityId.IsWellFormed(organization.Value, OrganizationId.Prefix)
                ? null
                : Refusal.Invalid("organization_unknown", "organization"),
        { Initiative: { } initiative } => isNew && EntityId.IsWellFormed(initiative.Value, InitiativeId.Prefix)
            ? null
            : Refusal.Invalid("initiative_unknown", "initiative"),
    };

    /// <summary>A day that is over somewhere already is still today elsewhere.</summary>
    private static Refusal? CheckUntil(DateOnly? until, DateOnly today) =>
        until < today.AddDays(-1) || until > today.AddYears(MaxYears)
            ? Refusal.Invalid("date_invalid", "until")
            : null;
}
