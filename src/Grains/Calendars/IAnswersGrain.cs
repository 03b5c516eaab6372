using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Calendars;

/// <summary>Who goes to an event; the key is the event's <see cref="PublicationId"/>. Whoever may read the event reads the
/// answers and gives the own one, as long as the event is shared and not over.</summary>
[Alias("Comparte.IAnswersGrain")]
public interface IAnswersGrain : ITopicGrain
{
    /// <summary>Says whether the actor goes, in the place of what the actor said before.</summary>
    [Alias("Answer")]
    Task<Refusal?> AnswerAsync(MemberId actor, Attendance answer, Guid requestId);

    /// <summary>Takes the actor's answer back; where there is none, nothing happens.</summary>
    [Alias("TakeBack")]
    Task<Refusal?> TakeBackAsync(MemberId actor, Guid requestId);

    /// <summary>Takes what the event tells of its readers, so that hosts ask again who may read.</summary>
    [Alias("TellEvent")]
    Task TellEventAsync(PlaceRights rights);

    /// <summary>Deletes all answers: the event is deleted.</summary>
    [Alias("End")]
    Task EndAsync();
}
