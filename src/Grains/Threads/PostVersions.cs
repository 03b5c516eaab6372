using System.Collections.Immutable;

namespace Comparte.Threads;

/// <summary>The stored record of a post's former texts.</summary>
internal sealed record PostVersions : IStoredRecord
{
    /// <summary>The version of this record's format.</summary>
    public int V { get; init; } = 1;

    /// <summary>Oldest first.</summary>
    public ImmutableArray<PostVersion> Versions { get; init; } = [];
}
