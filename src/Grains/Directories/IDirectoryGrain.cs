using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Directories;

/// <summary>One list of cards, copied from their owners: the keys are <c>members</c>, <c>organizations</c>,
/// <c>initiatives</c>, <c>projects</c>, <c>groups</c>, <c>needs</c> and <c>actions</c>. Everybody in the network may open it.
/// </summary>
[Alias("Comparte.IDirectoryGrain")]
public interface IDirectoryGrain : ITopicGrain
{
    /// <summary>Takes a card from its owner, whose revision is in it. An older telling changes nothing; a
    /// <see cref="Tombstone"/> takes the card away.</summary>
    [Alias("Tell")]
    Task TellAsync(Entry card);

    /// <summary>The cards with these ids, in their order; an id without a card is left out.</summary>
    [Alias("Find")]
    Task<ImmutableArray<Entry>> FindAsync(ImmutableArray<string> ids);
}
