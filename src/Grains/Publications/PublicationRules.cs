using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Comparte.Files;
using Comparte.Topics;
using Comparte.Writing;

namespace Comparte.Publications;

/// <summary>What a publication may hold, and how a change applies.</summary>
internal static partial class PublicationRules
{
    /// <summary>The languages there are.</summary>
    public static readonly ImmutableArray<string> Languages = ["es", "pt", "eu", "en"];

    /// <summary>Authors, and those who were asked.</summary>
    public const int MaxAuthors = 12;

    /// <summary>What people told of trying a method.</summary>
    public const int MaxTrials = 200;

    private const int MaxSummary = 280;

    /// <summary>Bytes of the files as JSON, so that with everything else it is still one entry.</summary>
    private const int MaxEncodedFiles = 8 * 1024;

    /// <summary>It isn't shared.</summary>
    public static readonly Refusal NotShared = Refusal.Conflict("publication_not_shared");

    /// <summary>It is shared.</summary>
    public static readonly Refusal IsShared = Refusal.Conflict("publication_shared");

    /// <summary>What was shared with a sensitive group goes nowhere else.</summary>
    public static readonly Refusal StaysInGroup = Refusal.Conflict("sensitive_stays");

    /// <summary>Why it can't begin like this, or null.</summary>
    public static Refusal? Check(NewPublication publication) =>
        InputRules.Request(publication.RequestId)
        ?? InputRules.Known(publication.Type, "type")
        ?? CheckLanguage(publication.Language)
        ?? TextRules.CheckTitle(publication.Title)
        ?? TextRules.CheckBody(publication.Body);

    /// <summary>Why it can't be changed like this, or null.</summary>
    public static Refusal? Check(PublicationChange change) =>
        InputRules.Request(change.RequestId)
        ?? (change.Type is { } type ? InputRules.Known(type, "type") : null)
        ?? (change.Language is null ? null : CheckLanguage(change.Language))
        ?? (string.IsNullOrEmpty(change.Organization) || OrganizationId.TryParse(change.Organization, out _)
            ? null : Refusal.Invalid("organization_unknown", "organization"))
        ?? (string.IsNullOrEmpty(change.Initiative) || InitiativeId.TryParse(change.Initiative, out _)
            ? null : Refusal.Invalid("initiative_unknown", "initiative"))
        ?? InputRules.Axes(change.Axes, "axes")
        ?? InputRules.Country(change.Country, "country")
        ?? InputRules.Line(change.Territory, 80, "territory")
        ?? (change.Licence is { } licence ? InputRules.Known(licence, "licence") : null)
        ?? CheckOccasion(change.When)
        ?? InputRules.Line(change.Place, 120, "place")
        ?? InputRules.Line(change.MethodVersion, 20, "methodVersion")
        ?? FileRules.Check(change.Cover is null ? null : [change.Cover])
        ?? FileRules.Check(change.Add);

    /// <summary>Why a text can't be saved like this, or null.</summary>
    public static Refusal? Check(TextSaving text) =>
        InputRules.Request(text.RequestId) ?? TextRules.CheckTitle(text.Title) ?? TextRules.CheckBody(text.Body);

    /// <summary>Why a trial can't be told like this, or null.</summary>
    public static Refusal? Check(NewTrial trial) =>
        InputRules.Request(trial.RequestId)
        ?? InputRules.Country(trial.Country, "country")
        ?? InputRules.Line(trial.Territory, 80, "territory")
        ?? InputRules.Known(trial.Worked, "worked")
        ?? InputRules.Lines(trial.Text, 1000, "text");

    /// <summary>Why these can't be named as translators, or null.</summary>
    public static Refusal? CheckCredit(ImmutableArray<MemberId>? credit) =>
        credit is not { IsDefault: false } some
            || (some.Length <= MaxAuthors && some.Distinct().Count() == some.Length
                && some.All(member => EntityId.IsWellFormed(member.Value, MemberId.Prefix)))
            ? null
            : Refusal.Invalid("people_invalid", "credit");

    /// <summary>Why this is no language, or null.</summary>
    public static Refusal? CheckLanguage(string? language) =>
        Languages.Contains(language ?? "") ? null : Refusal.Invalid("language_unknown", "language");

    /// <summary>Why a text can't be shared like this, or null.</summary>
    public static Refusal? CheckShared(WorkingText text) =>
        TextRules.CheckTitle(text.Title, required: true)
        ?? (InputRules.IsBlank(text.Body) ? Refusal.Invalid("required", "body") : null);

