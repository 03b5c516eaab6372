using System.Collections.Immutable;

namespace Comparte.Publications;

/// <summary>In which feeds a publication was told. The record stands beside the topic, and no reader gets it.</summary>
internal sealed record FeedRecord : IStoredRecord
{
    /// <summary>The version of this record's format.</summary>
    public int V { get; init; } = 1;

    /// <summary>Each feed that was ever told, by its key.</summary>
    public ImmutableSortedDictionary<string, ToldFeed> Feeds { get; init; } =
        ImmutableSortedDictionary<string, ToldFeed>.Empty;
}

/// <summary>A feed that was told.</summary>
/// <param name="Request">The request of the first telling, noted before it, by which a repeated one finds what it made.
/// </param>
/// <param name="No">Under which number the publication stands there; 0 while that isn't known.</param>
internal readonly record struct ToldFeed(Guid Request, long No);
