using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Comparte.Extracts;
using Comparte.Topics;

namespace Comparte.Organizations;

/// <summary>The kinds of organizations that take part.</summary>
[GenerateSerializer]
public enum OrganizationKind
{
    /// <summary>Non-governmental organization.</summary>
    Ngo,

    /// <summary>Public administration.</summary>
    PublicAdministration,

    /// <summary>University.</summary>
    University,

    /// <summary>Company.</summary>
    Company,

    /// <summary>Social center.</summary>
    SocialCenter,

    /// <summary>Organization of producers.</summary>
    ProducerOrganization,
}

/// <summary>Entry 1 of every organization, with the id <c>about</c>: its profile.</summary>
[GenerateSerializer, Immutable, Alias("organization-about")]
public sealed record OrganizationAbout : Entry
{
    /// <summary>1 to 120 characters.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>What it is.</summary>
    [Id(1)]
    public OrganizationKind Type { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    [Id(2)]
    public string Country { get; init; } = "";

    /// <summary>Department, state or province.</summary>
    [Id(3)]
    public string Territory { get; init; } = "";

    /// <summary>An <c>https</c> address, or empty.</summary>
    [Id(4)]
    public string Site { get; init; } = "";

    /// <summary>Among <c>es pt eu en</c>.</summary>
    [Id(5)]
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Up to 1,000 characters of plain text.</summary>
    [Id(6)]
    public string About { get; init; } = "";

    /// <summary>Keys of axes.</summary>
    [Id(7)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>That the network knows it; null: not verified yet.</summary>
    [Id(8)]
    public Verification? Verified { get; init; }

    /// <summary>That it may be taken along into another network; null: it may not.</summary>
    [Id(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExtractPermit? Extract { get; init; }
}

/// <summary>That an administrator verified an organization.</summary>
[GenerateSerializer, Immutable, Alias("verification")]
public sealed record Verification
{
    /// <summary>Who.</summary>
    [Id(0)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }
}

/// <summary>One of the organization's people; the entry's id is the member's.</summary>
[GenerateSerializer, Immutable, Alias("organization-person")]
public sealed record OrganizationPerson : Entry, IPerson<OrganizationPerson>
{
    /// <summary>What the person does there, up to 80 characters.</summary>
    [Id(0)]
    public string Role { get; init; } = "";

    /// <summary>Whether the person may change the organization and its people.</summary>
    [Id(1)]
    public bool Represents { get; init; }

    /// <summary>Whether a representative named the person, who has not confirmed it yet. Until then it stands on no
    /// profile.</summary>
    [Id(2)]
    public bool Unconfirmed { get; init; }

    /// <inheritdoc />
    OrganizationPerson IPerson<OrganizationPerson>.Confirmed() => this with { Unconfirmed = false };

    /// <inheritdoc />
    static OrganizationPerson IPerson<OrganizationPerson>.Of(
        MemberId member, long no, PersonChange change, bool unconfirmed) => new()
        {
            Id = member.Value,
            No = no,
            Role = InputRules.Clean(change.Role),
            Represents = change.Represents,
            Unconfirmed = unconfirmed,
        };
}

/// <summary>An organization with its people.</summary>
[GenerateSerializer, Immutable, Alias("organization-view")]
public sealed record OrganizationView
{
    /// <summary>The organization.</summary>
    [Id(0)]
    public OrganizationId Id { get; init; }

    /// <summary>Its profile.</summary>
    [Id(1)]
    public OrganizationAbout About { get; init; } = new();

    /// <summary>Its people, in the order in which they came.</summary>
    [Id(2)]
    public ImmutableArray<OrganizationPerson> People { get; init; } = [];
}

/// <summary>Who belongs to an organization, for those who accompany in its name.</summary>
[GenerateSerializer, Immutable, Alias("organization-roll")]
public sealed record OrganizationRoll
{
    /// <summary>The organization's revision at which this holds.</summary>
    [Id(0)]
    public long Rev { get; init; }

    /// <summary>Its people.</summary>
    [Id(1)]
    public ImmutableArray<OrganizationPerson> People { get; init; } = [];

    /// <summary>Whether the member has confirmed to be one of its people.</summary>
    public bool Has(MemberId member) => PersonRules.Find(People, member) is not null;

    /// <summary>Whether the member has confirmed to represent it.</summary>
    public bool IsRepresentedBy(MemberId member) => PersonRules.Find(People, member) is { Represents: true };
}

/// <summary>What an organization is made from, or what to change of it; null leaves a field as it is.</summary>
[GenerateSerializer, Immutable, Alias("organization-change")]
public sealed record OrganizationChange
{
    /// <summary>1 to 120 characters.</summary>
    [Id(0)]
    public string? Name { get; init; }

    /// <summary>What it is.</summary>
    [Id(1)]
    public OrganizationKind? Type { get; init; }

    /// <summary>Two letters.</summary>
    [Id(2)]
    public string? Country { get; init; }

    /// <summary>Up to 80 characters.</summary>
    [Id(3)]
    public string? Territory { get; init; }

    /// <summary>An <c>https</c> address, or empty.</summary>
    [Id(4)]
    public string? Site { get; init; }

    /// <summary>Among <c>es pt eu en</c>.</summary>
    [Id(5)]
    public ImmutableArray<string>? Languages { get; init; }

    /// <summary>Up to 1,000 characters.</summary>
    [Id(6)]
    public string? About { get; init; }

    /// <summary>Keys of axes.</summary>
    [Id(7)]
    public ImmutableArray<string>? Axes { get; init; }

    /// <summary>People to add or change; only representatives and administrators. Each person may confirm and leave.
    /// </summary>
    [Id(8)]
    public ImmutableArray<PersonChange> People { get; init; } = [];

    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(9)]
    public Guid RequestId { get; init; }

    /// <summary>Whether it may be taken along into another network, from now on for <see cref="ExtractPermit.Length"/>; whoever speaks
    /// for it allows that, and nobody else.</summary>
    [Id(10)]
    public bool? Extract { get; init; }
}

/// <summary>One person to add, change or (with <see cref="Leaves"/>) remove.</summary>
[GenerateSerializer, Immutable, Alias("person-change")]
public sealed record PersonChange
{
    /// <summary>Who.</summary>
    [Id(0)]
    public MemberId Member { get; init; }

    /// <summary>What the person does there.</summary>
    [Id(1)]
    public string Role { get; init; } = "";

    /// <summary>Whether the person may change the organization.</summary>
    [Id(2)]
    public bool Represents { get; init; }

    /// <summary>Whether the person leaves.</summary>
    [Id(3)]
    public bool Leaves { get; init; }

    /// <summary>Whether the person, who acts, confirms what a representative said.</summary>
    [Id(4)]
    public bool Confirms { get; init; }
}
