namespace Comparte.Talks;

/// <summary>The ids of talks and of their threads.</summary>
public static class TalkIds
{
    /// <summary>The id of a new talk: of two that of both, of several one for each request.</summary>
    public static TalkId Of(MemberId actor, NewTalk talk) => talk.People is [var other] && other != default
        ? OfPair(actor, other)
        : EntityId.FromRequest<TalkId>(actor, talk.RequestId);

    /// <summary>
    /// The one talk of two people, whoever begins. A browser finds the id without asking, so that the first words wait there
    /// like any others when there is no line; its time is that of whoever came later. Knowing it opens nothing.
    /// </summary>
    public static TalkId OfPair(MemberId one, MemberId other) => string.CompareOrdinal(one.Value, other.Value) < 0
        ? EntityId.Joined<TalkId>(other.Value, one.Value)
        : EntityId.Joined<TalkId>(one.Value, other.Value);

    /// <summary>The thread in which the people of a talk write: the same id with the letter of a thread.</summary>
    public static ThreadId ThreadOf(TalkId talk) => ThreadId.Of(ThreadId.Prefix + talk.Value[1..]);
}
