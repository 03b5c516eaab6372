using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Talks;

/// <summary>Who takes part in one talk; the key is the <see cref="TalkId"/>. Its people alone know of it, and of one in which
/// nothing was written yet only who prepared it. What they write stands in the talk's thread, of which this is the
/// place.</summary>
[Alias("Comparte.ITalkGrain")]
public interface ITalkGrain : ITopicGrain
{
    /// <summary>Prepares the talk for its first message. Its id is made of its people and the request
    /// (<see cref="TalkIds.Of"/>), so that a repeated request finds the talk it made, and two people have one. Whoever
    /// takes no messages of the actor is asked first.</summary>
    [Alias("Open")]
    Task<Refusal?> OpenAsync(MemberId actor, NewTalk talk);

    /// <summary>Adds people to a talk of several; they read all of it.</summary>
    [Alias("Add")]
    Task<Refusal?> AddAsync(MemberId actor, ImmutableArray<MemberId> people, Guid requestId);

    /// <summary>Leaves a talk of several. When nobody is left, what was written ends with it.</summary>
    [Alias("Leave")]
    Task<Refusal?> LeaveAsync(MemberId actor, Guid requestId);
}
