using System.Collections.Immutable;

namespace Comparte.Interactions;

/// <summary>What one member did towards another.</summary>
[GenerateSerializer]
public enum InteractionKind
{
    /// <summary>Wrote in answer to something of the other one's.</summary>
    Answered,

    /// <summary>Named the other one in a text.</summary>
    Mentioned,

    /// <summary>Reacted to a text.</summary>
    Reacted,

    /// <summary>Commented what the other one shared.</summary>
    Commented,

    /// <summary>Is linked with the other one.</summary>
    Linked,

    /// <summary>Said "I can help" to a need, or took up an offer, of the other one's.</summary>
    Helped,
}

/// <summary>Something that one member did towards another, told to be counted. What was said is no part of it.</summary>
[GenerateSerializer, Immutable, Alias("interaction")]
public sealed record Interaction
{
    /// <summary>What makes it the same when it is told again.</summary>
    [Id(0)]
    public string Key { get; init; } = "";

    /// <summary>Who acted.</summary>
    [Id(1)]
    public MemberId From { get; init; }

    /// <summary>Towards whom.</summary>
    [Id(2)]
    public MemberId To { get; init; }

    /// <summary>What it was.</summary>
    [Id(3)]
    public InteractionKind Kind { get; init; }

    /// <summary>Keys of the axes that it was about.</summary>
    [Id(4)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>When what it is about was written, which says its month however late it is told.</summary>
    [Id(5)]
    public DateTimeOffset At { get; init; }
}

/// <summary>How often a member did something towards another in a month.</summary>
[GenerateSerializer, Immutable, Alias("interaction-count")]
public sealed record InteractionCount
{
    /// <summary><c>2026-05</c>, in UTC.</summary>
    [Id(0)]
    public string Month { get; init; } = "";

    /// <summary>Towards whom.</summary>
    [Id(1)]
    public MemberId To { get; init; }

    /// <summary>What it was.</summary>
    [Id(2)]
    public InteractionKind Kind { get; init; }

    /// <summary>The key of an axis that it was about; empty for none.</summary>
    [Id(3)]
    public string Axis { get; init; } = "";

    /// <summary>How often, at least 1. What is about two axes counts with each.</summary>
    [Id(4)]
    public int Times { get; init; }
}
