using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Extracts;

/// <summary>A group or organization that was brought from another network, and what is to be done so that it lives here. Stored as
/// <c>arrival.main</c> by whoever brings it, in the same commit as its records; the key is the id of what was brought.</summary>
public sealed record Arrival : IStoredRecord
{
    /// <inheritdoc />
    public int V { get; init; } = 1;

    /// <summary>Who brought it, and answers for it here.</summary>
    public MemberId By { get; init; }

    /// <summary>All topics that came, what was shared first in the order of its sharing.</summary>
    public ImmutableArray<TopicId> Topics { get; init; } = [];

    /// <summary>All files that came, which count from now on.</summary>
    public ImmutableArray<ArrivedFile> Files { get; init; } = [];

    /// <summary>How many of the steps are done.</summary>
    public int Steps { get; init; }
}

/// <summary>A file that came.</summary>
public sealed record ArrivedFile
{
    /// <summary>Which.</summary>
    public FileId Id { get; init; }

    /// <summary>Who uploaded it, perhaps somebody who isn't here.</summary>
    public MemberId Owner { get; init; }

    /// <summary>How many bytes count.</summary>
    public long Bytes { get; init; }
}
