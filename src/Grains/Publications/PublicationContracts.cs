using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Comparte.Files;
using Comparte.Hiding;
using Comparte.Topics;

namespace Comparte.Publications;

/// <summary>Entry 1 of everything shared, with the id <c>about</c>: what it is, in whose name, and who may read it.
/// </summary>
[GenerateSerializer, Immutable, Alias("publication-about")]
public sealed record PublicationAbout : Entry, IReaderRule
{
    /// <summary>What it is. Written <c>type</c> because an entry's <c>kind</c> is the kind of entry.</summary>
    [Id(0)]
    public PublicationType Type { get; init; }

    /// <summary>Who began it.</summary>
    [Id(1)]
    public MemberId By { get; init; }

    /// <summary>The organization in whose name it is shared.</summary>
    [Id(2)]
    public OrganizationId? Organization { get; init; }

    /// <summary>The initiative in whose name it is shared.</summary>
    [Id(3)]
    public InitiativeId? Initiative { get; init; }

    /// <summary>How far it is.</summary>
    [Id(4)]
    public PublicationStage Stage { get; init; }

    /// <summary>The group whose members read it once it is shared; null: the network.</summary>
    [Id(5)]
    public GroupId? Group { get; init; }

    /// <summary>The language in which it was written, among <c>es pt eu en</c>.</summary>
    [Id(6)]
    public string Language { get; init; } = "";

    /// <summary>Keys of axes.</summary>
    [Id(7)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2, or empty.</summary>
    [Id(8)]
    public string Country { get; init; } = "";

    /// <summary>Department, state or province, up to 80 characters.</summary>
    [Id(9)]
    public string Territory { get; init; } = "";

    /// <summary>What others may do with it.</summary>
    [Id(10)]
    public Licence Licence { get; init; }

    /// <summary>The picture above it.</summary>
    [Id(11)]
    public Attachment? Cover { get; init; }

    /// <summary>Its files, up to 10, those in the text among them; null where it has none.</summary>
    [Id(12)]
    public ImmutableArray<Attachment>? Attachments { get; init; }

    /// <summary>When it takes place.</summary>
    [Id(13)]
    public Occasion? When { get; init; }

    /// <summary>Where it takes place, up to 120 characters.</summary>
    [Id(14)]
    public string Place { get; init; } = "";

    /// <summary>The version of a method, up to 20 characters.</summary>
    [Id(15)]
    public string MethodVersion { get; init; } = "";

    /// <summary>When it was begun.</summary>
    [Id(16)]
    public DateTimeOffset At { get; init; }

    /// <summary>When it was shared first.</summary>
    [Id(17)]
    public DateTimeOffset? SharedAt { get; init; }

    /// <summary>When something of it changed last, since it was shared first.</summary>
    [Id(18)]
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>How many comments it has.</summary>
    [Id(19)]
    public int Comments { get; init; }

    /// <summary>When the last one was written.</summary>
    [Id(20)]
    public DateTimeOffset? CommentedAt { get; init; }

    /// <summary>Grows whenever others may read it than before, but for those who come into its group or leave it. Hosts
    /// ask again before they tell such a change.</summary>
    [Id(21)]
    public long Readers { get; init; }

    /// <summary>The revision of the comments that <see cref="Comments"/> tells.</summary>
    [Id(22)]
    public long ToldRev { get; init; }

    /// <summary>Who hid it and why. It is withdrawn then, but its authors can't share it.</summary>
    [Id(23), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Hidden? Hidden { get; init; }

    /// <summary>That it was hidden once and is shown again.</summary>
    [Id(24), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Shown? Shown { get; init; }

    /// <summary>When it came to its stage last, or to the group or the network that reads it; null: when it was shared first.</summary>
    [Id(25), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? StageAt { get; init; }
}

/// <summary>Title and beginning of the text in one language; the entry's id is <c>text-</c> and the language. In a draft as
/// it is written, then as it was shared last.</summary>
[GenerateSerializer, Immutable, Alias("publication-text")]
public sealed record PublicationText : Entry
{
    /// <summary>Among <c>es pt eu en</c>.</summary>
    [Id(0)]
    public string Language { get; init; } = "";

    /// <summary>Up to 160 characters.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>The beginning as plain text, up to 280 characters.</summary>
    [Id(2)]
    public string Summary { get; init; } = "";

    /// <summary>The version that was shared last; 0: none was.</summary>
    [Id(3)]
    public int Version { get; init; }

    /// <summary>The version of the original that this renders.</summary>
    [Id(4)]
    public int? Of { get; init; }

    /// <summary>Who translated.</summary>
    [Id(5)]
    public ImmutableArray<MemberId> Credit { get; init; } = [];

    /// <summary>Who wrote last.</summary>
    [Id(6)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(7)]
    public DateTimeOffset At { get; init; }
}

/// <summary>An author, or somebody who was asked; the entry's id is the member's.</summary>
[GenerateSerializer, Immutable, Alias("publication-author")]
public sealed record PublicationAuthor : Entry
{
    /// <summary>Which of these.</summary>
    [Id(0)]
    public AuthorState State { get; init; }

    /// <summary>Since when.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }
}

/// <summary>Somebody tried a method; the entry's id begins with <c>trial-</c>.</summary>
[GenerateSerializer, Immutable, Alias("publication-trial")]
public sealed record PublicationTrial : Entry
{
    /// <summary>Who tells of it.</summary>
    [Id(0)]
    public MemberId By { get; init; }

    /// <summary>When it was told.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }

    /// <summary>The organization in whose name.</summary>
    [Id(2)]
    public OrganizationId? Organization { get; init; }

    /// <summary>The initiative in whose name.</summary>
    [Id(3)]
    public InitiativeId? Initiative { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or empty.</summary>
    [Id(4)]
    public string Country { get; init; } = "";

    /// <summary>Up to 80 characters.</summary>
    [Id(5)]
    public string Territory { get; init; } = "";

    /// <summary>How far it helped.</summary>
    [Id(6)]
    public Worked Worked { get; init; }

    /// <summary>Up to 1,000 characters of plain text.</summary>
    [Id(7)]
    public string Text { get; init; } = "";
}