    /// <summary>A new draft.</summary>
    public static PublicationAbout New(MemberId actor, NewPublication publication, DateTimeOffset now) => new()
    {
        Id = PublicationRoll.AboutId,
        Type = publication.Type,
        By = actor,
        Organization = publication.Organization,
        Initiative = publication.Initiative,
        Language = publication.Language,
        At = now,
    };

    /// <summary>What it is, with the change but for its files; the change has been checked.</summary>
    public static Outcome<PublicationAbout> Apply(PublicationAbout about, PublicationChange change, DateTimeOffset now)
    {
        if (change.Language is { } language && language != about.Language && about.Stage != PublicationStage.Draft)
        {
            return Refusal.Conflict("language_fixed");
        }

        var next = about with
        {
            Type = change.Type ?? about.Type,
            Language = change.Language ?? about.Language,
            Organization = change.Organization is null ? about.Organization
                : OrganizationId.TryParse(change.Organization, out var organization) ? organization : null,
            Initiative = change.Initiative is null ? about.Initiative
                : InitiativeId.TryParse(change.Initiative, out var initiative) ? initiative : null,
            Axes = change.Axes ?? about.Axes,
            Country = change.Country ?? about.Country,
            Territory = change.Territory is null ? about.Territory : InputRules.Clean(change.Territory),
            Licence = change.Licence ?? about.Licence,
            When = change.When is { } when ? when : change.ClearWhen ? null : about.When,
            Place = change.Place is null ? about.Place : InputRules.Clean(change.Place),
            MethodVersion = change.MethodVersion is null ? about.MethodVersion : InputRules.Clean(change.MethodVersion),
        };
        return next.Stage == PublicationStage.Shared && LacksDate(next) ? Refusal.Invalid("when_missing", "when")
            : next == about ? about
            : Touched(next, now);
    }

    /// <summary>The same with other files.</summary>
    public static Outcome<PublicationAbout> ApplyFiles(
        PublicationAbout about, PublicationChange change, ImmutableArray<Attachment> added, Attachment? cover)
    {
        var gone = change.Remove ?? [];
        var files = (about.Attachments ?? []).RemoveAll(one => gone.Contains(one.Id)).AddRange(added);
        var next = about with
        {
            Cover = cover ?? (change.ClearCover ? null : about.Cover),
            Attachments = files.IsEmpty ? null : files,
        };
        return files.Length > FileRules.MaxAttachments || EncodedSize(next.Attachments) + EncodedSize(next.Cover) > MaxEncodedFiles
            ? Refusal.Invalid("attachments_invalid", "add")
            : next;
    }

    /// <summary>The files that a change takes away.</summary>
    public static IEnumerable<FileId> Removed(PublicationAbout about, PublicationChange change)
    {
        var held = (about.Attachments ?? []).Select(one => one.Id);
        var gone = held.Intersect(change.Remove ?? []);
        return about.Cover is { } cover && (change.ClearCover || (change.Cover is { } next && next.Id != cover.Id))
            ? gone.Append(cover.Id)
            : gone;
    }

    /// <summary>All files it holds.</summary>
    public static IEnumerable<Attachment> Files(PublicationAbout about) =>
        about.Cover is { } cover ? (about.Attachments ?? []).Prepend(cover) : about.Attachments ?? [];

    /// <summary>Whether it is an event that nobody could come to.</summary>
    public static bool LacksDate(PublicationAbout about) => about is { Type: PublicationType.Event, When: null };

    /// <summary>The same, changed at a time; while it is a draft that isn't told.</summary>
    public static PublicationAbout Touched(PublicationAbout about, DateTimeOffset now) =>
        about.SharedAt is null ? about : about with { ChangedAt = now };

    /// <summary>The same with other readers.</summary>
    public static PublicationAbout WithOtherReaders(PublicationAbout about) => about with { Readers = about.Readers + 1 };

    /// <summary>Title and beginning of a text.</summary>
    public static PublicationText Mirror(PublicationText text, WorkingText working) => text with
    {
        Title = working.Title,
        Summary = TextRules.BeginningOf(working.Body, MaxSummary),
        Of = working.Of,
        By = working.By,
        At = working.At,
    };

    private static Refusal? CheckOccasion(Occasion? when) =>
        when is null || (when.Start.Year is > 1900 and < 2200 && (when.End is null || when.End >= when.Start)
            && Zone().IsMatch(when.Zone ?? ""))
            ? null
            : Refusal.Invalid("date_invalid", "when");

    private static int EncodedSize<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, TopicJson.Options).Length;

    [GeneratedRegex(@"\A[A-Za-z0-9_+-]{1,30}(/[A-Za-z0-9_+-]{1,30}){0,2}\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Zone();
}
