using System.Collections.Immutable;

namespace Comparte.Push;

/// <summary>Stored as <c>push.main</c>.</summary>
internal sealed record PushRecord : IStoredRecord
{
    public int V { get; init; } = 1;

    /// <summary>The devices that take pushes.</summary>
    public ImmutableArray<KnownDevice> Devices { get; init; } = [];

    /// <summary>What waits to be pushed.</summary>
    public ImmutableArray<WaitingPush> Waiting { get; init; } = [];

    /// <summary>What was pushed of late.</summary>
    public ImmutableArray<PushedNotice> Pushed { get; init; } = [];

    /// <summary>Whether the member left the network.</summary>
    public bool Erased { get; init; }
}

/// <summary>A device, and how its service was found last.</summary>
internal sealed record KnownDevice
{
    public PushDevice Device { get; init; } = new();

    /// <summary>Before when it isn't tried again.</summary>
    public DateTimeOffset? TryAt { get; init; }

    /// <summary>How often it was tried in vain.</summary>
    public int Tries { get; init; }
}

/// <summary>A notice that waits.</summary>
/// <param name="Key">Its <see cref="Inbox.Notice.Key"/>.</param>
/// <param name="At">Since when.</param>
/// <param name="To">The sessions of the devices that don't have it.</param>
internal sealed record WaitingPush(string Key, DateTimeOffset At, ImmutableArray<string> To);

/// <summary>A notice that was pushed.</summary>
/// <param name="Key">Its <see cref="Inbox.Notice.Key"/>.</param>
/// <param name="Count">Its <see cref="Inbox.Notice.Count"/> then: what has a higher one is new.</param>
/// <param name="At">When.</param>
internal sealed record PushedNotice(string Key, int Count, DateTimeOffset At);
