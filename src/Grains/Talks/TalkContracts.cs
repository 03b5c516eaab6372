using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Comparte.Topics;

namespace Comparte.Talks;

/// <summary>Entry 1 of every talk, with the id <c>about</c>.</summary>
[GenerateSerializer, Immutable, Alias("talk-about")]
public sealed record TalkAbout : Entry, ICopy
{
    /// <summary>Whether it is the one talk of two people, which nobody joins or leaves.</summary>
    [Id(0)]
    public bool Pair { get; init; }

    /// <summary>Up to 80 characters; empty where nobody gave it one.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>Who prepared it.</summary>
    [Id(2)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(3)]
    public DateTimeOffset At { get; init; }

    /// <summary>The number of the newest message in the talk's thread; 0 while there is none.</summary>
    [Id(4)]
    public long LastNo { get; init; }

    /// <summary>When it was written.</summary>
    [Id(5)]
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Who wrote it.</summary>
    [Id(6)]
    public MemberId LastBy { get; init; }

    /// <summary>The thread's revision that this tells.</summary>
    [Id(7)]
    public long ToldRev { get; init; }
}

/// <summary>One who takes part in a talk; the entry's id is the member's. A tombstone with that id: has left.</summary>
[GenerateSerializer, Immutable, Alias("talk-person")]
public sealed record TalkPerson : Entry
{
    /// <summary>Since when.</summary>
    [Id(0)]
    public DateTimeOffset At { get; init; }

    /// <summary>Who added the member, or began the talk.</summary>
    [Id(1)]
    public MemberId By { get; init; }
}

/// <summary>A talk of the member, in which something was written; the entry's id is the talk's. It says nothing of what was
/// written. A tombstone with that id: no longer.</summary>
[GenerateSerializer, Immutable, Alias("own-talk")]
public sealed record OwnTalk : Entry, ICopy
{
    /// <summary>Whether it is the one talk with somebody.</summary>
    [Id(0)]
    public bool Pair { get; init; }

    /// <summary>Its title, where it has one.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>Its people, the member too, in the order in which they came.</summary>
    [Id(2)]
    public ImmutableArray<MemberId> People { get; init; } = [];

    /// <summary>The number of the newest message.</summary>
    [Id(3)]
    public long LastNo { get; init; }

    /// <summary>When it was written.</summary>
    [Id(4)]
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Who wrote it.</summary>
    [Id(5)]
    public MemberId LastBy { get; init; }

    /// <summary>The member's list leaves the talk out while its newest message is not beyond this number.</summary>
    [Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long HiddenUpTo { get; init; }

    /// <summary>The talk's revision that this tells.</summary>
    [Id(7)]
    public long ToldRev { get; init; }
}

/// <summary>Somebody whom the member blocks; the entry's id is <c>block-</c> and the other one's. A tombstone with that id: no
/// longer. Nobody else is told.</summary>
[GenerateSerializer, Immutable, Alias("blocked-member")]
public sealed record BlockedMember : Entry
{
    /// <summary>The other one.</summary>
    [Id(0)]
    public MemberId Member { get; init; }

    /// <summary>Since when.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }
}

/// <summary>A new talk.</summary>
[GenerateSerializer, Immutable, Alias("new-talk")]
public sealed record NewTalk
{
    /// <summary>The others, 1 to 11.</summary>
    [Id(0)]
    public ImmutableArray<MemberId> People { get; init; } = [];

    /// <summary>Up to 80 characters; only of a talk of several.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(2)]
    public Guid RequestId { get; init; }
}

/// <summary>What those to whom somebody writes have to know of that member.</summary>
[GenerateSerializer, Immutable, Alias("writer")]
public sealed record Writer
{
    /// <summary>Who.</summary>
    [Id(0)]
    public MemberId Id { get; init; }

    /// <summary>The member's groups and confirmed organizations.</summary>
    [Id(1)]
    public ImmutableHashSet<string> Circles { get; init; } = [];

    /// <summary>Whom the member blocks, and so doesn't write to either.</summary>
    [Id(2)]
    public ImmutableHashSet<MemberId> Blocks { get; init; } = [];
}
