using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Comparte.Search;

/// <summary>The kinds of what is found. A kind is also the word by which a browser leads to it.</summary>
public static class SearchKinds
{
    /// <summary>The kinds there are.</summary>
    public const string
        Person = "person", Organization = "organization", Initiative = "initiative", Group = "group", Axis = "axis",
        Thread = "thread", Post = "post", Page = "page",
        Publication = "publication", Need = "need", Project = "project";

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static readonly ImmutableArray<string> All =
        [Person, Organization, Initiative, Group, Axis, Project, Need, Publication, Page, Thread, Post];
}

/// <summary>What can be found, as its owner says it. It holds nothing that not everybody of its audience may read.
/// </summary>
[GenerateSerializer, Immutable, Alias("search-document")]
public sealed record SearchDocument
{
    /// <summary>The audience of what everybody in the network may read.</summary>
    public const string Network = "network";

    /// <summary>The audience of what is kept for the sake of others, and found by nobody.</summary>
    public const string Nobody = "nobody";

    /// <summary>Among <see cref="SearchKinds"/>.</summary>
    [Id(0)]
    public string Kind { get; init; } = "";

    /// <summary>The id of what is found; of a post its thread's.</summary>
    [Id(1)]
    public string Id { get; init; } = "";

    /// <summary>A post's number; 0 elsewhere.</summary>
    [Id(2)]
    public long No { get; init; }

    /// <summary>The owner's revision that this tells; an older telling changes nothing.</summary>
    [Id(3)]
    public long Rev { get; init; }

    /// <summary>Whether it is not to be found any more. Nothing of what it said stays.</summary>
    [Id(4)]
    public bool IsGone { get; init; }

    /// <summary>Who may find it: <see cref="Network"/>, or the id of the group whose members may.</summary>
    [Id(5)]
    public string Audience { get; init; } = Network;

    /// <summary>A name or title; of a post empty, since its thread has it.</summary>
    [Id(6)]
    public string Title { get; init; } = "";

    /// <summary>The same in other languages.</summary>
    [Id(7)]
    public ImmutableArray<string> OtherTitles { get; init; } = [];

    /// <summary>Plain text, from which excerpts are taken.</summary>
    [Id(8)]
    public string Text { get; init; } = "";

    /// <summary>Words by which it is found too: a role, a territory, products.</summary>
    [Id(9)]
    public ImmutableArray<string> More { get; init; } = [];

    /// <summary>When it was written; null for what has no day.</summary>
    [Id(10)]
    public DateTimeOffset? At { get; init; }

    /// <summary>Who wrote it.</summary>
    [Id(11)]
    public MemberId? By { get; init; }

    /// <summary>The group in which it stands.</summary>
    [Id(12)]
    public GroupId? Group { get; init; }

