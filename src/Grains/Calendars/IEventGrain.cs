using System.Collections.Immutable;

namespace Comparte.Calendars;

/// <summary>What a publication that is an event says of itself to calendars and answers. The same grain as the
/// publication's own.</summary>
[Alias("Comparte.IEventGrain")]
public interface IEventGrain : IGrainWithStringKey
{
    /// <summary>What members may do with the event's answers, in their order; nothing where it is no event.</summary>
    [Alias("Reading")]
    Task<EventReading> ReadingAsync(ImmutableArray<MemberId> members);

    /// <summary>A shared event as the actor reads it now, in a language if it has it; not found for everybody who may not
    /// read it.</summary>
    [Alias("Event")]
    Task<Outcome<EventView>> EventAsync(MemberId actor, string language);
}
