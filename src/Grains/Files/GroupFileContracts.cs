using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Files;

/// <summary>The files that came into a group at once: with one post, whose conversation and number make the entry's id, or with
/// something shared, whose id that is. Told by their owner after its commits. A tombstone with that id: no longer there.</summary>
[GenerateSerializer, Immutable, Alias("group-files")]
public sealed record GroupFiles : Entry, ICopy
{
    /// <summary>The topic where they are: a thread or a publication.</summary>
    [Id(0)]
    public TopicId? In { get; init; }

    /// <summary>The number of the post in a thread.</summary>
    [Id(1)]
    public long? Post { get; init; }

    /// <summary>The title of something shared.</summary>
    [Id(2)]
    public string? Title { get; init; }

    /// <summary>Who brought them.</summary>
    [Id(3)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(4)]
    public DateTimeOffset At { get; init; }

    /// <summary>The files.</summary>
    [Id(5)]
    public ImmutableArray<Attachment> Files { get; init; } = [];

    /// <summary>The owner's revision that this tells.</summary>
    [Id(6)]
    public long ToldRev { get; init; }
}
