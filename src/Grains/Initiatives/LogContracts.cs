using Comparte.Topics;

namespace Comparte.Initiatives;

/// <summary>
/// Entry 1 of every log, with the id <c>about</c>: since which revisions of initiative and organization its readers are
/// known, and the exact place. A change of it has hosts ask again who may read before they tell it to anybody.
/// </summary>
[GenerateSerializer, Immutable, Alias("log-about")]
public sealed record LogAbout : Entry, IReaderRule
{
    /// <summary>The initiative's revision at which rights were asked last.</summary>
    [Id(0)]
    public long InitiativeRev { get; init; }

    /// <summary>The organization's revision at which rights were asked last.</summary>
    [Id(1)]
    public long OrganizationRev { get; init; }

    /// <summary>Where the initiative is, exactly; null while nobody has said it.</summary>
    [Id(2)]
    public ExactPlace? Place { get; init; }

    /// <inheritdoc />
    long IReaderRule.Readers => InitiativeRev + OrganizationRev;
}

/// <summary>What a note in a log tells of.</summary>
[GenerateSerializer]
public enum LogNoteKind
{
    /// <summary>Somebody was there.</summary>
    Visit,

    /// <summary>Something was agreed upon.</summary>
    Agreement,

    /// <summary>Something is to be done by a day.</summary>
    NextStep,

    /// <summary>Anything else.</summary>
    Note,
}

/// <summary>One note of a log; the entry's id is its number.</summary>
[GenerateSerializer, Immutable, Alias("log-note")]
public sealed record LogNote : Entry
{
    /// <summary>What it tells of.</summary>
    [Id(0)]
    public LogNoteKind Type { get; init; }

    /// <summary>The day that it is about.</summary>
    [Id(1)]
    public DateOnly On { get; init; }

    /// <summary>1 to 2,000 characters of plain text.</summary>
    [Id(2)]
    public string Text { get; init; } = "";

    /// <summary>Who wrote it.</summary>
    [Id(3)]
    public MemberId By { get; init; }

    /// <summary>When it was written.</summary>
    [Id(4)]
    public DateTimeOffset At { get; init; }

    /// <summary>Whether a next step is done.</summary>
    [Id(5)]
    public bool Done { get; init; }

    /// <summary>The client's id of the request, by which the writer's browser knows it again.</summary>
    [Id(6)]
    public Guid RequestId { get; init; }
}

/// <summary>A note to write, or what to change of one; null leaves a field as it is.</summary>
[GenerateSerializer, Immutable, Alias("log-note-change")]
public sealed record LogNoteChange
{
    /// <summary>What it tells of.</summary>
    [Id(0)]
    public LogNoteKind? Type { get; init; }

    /// <summary>The day that it is about, from 1990-01-01 to ten years from now.</summary>
    [Id(1)]
    public DateOnly? On { get; init; }

    /// <summary>1 to 2,000 characters.</summary>
    [Id(2)]
    public string? Text { get; init; }

    /// <summary>Whether a next step is done; any reader may say so.</summary>
    [Id(3)]
    public bool? Done { get; init; }

    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(4)]
    public Guid RequestId { get; init; }
}
