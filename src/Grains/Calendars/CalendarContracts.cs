using System.Collections.Immutable;
using Comparte.Publications;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Calendars;

/// <summary>An event as it stands in a calendar; the entry's id is the publication's. Told by the publication after its
/// commits. A tombstone with that id: no longer there.</summary>
[GenerateSerializer, Immutable, Alias("calendar-item")]
public sealed record CalendarItem : Entry, ICopy
{
    /// <summary>Its title in the language in which it was written.</summary>
    [Id(0)]
    public string Title { get; init; } = "";

    /// <summary>That language.</summary>
    [Id(1)]
    public string Language { get; init; } = "";

    /// <summary>The titles in other languages, by language; null where there is none.</summary>
    [Id(2)]
    public ImmutableSortedDictionary<string, string>? Titles { get; init; }

    /// <summary>When it takes place.</summary>
    [Id(3)]
    public Occasion When { get; init; } = new();

    /// <summary>Where it takes place.</summary>
    [Id(4)]
    public string Place { get; init; } = "";

    /// <summary>Who began it.</summary>
    [Id(5)]
    public MemberId By { get; init; }

    /// <summary>The organization in whose name.</summary>
    [Id(6)]
    public OrganizationId? Organization { get; init; }

    /// <summary>The group whose members read it; null: everybody.</summary>
    [Id(7)]
    public GroupId? Group { get; init; }

    /// <summary>Keys of axes.</summary>
    [Id(8)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2, or empty.</summary>
    [Id(9)]
    public string Country { get; init; } = "";

    /// <summary>The publication's revision that this tells.</summary>
    [Id(10)]
    public long ToldRev { get; init; }
}

/// <summary>What members may do with an event's answers.</summary>
[GenerateSerializer, Immutable, Alias("event-reading")]
public sealed record EventReading
{
    /// <summary>The rights of each, in the order of the question.</summary>
    [Id(0)]
    public ImmutableArray<PlaceRights> Rights { get; init; } = [];

    /// <summary>When it takes place; null: it is no event, or has no date yet.</summary>
    [Id(1)]
    public Occasion? When { get; init; }
}

/// <summary>A shared event as one of its readers takes it along.</summary>
[GenerateSerializer, Immutable, Alias("event-view")]
public sealed record EventView
{
    /// <summary>Which.</summary>
    [Id(0)]
    public PublicationId Id { get; init; }

    /// <summary>Its title.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>Its beginning, as plain text.</summary>
    [Id(2)]
    public string Summary { get; init; } = "";

    /// <summary>When it takes place.</summary>
    [Id(3)]
    public Occasion When { get; init; } = new();

    /// <summary>Where it takes place.</summary>
    [Id(4)]
    public string Place { get; init; } = "";

    /// <summary>When it was shared first.</summary>
    [Id(5)]
    public DateTimeOffset SharedAt { get; init; }

    /// <summary>When something of it changed last, comments left out.</summary>
    [Id(6)]
    public DateTimeOffset ChangedAt { get; init; }
}
