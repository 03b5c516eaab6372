using System.Collections.Immutable;
using Comparte.Organizations;
using Comparte.Topics;

namespace Comparte.Projects;

/// <summary>How far a project is.</summary>
[GenerateSerializer]
public enum ProjectStage
{
    /// <summary>Somebody thinks of it.</summary>
    Idea,

    /// <summary>It is being prepared.</summary>
    Preparing,

    /// <summary>It goes on.</summary>
    Running,

    /// <summary>It has come to its end.</summary>
    Finished,

    /// <summary>It rests.</summary>
    Paused,
}

/// <summary>What an organization or initiative does in a project.</summary>
[GenerateSerializer]
public enum ProjectRole
{
    /// <summary>It leads: whoever speaks for it may change the project.</summary>
    Leads,

    /// <summary>It takes part.</summary>
    TakesPart,
}

/// <summary>Entry 1 of every project, with the id <c>about</c>: its profile.</summary>
[GenerateSerializer, Immutable, Alias("project-about")]
public sealed record ProjectAbout : Entry
{
    /// <summary>1 to 120 characters.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>What it is for: up to 2,000 characters of plain text.</summary>
    [Id(1)]
    public string Purpose { get; init; } = "";

    /// <summary>How far it is.</summary>
    [Id(2)]
    public ProjectStage Stage { get; init; }

    /// <summary>Its first day, where one is known.</summary>
    [Id(3)]
    public DateOnly? Starts { get; init; }

    /// <summary>Its last day, where one is known; not before the first.</summary>
    [Id(4)]
    public DateOnly? Ends { get; init; }

    /// <summary>Keys of axes.</summary>
    [Id(5)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2, or empty.</summary>
    [Id(6)]
    public string Country { get; init; } = "";

    /// <summary>Departments, states or provinces: up to 8 of up to 80 characters.</summary>
    [Id(7)]
    public ImmutableArray<string> Territories { get; init; } = [];

    /// <summary>Among <c>es pt eu en</c>.</summary>
    [Id(8)]
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>The group in which its people work together. Only the id: a hidden group's name stands in the topics of
    /// its members alone, and to all others the id opens nothing.</summary>
    [Id(9)]
    public GroupId? Group { get; init; }

    /// <summary>Who made it.</summary>
    [Id(10)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(11)]
    public DateTimeOffset At { get; init; }
}

/// <summary>An organization or initiative that takes part, or is asked to; the entry's id is its id.</summary>
[GenerateSerializer, Immutable, Alias("project-actor")]
public sealed record ProjectActor : Entry
{
    /// <summary>What it does in the project.</summary>
    [Id(0)]
    public ProjectRole Role { get; init; }

    /// <summary>Whether it was only asked: it takes part once somebody who speaks for it has said so.</summary>
    [Id(1)]
    public bool Unconfirmed { get; init; }

    /// <summary>Another role that it is asked to take, and has still to confirm.</summary>
    [Id(2)]
    public ProjectRole? Asked { get; init; }

    /// <summary>Who asked.</summary>
    [Id(3)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(4)]
    public DateTimeOffset At { get; init; }
}

/// <summary>One of the project's people; the entry's id is the member's.</summary>
[GenerateSerializer, Immutable, Alias("project-person")]
public sealed record ProjectPerson : Entry, IPerson<ProjectPerson>
{
    /// <summary>What the person does there, up to 80 characters.</summary>
    [Id(0)]
    public string Role { get; init; } = "";

    /// <summary>Whether the person, once confirmed, coordinates the project; otherwise takes part in it.</summary>
    [Id(1)]
    public bool Represents { get; init; }

    /// <summary>Whether somebody named the person, who has not confirmed it yet.</summary>
    [Id(2)]
    public bool Unconfirmed { get; init; }

    /// <inheritdoc />
    ProjectPerson IPerson<ProjectPerson>.Confirmed() => this with { Unconfirmed = false };

