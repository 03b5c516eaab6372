using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Comparte.Files;
using Comparte.Publications;
using Comparte.Topics;

namespace Comparte.Feeds;

/// <summary>Something shared as it stands in a feed; the entry's id is the publication's. Told by the publication after its
/// commits. A tombstone with that id: no longer there.</summary>
[GenerateSerializer, Immutable, Alias("feed-item")]
public sealed record FeedItem : Entry, ICopy
{
    /// <summary>What it is.</summary>
    [Id(0)]
    public PublicationType Type { get; init; }

    /// <summary>Its title in the language in which it was written.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>Its beginning, as plain text.</summary>
    [Id(2)]
    public string Summary { get; init; } = "";

    /// <summary>The language in which it was written.</summary>
    [Id(3)]
    public string Language { get; init; } = "";

    /// <summary>All languages in which it can be read.</summary>
    [Id(4)]
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Title and beginning in the other ones; null where there is none.</summary>
    [Id(5)]
    public ImmutableSortedDictionary<string, FeedTitle>? Titles { get; init; }

    /// <summary>Who began it.</summary>
    [Id(6)]
    public MemberId By { get; init; }

    /// <summary>Its authors.</summary>
    [Id(7)]
    public ImmutableArray<MemberId> Authors { get; init; } = [];

    /// <summary>The organization in whose name.</summary>
    [Id(8)]
    public OrganizationId? Organization { get; init; }

    /// <summary>The initiative in whose name.</summary>
    [Id(9)]
    public InitiativeId? Initiative { get; init; }

    /// <summary>The group whose members read it; null: everybody.</summary>
    [Id(10)]
    public GroupId? Group { get; init; }

    /// <summary>Keys of axes.</summary>
    [Id(11)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2, or empty.</summary>
    [Id(12)]
    public string Country { get; init; } = "";

    /// <summary>Department, state or province.</summary>
    [Id(13)]
    public string Territory { get; init; } = "";

    /// <summary>The picture above it.</summary>
    [Id(14)]
    public Attachment? Cover { get; init; }

    /// <summary>When it takes place.</summary>
    [Id(15)]
    public Occasion? When { get; init; }

    /// <summary>Where it takes place.</summary>
    [Id(16)]
    public string Place { get; init; } = "";

    /// <summary>When it was shared first.</summary>
    [Id(17)]
    public DateTimeOffset SharedAt { get; init; }

    /// <summary>How many comments it has.</summary>
    [Id(18)]
    public int Comments { get; init; }

    /// <summary>When the last one was written.</summary>
    [Id(19)]
    public DateTimeOffset? CommentedAt { get; init; }

    /// <summary>The publication's revision that this tells.</summary>
    [Id(20)]
    public long ToldRev { get; init; }

    /// <summary>When it came to those who read it now, where that was later than <see cref="SharedAt"/>.</summary>
    [Id(21), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? CameAt { get; init; }

    /// <summary>When something of it changed last.</summary>
    [Id(22), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ChangedAt { get; init; }
}

/// <summary>Title and beginning in one more language.</summary>
[GenerateSerializer, Immutable, Alias("feed-title")]
public sealed record FeedTitle
{
    /// <summary>The title.</summary>
    [Id(0)]
    public string Title { get; init; } = "";

    /// <summary>The beginning, as plain text.</summary>
    [Id(1)]
    public string Summary { get; init; } = "";
}
