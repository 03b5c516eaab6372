using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Power;

/// <summary>A log of power; the key is <see cref="Network"/>, which every member reads, or a <see cref="GroupId"/>, which the group's
/// members read. It only grows: nothing in it is changed or taken out.</summary>
[Alias("Comparte.IPowerGrain")]
public interface IPowerGrain : ITopicGrain
{
    /// <summary>The key of the network's log.</summary>
    const string Network = "network";

    /// <summary>Takes acts, each once for its id, which its teller makes of where it happened. Answers when they are durable.
    /// </summary>
    [Alias("Take")]
    Task TakeAsync(ImmutableArray<PowerAct> acts);
}