    /// <inheritdoc />
    static ProjectPerson IPerson<ProjectPerson>.Of(
        MemberId member, long no, PersonChange change, bool unconfirmed) => new()
        {
            Id = member.Value,
            No = no,
            Role = InputRules.Clean(change.Role),
            Represents = change.Represents,
            Unconfirmed = unconfirmed,
        };
}

/// <summary>A project with all that stands in it.</summary>
[GenerateSerializer, Immutable, Alias("project-view")]
public sealed record ProjectView
{
    /// <summary>The project.</summary>
    [Id(0)]
    public ProjectId Id { get; init; }

    /// <summary>Its profile.</summary>
    [Id(1)]
    public ProjectAbout About { get; init; } = new();

    /// <summary>Organizations and initiatives, in the order in which they came.</summary>
    [Id(2)]
    public ImmutableArray<ProjectActor> Actors { get; init; } = [];

    /// <summary>Its people, in the order in which they came.</summary>
    [Id(3)]
    public ImmutableArray<ProjectPerson> People { get; init; } = [];

    /// <summary>Its goals, in their order.</summary>
    [Id(4)]
    public ImmutableArray<ProjectGoal> Goals { get; init; } = [];

    /// <summary>What was told, newest first.</summary>
    [Id(5)]
    public ImmutableArray<ProjectUpdate> Updates { get; init; } = [];

    /// <summary>Its indicators.</summary>
    [Id(6)]
    public ImmutableArray<ProjectIndicator> Indicators { get; init; } = [];

    /// <summary>What they were, by day.</summary>
    [Id(7)]
    public ImmutableArray<ProjectValue> Values { get; init; } = [];
}

/// <summary>From when to when; null: not known.</summary>
[GenerateSerializer, Immutable, Alias("project-dates")]
public sealed record ProjectDates
{
    /// <summary>The first day, from 1990-01-01.</summary>
    [Id(0)]
    public DateOnly? Starts { get; init; }

    /// <summary>The last day, not before the first, and at most fifty years from now.</summary>
    [Id(1)]
    public DateOnly? Ends { get; init; }
}

/// <summary>What a project is made from, or what to change of it; null leaves a field as it is.</summary>
[GenerateSerializer, Immutable, Alias("project-change")]
public sealed record ProjectChange
{
    /// <summary>1 to 120 characters.</summary>
    [Id(0)]
    public string? Name { get; init; }

    /// <summary>Up to 2,000 characters.</summary>
    [Id(1)]
    public string? Purpose { get; init; }

    /// <summary>How far it is.</summary>
    [Id(2)]
    public ProjectStage? Stage { get; init; }

    /// <summary>Both days, also where only one changes.</summary>
    [Id(3)]
    public ProjectDates? Dates { get; init; }

    /// <summary>Keys of axes.</summary>
    [Id(4)]
    public ImmutableArray<string>? Axes { get; init; }

    /// <summary>Two letters, or empty.</summary>
    [Id(5)]
    public string? Country { get; init; }

    /// <summary>Up to 8 of up to 80 characters.</summary>
    [Id(6)]
    public ImmutableArray<string>? Territories { get; init; }

    /// <summary>Among <c>es pt eu en</c>.</summary>
    [Id(7)]
    public ImmutableArray<string>? Languages { get; init; }

    /// <summary>The organization or initiative that leads it, for which the actor speaks; only when it is made.
    /// </summary>
    [Id(8)]
    public string? Lead { get; init; }

    /// <summary>People to add or change, up to 12; <see cref="PersonChange.Represents"/> says who coordinates. Each person
    /// may confirm and leave.</summary>
    [Id(9)]
    public ImmutableArray<PersonChange> People { get; init; } = [];

    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(10)]
    public Guid RequestId { get; init; }
}

/// <summary>What becomes of an organization or initiative in a project.</summary>
[GenerateSerializer, Immutable, Alias("project-actor-change")]
public sealed record ProjectActorChange
{
    /// <summary>What it is asked to do.</summary>
    [Id(0)]
    public ProjectRole Role { get; init; } = ProjectRole.TakesPart;

    /// <summary>Whether whoever speaks for it confirms what it was asked.</summary>
    [Id(1)]
    public bool Confirms { get; init; }

    /// <summary>Whether it leaves, or isn't asked any longer.</summary>
    [Id(2)]
    public bool Leaves { get; init; }

    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(3)]
    public Guid RequestId { get; init; }
}
