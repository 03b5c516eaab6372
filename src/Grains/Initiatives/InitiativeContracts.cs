using System.Collections.Immutable;
using Comparte.Organizations;
using Comparte.Topics;

namespace Comparte.Initiatives;

/// <summary>What an initiative does; it may do several things.</summary>
[GenerateSerializer]
public enum InitiativeKind
{
    /// <summary>Grows plants: coffee, cocoa, vegetables.</summary>
    Agricultural,

    /// <summary>Keeps animals: dairy, poultry, bees.</summary>
    Livestock,

    /// <summary>Serves: tourism, trade, canteens.</summary>
    Services,

    /// <summary>Makes: food, soap, textiles, crafts.</summary>
    Manufacturing,
}

/// <summary>A number that somebody counted, with when and by what it is known.</summary>
[GenerateSerializer, Immutable, Alias("counted-figure")]
public sealed record CountedFigure
{
    /// <summary>The number. In a change, null takes the figure away.</summary>
    [Id(0)]
    public int? Value { get; init; }

    /// <summary>The day of the counting, from 1990-01-01 to today.</summary>
    [Id(1)]
    public DateOnly On { get; init; }

    /// <summary>Where it is known from, 1 to 120 characters.</summary>
    [Id(2)]
    public string Source { get; init; } = "";
}

/// <summary>Entry 1 of every initiative, with the id <c>about</c>: its profile. It never tells the exact place.
/// </summary>
[GenerateSerializer, Immutable, Alias("initiative-about")]
public sealed record InitiativeAbout : Entry
{
    /// <summary>1 to 120 characters.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>The organization that accompanies it; it never changes.</summary>
    [Id(1)]
    public OrganizationId Organization { get; init; }

    /// <summary>What it does, at least one.</summary>
    [Id(2)]
    public ImmutableArray<InitiativeKind> Kinds { get; init; } = [];

    /// <summary>What it makes or offers, in the words of its people: up to 10 of up to 40 characters.</summary>
    [Id(3)]
    public ImmutableArray<string> Products { get; init; } = [];

    /// <summary>How many families take part, 1 to 100,000; null: not counted.</summary>
    [Id(4)]
    public CountedFigure? Families { get; init; }

