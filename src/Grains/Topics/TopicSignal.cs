using System.Collections.Immutable;

namespace Comparte.Topics;

/// <summary>What hosts that watch a topic tell each other beside its changes. It is stored nowhere.</summary>
[GenerateSerializer, Immutable, Alias("topic-signal")]
public abstract record TopicSignal;

/// <summary>Somebody writes.</summary>
[GenerateSerializer, Immutable, Alias("typing-signal")]
public sealed record TypingSignal : TopicSignal
{
    /// <summary>Who; may post there and wants to be seen, as the host that tells it found out.</summary>
    [Id(0)]
    public MemberId Member { get; init; }
}

/// <summary>Who has the topic on the screen at one host. Each replaces what that host told before.</summary>
[GenerateSerializer, Immutable, Alias("here-signal")]
public sealed record HereSignal : TopicSignal
{
    /// <summary>The host's name.</summary>
    [Id(0)]
    public string Host { get; init; } = "";

    /// <summary>Grows with each that the host tells; a lower one came late.</summary>
    [Id(1)]
    public long Number { get; init; }

    /// <summary>Those who want to be seen.</summary>
    [Id(2)]
    public ImmutableArray<MemberId> Members { get; init; } = [];

    /// <summary>Whether the others are to tell theirs.</summary>
    [Id(3)]
    public bool Asks { get; init; }
}
