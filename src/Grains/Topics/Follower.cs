using System.Collections.Immutable;

namespace Comparte.Topics;

/// <summary>
/// Another grain that is told of a topic's changes after they are committed: a group's card, a member's own topic, the
/// directory. The topic is its own outbox; the follower's cursor is durable with the next commit, so telling may repeat
/// and must be idempotent.
/// </summary>
internal sealed record Follower
{
    /// <summary>Stable: the cursor is stored under it.</summary>
    public required string Name { get; init; }

    /// <summary>The least time between two tellings.</summary>
    public TimeSpan Every { get; init; }

    /// <summary>Which entries the follower hears of.</summary>
    public Func<Entry, bool> Concerns { get; init; } = _ => true;

    /// <summary>Whether a reminder is set before such a change is committed, so that it is told even when the process
    /// is killed right after and nobody opens the topic again.</summary>
    public bool Durable { get; init; }

    /// <summary>Whether a topic that was stored before there was such a follower tells it only what changes from then on. One
    /// that is made later tells all of it.</summary>
    public bool FromNow { get; init; }

    /// <summary>Tells changed entries, each in its latest state. Called again until it doesn't throw.</summary>
    public required Func<ImmutableArray<Entry>, Task> TellAsync { get; init; }
}