    /// <summary>The organization to which it belongs.</summary>
    [Id(13)]
    public OrganizationId? Organization { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or empty.</summary>
    [Id(14)]
    public string Country { get; init; } = "";

    /// <summary>Among <c>es pt eu en</c>. Where none is named, the index guesses the text's.</summary>
    [Id(15)]
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Keys of axes; of an axis those it is a part of.</summary>
    [Id(16)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>Unique in the index.</summary>
    [JsonIgnore]
    public string Key => No > 0 ? $"{Kind}/{Id}/{No}" : $"{Kind}/{Id}";
}

/// <summary>What somebody looks for. Without words, everything that the filters leave, the newest first.</summary>
[GenerateSerializer, Immutable, Alias("search-query")]
public sealed record SearchQuery
{
    /// <summary>Words; the last one may be a beginning. Those in quotation marks stand side by side.</summary>
    [Id(0)]
    public string Text { get; init; } = "";

    /// <summary>One of <see cref="SearchKinds"/>; null for all.</summary>
    [Id(1)]
    public string? Kind { get; init; }

    /// <summary>The key of an axis; what is about its parts is found too.</summary>
    [Id(2)]
    public string? Axis { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    [Id(3)]
    public string? Country { get; init; }

    /// <summary>Among <c>es pt eu en</c>.</summary>
    [Id(4)]
    public string? Language { get; init; }

    /// <summary>The first day.</summary>
    [Id(5)]
    public DateOnly? From { get; init; }

    /// <summary>The last day.</summary>
    [Id(6)]
    public DateOnly? To { get; init; }

    /// <summary>How many hits came before.</summary>
    [Id(7)]
    public int After { get; init; }

    /// <summary>At most so many hits.</summary>
    [Id(8)]
    public int Limit { get; init; } = 20;

    /// <summary>Whether only names and titles count, as while somebody types.</summary>
    [Id(9)]
    public bool InTitles { get; init; }
}

/// <summary>A part of a text that was looked for, in UTF-16 units.</summary>
[GenerateSerializer, Immutable, Alias("text-mark")]
public readonly record struct TextMark([property: Id(0)] int Start, [property: Id(1)] int Length);

/// <summary>One thing that was found. All texts are plain.</summary>
[GenerateSerializer, Immutable, Alias("search-hit")]
public sealed record SearchHit
{
    /// <summary>Among <see cref="SearchKinds"/>.</summary>
    [Id(0)]
    public string Kind { get; init; } = "";

    /// <summary>The id of what is found; of a post its thread's.</summary>
    [Id(1)]
    public string Id { get; init; } = "";

    /// <summary>A post's number.</summary>
    [Id(2)]
    public long? No { get; init; }

    /// <summary>A name or title; of a post its thread's.</summary>
    [Id(3)]
    public string Title { get; init; } = "";

    /// <summary>What was looked for in the title.</summary>
    [Id(4)]
    public ImmutableArray<TextMark> TitleMarks { get; init; } = [];

    /// <summary>The part of the text that shows best why it was found.</summary>
    [Id(5)]
    public string Excerpt { get; init; } = "";

    /// <summary>What was looked for in the excerpt.</summary>
    [Id(6)]
    public ImmutableArray<TextMark> Marks { get; init; } = [];

    /// <summary>When it was written.</summary>
    [Id(7)]
    public DateTimeOffset? At { get; init; }

    /// <summary>Who wrote it.</summary>
    [Id(8)]
    public MemberId? By { get; init; }

    /// <summary>The group in which it stands.</summary>
    [Id(9)]
    public GroupId? Group { get; init; }

    /// <summary>The organization to which it belongs.</summary>
    [Id(10)]
    public OrganizationId? Organization { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or empty.</summary>
    [Id(11)]
    public string Country { get; init; } = "";

    /// <summary>Keys of axes.</summary>
    [Id(12)]
    public ImmutableArray<string> Axes { get; init; } = [];
}

/// <summary>A part of what was found.</summary>
[GenerateSerializer, Immutable, Alias("search-page")]
public sealed record SearchPage
{
    /// <summary>The best first.</summary>
    [Id(0)]
    public ImmutableArray<SearchHit> Items { get; init; } = [];

    /// <summary>How many there are of each kind, whichever kind was asked for; a kind without any is left out.</summary>
    [Id(1)]
    public ImmutableSortedDictionary<string, int> Counts { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>What to ask as <see cref="SearchQuery.After"/> for more; null at the end.</summary>
    [Id(2)]
    public int? Next { get; init; }

    /// <summary>Whether what is like the words was taken too, because little was found with them.</summary>
    [Id(3)]
    public bool IsNear { get; init; }

    /// <summary>Whether the index is being made, so that something may be missing.</summary>
    [Id(4)]
    public bool IsPartial { get; init; }
}

/// <summary>How far the index is.</summary>
[GenerateSerializer, Immutable, Alias("search-progress")]
public readonly record struct SearchProgress(
    [property: Id(0)] bool IsWhole, [property: Id(1)] long Done, [property: Id(2)] long Total);
