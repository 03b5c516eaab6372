using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Needs;

/// <summary>Whether somebody who helped is named to the network.</summary>
[GenerateSerializer]
public enum Naming
{
    /// <summary>The need's people named the helper, who has not answered yet.</summary>
    Asked,

    /// <summary>The helper agrees.</summary>
    Agreed,

    /// <summary>The helper would rather not.</summary>
    Declined,
}

/// <summary>One who said "I can help", for the need's people; the entry's id is that of the conversation which began by
/// it.</summary>
[GenerateSerializer, Immutable, Alias("need-help")]
public sealed record NeedHelp : Entry, ICopy
{
    /// <summary>Who.</summary>
    [Id(0)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }

    /// <summary>The number of the conversation's newest post.</summary>
    [Id(2)]
    public long LastNo { get; init; }

    /// <summary>When it was written.</summary>
    [Id(3)]
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Who wrote it.</summary>
    [Id(4)]
    public MemberId LastBy { get; init; }

    /// <summary>Whether the helper is named; null: nobody asked.</summary>
    [Id(5)]
    public Naming? Naming { get; init; }

    /// <summary>The conversation's revision that this tells.</summary>
    [Id(6)]
    public long ToldRev { get; init; }
}

/// <summary>One of those who may read who helps and every conversation: the need's people, as they were when somebody last
/// asked; the entry's id is the member's. A tombstone with that id: no longer.</summary>
[GenerateSerializer, Immutable, Alias("help-reader")]
public sealed record HelpReader : Entry;

/// <summary>Says that a need was met.</summary>
[GenerateSerializer, Immutable, Alias("need-answer")]
public sealed record NeedAnswer
{
    /// <summary>Who helped, of those who said they can; each is asked before being named. Up to 12.</summary>
    [Id(0)]
    public ImmutableArray<MemberId> Helpers { get; init; } = [];

    /// <summary>Up to 300 characters.</summary>
    [Id(1)]
    public string Thanks { get; init; } = "";

    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(2)]
    public Guid RequestId { get; init; }
}

/// <summary>Where people talk who ask and who help.</summary>
public static class HelpThreads
{
    /// <summary>
    /// The conversation between a need's people and one helper: there is one for each helper. A browser finds the id without
    /// asking, so that the first words wait there like any others when there is no line. Knowing it opens nothing.
    /// </summary>
    public static ThreadId Of(NeedId need, MemberId helper) => EntityId.Joined<ThreadId>(need.Value, helper.Value);
}
