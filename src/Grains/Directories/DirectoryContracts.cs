using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Comparte.Groups;
using Comparte.Initiatives;
using Comparte.Needs;
using Comparte.Organizations;
using Comparte.Projects;
using Comparte.Topics;

namespace Comparte.Directories;

/// <summary>A member in the directory, at most about 200 bytes; the entry's id is the member's.</summary>
[GenerateSerializer, Immutable, Alias("member-card")]
public sealed record MemberCard : Entry, ICopy
{
    /// <summary>The member's name.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>The organization, whose name stands in its own card.</summary>
    [Id(1)]
    public OrganizationId? Organization { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    [Id(2)]
    public string Country { get; init; } = "";

    /// <summary>Among <c>es pt eu en</c>.</summary>
    [Id(3)]
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Keys of axes.</summary>
    [Id(4)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>The owner's revision that this tells.</summary>
    [Id(5)]
    public long ToldRev { get; init; }
}

/// <summary>An organization in the directory; the entry's id is the organization's.</summary>
[GenerateSerializer, Immutable, Alias("organization-card")]
public sealed record OrganizationCard : Entry, ICopy
{
    /// <summary>Its name.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>What it is.</summary>
    [Id(1)]
    public OrganizationKind Type { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    [Id(2)]
    public string Country { get; init; } = "";

    /// <summary>Among <c>es pt eu en</c>.</summary>
    [Id(3)]
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Keys of axes.</summary>
    [Id(4)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>The owner's revision that this tells.</summary>
    [Id(5)]
    public long ToldRev { get; init; }

    /// <summary>Whether the network verified it.</summary>
    [Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Verified { get; init; }
}

/// <summary>An initiative in the directory; the entry's id is the initiative's. It never tells the exact place.
/// </summary>
[GenerateSerializer, Immutable, Alias("initiative-card")]
public sealed record InitiativeCard : Entry, ICopy
{
    /// <summary>Its name.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>The organization that accompanies it.</summary>
    [Id(1)]
    public OrganizationId Organization { get; init; }

    /// <summary>What it does.</summary>
    [Id(2)]
    public ImmutableArray<InitiativeKind> Kinds { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2.</summary>
    [Id(3)]
    public string Country { get; init; } = "";

    /// <summary>Department, state or province.</summary>
    [Id(4)]
    public string Territory { get; init; } = "";

    /// <summary>Among <c>es pt eu en</c>.</summary>
    [Id(5)]
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Keys of axes.</summary>
    [Id(6)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>How many families take part; null: not counted.</summary>
    [Id(7)]
    public int? Families { get; init; }

    /// <summary>When the families were counted.</summary>
    [Id(8)]
    public DateOnly? FamiliesOn { get; init; }

    /// <summary>The share of women among those who take part, in percent; null: not counted.</summary>
    [Id(9)]
    public int? Women { get; init; }

    /// <summary>When the women were counted.</summary>
    [Id(10)]
    public DateOnly? WomenOn { get; init; }

    /// <summary>The owner's revision that this tells.</summary>
    [Id(11)]
    public long ToldRev { get; init; }
}

/// <summary>A project in the directory, at most about 250 bytes beside the ids of those who take part; the entry's id is
/// the project's.</summary>
[GenerateSerializer, Immutable, Alias("project-card")]
public sealed record ProjectCard : Entry, ICopy
{
    /// <summary>Its name.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>How far it is.</summary>
    [Id(1)]
    public ProjectStage Stage { get; init; }

    /// <summary>Its first day, where one is known.</summary>
    [Id(2)]
    public DateOnly? Starts { get; init; }

    /// <summary>Its last day, where one is known.</summary>
    [Id(3)]
    public DateOnly? Ends { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or empty.</summary>
    [Id(4)]
    public string Country { get; init; } = "";

    /// <summary>Keys of axes.</summary>
    [Id(5)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>Ids of the organizations and initiatives that take part, by their own word; those that lead come first.
    /// </summary>
    [Id(6)]
    public ImmutableArray<string> Actors { get; init; } = [];

    /// <summary>Who coordinates it, by their own word.</summary>
    [Id(7)]
    public ImmutableArray<MemberId> People { get; init; } = [];

    /// <summary>The linked group.</summary>
    [Id(8)]
    public GroupId? Group { get; init; }

    /// <summary>The owner's revision that this tells.</summary>
    [Id(9)]
    public long ToldRev { get; init; }
}

/// <summary>A listed group in the directory; the entry's id is the group's. Hidden groups never stand here.</summary>
[GenerateSerializer, Immutable, Alias("group-card")]
public sealed record GroupCard : Entry, ICopy
{
    /// <summary>Its name.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>The beginning of its purpose, up to 140 characters.</summary>
    [Id(1)]
    public string Purpose { get; init; } = "";

    /// <summary>How one becomes a member.</summary>
    [Id(2)]
    public GroupAccess Access { get; init; }

    /// <summary>Keys of axes.</summary>
    [Id(3)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>How many members it has.</summary>
    [Id(4)]
    public int Members { get; init; }

    /// <summary>Whether it is archived.</summary>
    [Id(5)]
    public bool Archived { get; init; }

    /// <summary>The owner's revision that this tells.</summary>
    [Id(6)]
    public long ToldRev { get; init; }
}

/// <summary>A need or an offer in the directory; the entry's id is the need's. What most have in common is left out, so that a
/// list of many costs little.</summary>
[GenerateSerializer, Immutable, Alias("need-card")]
public sealed record NeedCard : Entry, ICopy
{
    /// <summary>Whether something is needed or offered.</summary>
    [Id(0), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public NeedKind Type { get; init; }

    /// <summary>In one line.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>Who stated it.</summary>
    [Id(2)]
    public MemberId By { get; init; }

    /// <summary>In whose name, where that is an organization.</summary>
    [Id(3)]
    public OrganizationId? Organization { get; init; }

    /// <summary>In whose name, where that is an initiative.</summary>
    [Id(4)]
    public InitiativeId? Initiative { get; init; }

    /// <summary>Keys of axes; null for none.</summary>
    [Id(5)]
    public ImmutableArray<string>? Axes { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or null for anywhere.</summary>
    [Id(6)]
    public string? Country { get; init; }

    /// <summary>Among <c>es pt eu en</c>; null for any.</summary>
    [Id(7)]
    public ImmutableArray<string>? Languages { get; init; }

    /// <summary>The last day on which it holds; null: until its people say otherwise.</summary>
    [Id(8)]
    public DateOnly? Until { get; init; }

    /// <summary>The day on which it was stated, in UTC.</summary>
    [Id(9)]
    public DateOnly On { get; init; }

    /// <summary>How far it is.</summary>
    [Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public NeedStage Stage { get; init; }

    /// <summary>The owner's revision that this tells.</summary>
    [Id(11)]
    public long ToldRev { get; init; }

    /// <summary>Whether it is hidden, and so says nothing.</summary>
    [Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Hidden { get; init; }
}

/// <summary>Where an action that is shared with the network takes place, so that those of each place can be counted; what it
/// is stands in feeds. The entry's id is the publication's.</summary>
[GenerateSerializer, Immutable, Alias("action-card")]
public sealed record ActionCard : Entry, ICopy
{
    /// <summary>ISO 3166-1 alpha-2, or empty.</summary>
    [Id(0)]
    public string Country { get; init; } = "";

    /// <summary>The owner's revision that this tells.</summary>
    [Id(1)]
    public long ToldRev { get; init; }
}
