using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Calendars;

/// <summary>The events of one year, of the network or of a group; the key is one of <see cref="CalendarKeys"/>. A group's is
/// read by its members, the network's by everybody.</summary>
[Alias("Comparte.ICalendarGrain")]
public interface ICalendarGrain : ITopicGrain
{
    /// <summary>Takes what an event tells of itself, a tombstone when it belongs here no more. An older telling changes
    /// nothing.</summary>
    [Alias("Tell")]
    Task TellAsync(Entry item);

    /// <summary>The events that the actor may read here; none where the actor may read nothing.</summary>
    [Alias("Items")]
    Task<ImmutableArray<CalendarItem>> ItemsAsync(MemberId actor);
}
