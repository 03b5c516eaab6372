using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Comparte.Topics;

namespace Comparte.Axes;

/// <summary>What became of an axis.</summary>
public enum AxisState
{
    /// <summary>Offered wherever one chooses axes.</summary>
    Confirmed,

    /// <summary>Put forward by a member and not answered yet; offered as well, since work on it may begin.</summary>
    Proposed,

    /// <summary>Part of another one. What names it goes on naming it and is found under the other.</summary>
    Merged,
}

/// <summary>A theme of the network: one concept with a label in each language. The entry's id is its key, as people,
/// organizations, groups and threads name it.</summary>
[GenerateSerializer, Immutable, Alias("axis")]
public sealed record Axis : Entry
{
    /// <summary>By language, among <c>es pt eu en</c>; each 1 to 60 characters, at least one.</summary>
    [Id(0)]
    public ImmutableSortedDictionary<string, string> Labels { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What belongs to it, up to 300 characters.</summary>
    [Id(1)]
    public string About { get; init; } = "";

    /// <summary>The key of the axis that this is a part of; null for one that stands by itself.</summary>
    [Id(2)]
    public string? Parent { get; init; }

    /// <summary>What became of it.</summary>
    [Id(3)]
    public AxisState State { get; init; }

    /// <summary>The key of the axis that it was merged into.</summary>
    [Id(4)]
    public string? MergedInto { get; init; }

    /// <summary>Who proposed it; null for what the network began with.</summary>
    [Id(5)]
    public MemberId? By { get; init; }

    /// <summary>When it was proposed.</summary>
    [Id(6)]
    public DateTimeOffset At { get; init; }

    /// <summary>Who confirmed or merged it last.</summary>
    [Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MemberId? DecidedBy { get; init; }
}

/// <summary>What is proposed, or what is to change of an axis; null leaves a field as it is.</summary>
[GenerateSerializer, Immutable, Alias("axis-change")]
public sealed record AxisChange
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>Labels by language; an empty one takes a language away.</summary>
    [Id(1)]
    public ImmutableSortedDictionary<string, string>? Labels { get; init; }

    /// <summary>Up to 300 characters.</summary>
    [Id(2)]
    public string? About { get; init; }

    /// <summary>The key of the axis that it is a part of; empty: of none.</summary>
    [Id(3)]
    public string? Parent { get; init; }

    /// <summary>Confirms what was proposed. Facilitators.</summary>
    [Id(4)]
    public bool Confirm { get; init; }

    /// <summary>The key of the axis to merge it into; empty: takes them apart again. Facilitators.</summary>
    [Id(5)]
    public string? MergeInto { get; init; }
}
