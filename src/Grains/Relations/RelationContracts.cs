using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Comparte.Topics;

namespace Comparte.Relations;

/// <summary>Something that the member follows; the id is <c>follow-{target}</c>. A tombstone with that id: no longer.
/// </summary>
[GenerateSerializer, Immutable, Alias("follow")]
public sealed record Follow : Entry
{
    /// <summary>What is followed; see <see cref="FollowTargets"/>.</summary>
    [Id(0)]
    public string Target { get; init; } = "";

    /// <summary>Since when.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }
}

/// <summary>How two members stand to each other, seen from one of them.</summary>
[GenerateSerializer, Alias("link-state")]
public enum LinkState
{
    /// <summary>Nothing between them, or the member declined.</summary>
    None,

    /// <summary>The member asked and waits.</summary>
    Asked,

    /// <summary>The other one asks.</summary>
    Asks,

    /// <summary>Both want it.</summary>
    Linked,
}

/// <summary>What is between the member and another one; the id is <c>link-{member}</c>. Each of the two owns what it
/// wants and is told what the other wants, so nothing is ever half: they are linked when both want it.</summary>
[GenerateSerializer, Immutable, Alias("link")]
public sealed record Link : Entry
{
    /// <summary>The other one.</summary>
    [Id(0)]
    public MemberId Member { get; init; }

    /// <summary>How they stand.</summary>
    [Id(1)]
    public LinkState State { get; init; }

    /// <summary>The word of introduction of whoever asked.</summary>
    [Id(2)]
    public string Word { get; init; } = "";

    /// <summary>Since when they stand so.</summary>
    [Id(3)]
    public DateTimeOffset At { get; init; }

    /// <summary>What the member wants.</summary>
    [Id(4)]
    public LinkWill Own { get; init; } = new();

    /// <summary>What the other one told of wanting.</summary>
    [Id(5)]
    public LinkWill Theirs { get; init; } = new();

    /// <summary>Whether the member declined what the other one asks. Nobody else is told.</summary>
    [Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Declined { get; init; }

    /// <summary>Whether the other one keeps its links to itself.</summary>
    [Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TheirsHidden { get; init; }

    /// <summary>The revision at which the other one told so.</summary>
    [Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long HiddenRev { get; init; }
}

/// <summary>What one of two members wants.</summary>
[GenerateSerializer, Immutable, Alias("link-will")]
public sealed record LinkWill
{
    /// <summary>Whether it wants the link.</summary>
    [Id(0)]
    public bool Wants { get; init; }

    /// <summary>Its word of introduction, up to 280 characters.</summary>
    [Id(1)]
    public string Word { get; init; } = "";

    /// <summary>Since when.</summary>
    [Id(2)]
    public DateTimeOffset At { get; init; }

    /// <summary>How often it ended the link or took back what it asked: what the other one wanted until then ends too.
    /// </summary>
    [Id(3)]
    public int Ended { get; init; }

    /// <summary>Grows with each change, so that an older telling changes nothing.</summary>
    [Id(4)]
    public long Version { get; init; }
}

/// <summary>What one member tells another of the link between them.</summary>
[GenerateSerializer, Immutable, Alias("link-telling")]
public sealed record LinkTelling
{
    /// <summary>What it wants.</summary>
    [Id(0)]
    public LinkWill Will { get; init; } = new();

    /// <summary>Whether it keeps its links to itself.</summary>
    [Id(1)]
    public bool Hidden { get; init; }

    /// <summary>The revision at which it chose that.</summary>
    [Id(2)]
    public long HiddenRev { get; init; }
}

/// <summary>Who follows something.</summary>
[GenerateSerializer, Immutable, Alias("follower-list")]
public sealed record FollowerList
{
    /// <summary>How many.</summary>
    [Id(0)]
    public int Count { get; init; }

    /// <summary>Those who show whom they follow.</summary>
    [Id(1)]
    public ImmutableArray<MemberId> Members { get; init; } = [];
}