    /// <summary>The share of women among those who take part, 0 to 100 percent; null: not counted.</summary>
    [Id(5)]
    public CountedFigure? Women { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    [Id(6)]
    public string Country { get; init; } = "";

    /// <summary>Department, state or province.</summary>
    [Id(7)]
    public string Territory { get; init; } = "";

    /// <summary>Among <c>es pt eu en</c>.</summary>
    [Id(8)]
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Keys of axes.</summary>
    [Id(9)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>Up to 1,000 characters of plain text.</summary>
    [Id(10)]
    public string About { get; init; } = "";
}

/// <summary>One of the initiative's people; the entry's id is the member's.</summary>
[GenerateSerializer, Immutable, Alias("initiative-person")]
public sealed record InitiativePerson : Entry, IPerson<InitiativePerson>
{
    /// <summary>What the person does there, up to 80 characters.</summary>
    [Id(0)]
    public string Role { get; init; } = "";

    /// <summary>Whether the person, once confirmed, speaks for the initiative.</summary>
    [Id(1)]
    public bool Represents { get; init; }

    /// <summary>Whether somebody named the person, who has not confirmed it yet.</summary>
    [Id(2)]
    public bool Unconfirmed { get; init; }

    /// <inheritdoc />
    InitiativePerson IPerson<InitiativePerson>.Confirmed() => this with { Unconfirmed = false };

    /// <inheritdoc />
    static InitiativePerson IPerson<InitiativePerson>.Of(
        MemberId member, long no, PersonChange change, bool unconfirmed) => new()
        {
            Id = member.Value,
            No = no,
            Role = InputRules.Clean(change.Role),
            Represents = change.Represents,
            Unconfirmed = unconfirmed,
        };
}

/// <summary>
/// The entry with the id <c>point</c>: the exact place, which the initiative shows to the network. It is there while the
/// initiative consents; taken back, it is a tombstone, and storage erases what it said at once.
/// </summary>
[GenerateSerializer, Immutable, Alias("initiative-point")]
public sealed record InitiativePoint : Entry
{
    /// <summary>Where it is.</summary>
    [Id(0)]
    public ExactPlace Place { get; init; } = new();

    /// <summary>Who consented, of those who represent the initiative.</summary>
    [Id(1)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(2)]
    public DateTimeOffset At { get; init; }
}

/// <summary>Where an initiative is, exactly. Known to its people alone until it shows it.</summary>
[GenerateSerializer, Immutable, Alias("exact-place")]
public sealed record ExactPlace
{
    /// <summary>Degrees north, −90 to 90, five decimals; null with <see cref="Longitude"/>.</summary>
    [Id(0)]
    public double? Latitude { get; init; }

    /// <summary>Degrees east, −180 to 180, five decimals; null with <see cref="Latitude"/>.</summary>
    [Id(1)]
    public double? Longitude { get; init; }

    /// <summary>The village or community, up to 80 characters.</summary>
    [Id(2)]
    public string Village { get; init; } = "";
}

/// <summary>An initiative with its people.</summary>
[GenerateSerializer, Immutable, Alias("initiative-view")]
public sealed record InitiativeView
{
    /// <summary>The initiative.</summary>
    [Id(0)]
    public InitiativeId Id { get; init; }

    /// <summary>Its profile.</summary>
    [Id(1)]
    public InitiativeAbout About { get; init; } = new();

    /// <summary>Its people, in the order in which they came.</summary>
    [Id(2)]
    public ImmutableArray<InitiativePerson> People { get; init; } = [];

    /// <summary>Its exact place, where it shows it.</summary>
    [Id(3)]
    public InitiativePoint? Point { get; init; }
}

/// <summary>What an initiative is made from, or what to change of it; null leaves a field as it is.</summary>
[GenerateSerializer, Immutable, Alias("initiative-change")]
public sealed record InitiativeChange
{
    /// <summary>1 to 120 characters.</summary>
    [Id(0)]
    public string? Name { get; init; }

    /// <summary>The organization that accompanies it; only when it is made.</summary>
    [Id(1)]
    public OrganizationId? Organization { get; init; }

    /// <summary>At least one.</summary>
    [Id(2)]
    public ImmutableArray<InitiativeKind>? Kinds { get; init; }

    /// <summary>Up to 10 of up to 40 characters.</summary>
    [Id(3)]
    public ImmutableArray<string>? Products { get; init; }

    /// <summary>1 to 100,000.</summary>
    [Id(4)]
    public CountedFigure? Families { get; init; }

    /// <summary>0 to 100 percent.</summary>
    [Id(5)]
    public CountedFigure? Women { get; init; }

    /// <summary>Two letters.</summary>
    [Id(6)]
    public string? Country { get; init; }

    /// <summary>Up to 80 characters.</summary>
    [Id(7)]
    public string? Territory { get; init; }

    /// <summary>Among <c>es pt eu en</c>.</summary>
    [Id(8)]
    public ImmutableArray<string>? Languages { get; init; }

    /// <summary>Keys of axes.</summary>
    [Id(9)]
    public ImmutableArray<string>? Axes { get; init; }

    /// <summary>Up to 1,000 characters.</summary>
    [Id(10)]
    public string? About { get; init; }

    /// <summary>People to add or change, up to 12. Each person may confirm and leave.</summary>
    [Id(11)]
    public ImmutableArray<PersonChange> People { get; init; } = [];

    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(12)]
    public Guid RequestId { get; init; }
}

/// <summary>Who belongs to an initiative, for those who accompany it.</summary>
[GenerateSerializer, Immutable, Alias("initiative-roll")]
public sealed record InitiativeRoll
{
    /// <summary>The organization that accompanies it.</summary>
    [Id(0)]
    public OrganizationId Organization { get; init; }

    /// <summary>The initiative's revision at which this holds.</summary>
    [Id(1)]
    public long Rev { get; init; }

    /// <summary>Its people.</summary>
    [Id(2)]
    public ImmutableArray<InitiativePerson> People { get; init; } = [];

    /// <summary>Whether the member has confirmed to be one of its people.</summary>
    public bool Has(MemberId member) => PersonRules.Find(People, member) is not null;

    /// <summary>Whether the member has confirmed to represent it.</summary>
    public bool IsRepresentedBy(MemberId member) => PersonRules.Find(People, member) is { Represents: true };
}
