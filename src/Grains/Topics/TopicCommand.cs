using System.Collections.Immutable;

namespace Comparte.Topics;

/// <summary>Changes that are committed together or not at all.</summary>
internal sealed record TopicCommand
{
    /// <summary>Who acts.</summary>
    public MemberId Actor { get; init; }

    /// <summary>The client's id of the request; null where the command is idempotent by itself.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Text that tells two bodies under one request id apart.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>
    /// An entry with <see cref="Entry.No"/> 0 is created: the topic sets its number, revision and, when empty, its id.
    /// Any other replaces the entry with its number.
    /// </summary>
    public ImmutableArray<Entry> Changes { get; init; } = [];

    /// <summary>The parent's revision at which the rights were asked; 0 where the topic rules itself.</summary>
    public long After { get; init; }

    /// <summary>Whether the topic has another parent from this command on, in which <see cref="After"/> counts.</summary>
    public bool OtherParent { get; init; }

    /// <summary>A command in a topic that rules itself, whose changes are decided later.</summary>
    public static TopicCommand Of(MemberId actor, Guid requestId, string fingerprint) =>
        new() { Actor = actor, RequestId = requestId, Fingerprint = fingerprint };
}

/// <summary>What a command left: its entries with their numbers and revisions, in the order of its changes.</summary>
internal sealed record Committed(ImmutableArray<Entry> Entries, long Rev);

/// <summary>How much of a topic is in memory, and what a reader without a cursor gets.</summary>
internal enum TopicShape
{
    /// <summary>All entries are loaded. Readers get the newest 256 by revision, then the rest in pages.</summary>
    Whole,

    /// <summary>The newest entries are loaded. Readers get the newest 50 by number and entry 1.</summary>
    Window,
}
