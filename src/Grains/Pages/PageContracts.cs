using System.Text.Json.Serialization;
using Comparte.Hiding;
using Comparte.Topics;

namespace Comparte.Pages;

/// <summary>Entry 1 of every page, with the id <c>about</c>. What the page says are records beside the topic.</summary>
[GenerateSerializer, Immutable, Alias("page-about")]
public sealed record PageAbout : Entry
{
    /// <summary>Whose members read it.</summary>
    [Id(0)]
    public GroupId Group { get; init; }

    /// <summary>1 to 160 characters; empty while it is hidden.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>Who made it.</summary>
    [Id(2)]
    public MemberId By { get; init; }

    /// <summary>When it was made.</summary>
    [Id(3)]
    public DateTimeOffset At { get; init; }

    /// <summary>The number of its newest version: 1, 2, 3 …</summary>
    [Id(4)]
    public int Version { get; init; }

    /// <summary>Who wrote that.</summary>
    [Id(5)]
    public MemberId SavedBy { get; init; }

    /// <summary>When.</summary>
    [Id(6)]
    public DateTimeOffset SavedAt { get; init; }

    /// <summary>Whether it is shown first.</summary>
    [Id(7)]
    public bool Pinned { get; init; }

    /// <summary>Whether only those who facilitate the group write it.</summary>
    [Id(8)]
    public bool Locked { get; init; }

    /// <summary>Since when it is put away; null while it is in use.</summary>
    [Id(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>Whether it was deleted. Then only the group is left, whose card of it has to go.</summary>
    [Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Deleted { get; init; }

    /// <summary>Who hid it and why. Its words are in its versions alone then, and each is read by whoever wrote it.</summary>
    [Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Hidden? Hidden { get; init; }

    /// <summary>That it was hidden once and is shown again.</summary>
    [Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Shown? Shown { get; init; }
}

/// <summary>Who writes the page at this time; the entry's id is <c>pen</c>, and a tombstone with that id says nobody. It ends by
/// itself unless its holder's browser keeps it.</summary>
[GenerateSerializer, Immutable, Alias("page-pen")]
public sealed record PagePen : Entry
{
    /// <summary>Who has it.</summary>
    [Id(0)]
    public MemberId By { get; init; }

    /// <summary>Which of the member's browsers, by an id that it made.</summary>
    [Id(1)]
    public Guid Hand { get; init; }

    /// <summary>Since when.</summary>
    [Id(2)]
    public DateTimeOffset Since { get; init; }

    /// <summary>When it ends unless it is kept.</summary>
    [Id(3)]
    public DateTimeOffset Until { get; init; }
}

/// <summary>The card of a page in its group; the entry's id is the page's. Told by the page after its commits.</summary>
[GenerateSerializer, Immutable, Alias("group-page")]
public sealed record GroupPage : Entry, ICopy
{
    /// <summary>The page's title; empty while it is hidden.</summary>
    [Id(0)]
    public string Title { get; init; } = "";

    /// <summary>Who wrote its newest version.</summary>
    [Id(1)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(2)]
    public DateTimeOffset At { get; init; }

    /// <summary>The number of that version.</summary>
    [Id(3)]
    public int Version { get; init; }

    /// <summary>Whether it is shown first.</summary>
    [Id(4)]
    public bool Pinned { get; init; }

    /// <summary>Whether it is put away.</summary>
    [Id(5)]
    public bool Archived { get; init; }

    /// <summary>The page's revision that this card tells.</summary>
    [Id(6)]
    public long ToldRev { get; init; }
}

/// <summary>What a page is made from.</summary>
[GenerateSerializer, Immutable, Alias("new-page")]
public sealed record NewPage
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>1 to 160 characters.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>Markdown, up to 65,536 bytes of UTF-8.</summary>
    [Id(2)]
    public string Body { get; init; } = "";
}

/// <summary>Saves a page as its next version.</summary>
[GenerateSerializer, Immutable, Alias("page-saving")]
public sealed record PageSaving
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>The version on which this one builds.</summary>
    [Id(1)]
    public int Base { get; init; }

    /// <summary>1 to 160 characters.</summary>
    [Id(2)]
    public string Title { get; init; } = "";

    /// <summary>Markdown, up to 65,536 bytes of UTF-8.</summary>
    [Id(3)]
    public string Body { get; init; } = "";

    /// <summary>What was changed, up to 200 characters.</summary>
    [Id(4)]
    public string? Note { get; init; }

    /// <summary>A former version that is brought back; then title and body are its.</summary>
    [Id(5)]
    public int? Restores { get; init; }

    /// <summary>With which pen it was written; empty for none.</summary>
    [Id(6)]
    public Guid Hand { get; init; }

    /// <summary>Whether one goes on writing. Otherwise the pen is laid down.</summary>
    [Id(7)]
    public bool KeepsPen { get; init; }
}

/// <summary>What to change of a page beside its text; null leaves a field as it is.</summary>
[GenerateSerializer, Immutable, Alias("page-change")]
public sealed record PageChange
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>Whether it is shown first. Facilitators.</summary>
    [Id(1)]
    public bool? Pinned { get; init; }

    /// <summary>Whether only facilitators write it. Facilitators.</summary>
    [Id(2)]
    public bool? Locked { get; init; }

    /// <summary>Whether it is put away. Facilitators, and who made it.</summary>
    [Id(3)]
    public bool? Archived { get; init; }
}

/// <summary>How somebody wants the pen of a page.</summary>
[GenerateSerializer]
public enum PenAsking
{
    /// <summary>If nobody else has it.</summary>
    Take,

    /// <summary>If it is still the same, or nobody's.</summary>
    Keep,

    /// <summary>Even if somebody has it.</summary>
    TakeOver,
}

/// <summary>A version of a page, with what it says.</summary>
[GenerateSerializer, Immutable, Alias("page-text")]
public sealed record PageText
{
    /// <summary>1, 2, 3 …</summary>
    [Id(0)]
    public int Version { get; init; }

    /// <summary>Its title.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>Markdown.</summary>
    [Id(2)]
    public string Source { get; init; } = "";

    /// <summary>When it was saved.</summary>
    [Id(3)]
    public DateTimeOffset At { get; init; }

    /// <summary>Who saved it.</summary>
    [Id(4)]
    public MemberId By { get; init; }
}
