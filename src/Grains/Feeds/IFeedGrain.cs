using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Feeds;

/// <summary>A list of what was shared: with the network, with a group, by a member, an organization or an initiative, about
/// an axis, a country or a territory, or of one type. The key is one of <see cref="FeedKeys"/>. A group's is read by its
/// members, every other one by everybody.</summary>
[Alias("Comparte.IFeedGrain")]
public interface IFeedGrain : ITopicGrain
{
    /// <summary>
    /// Takes what a publication tells of itself, a tombstone when it belongs here no more, and answers under which number
    /// it stands. An older telling changes nothing.
    /// </summary>
    /// <param name="item">The item, or its tombstone.</param>
    /// <param name="no">Under which number it stands; 0: it is told for the first time, as far as is known.</param>
    /// <param name="requestId">The request of that first time, by which a repeated one finds what it made. 0 is answered
    /// when it is too old for that.</param>
    [Alias("Tell")]
    Task<long> TellAsync(Entry item, long no, Guid requestId);

    /// <summary>The newest that were shared before a time, newest first; nothing for who may not read the feed.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="before">What was shared then or later is left out.</param>
    /// <param name="count">How many at most.</param>
    [Alias("Before")]
    Task<ImmutableArray<FeedItem>> BeforeAsync(MemberId actor, DateTimeOffset before, int count);
}
