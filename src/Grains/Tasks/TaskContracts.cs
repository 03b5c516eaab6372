using Comparte.Topics;

namespace Comparte.Tasks;

/// <summary>Something that a group has to do; the entry's id is its number. A tombstone with that id: deleted.</summary>
[GenerateSerializer, Immutable, Alias("group-task")]
public sealed record GroupTask : Entry
{
    /// <summary>What is to be done; up to 160 characters.</summary>
    [Id(0)]
    public string Title { get; init; } = "";

    /// <summary>More about it, in lines; up to 2,000 characters.</summary>
    [Id(1)]
    public string Text { get; init; } = "";

    /// <summary>Who wrote it down.</summary>
    [Id(2)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(3)]
    public DateTimeOffset At { get; init; }

    /// <summary>Who does it, a member of the group when it was said; null: nobody yet. Stays when that member leaves.</summary>
    [Id(4)]
    public MemberId? Owner { get; init; }

    /// <summary>The day by which; null: none.</summary>
    [Id(5)]
    public DateOnly? Due { get; init; }

    /// <summary>When it was done; null: it is not.</summary>
    [Id(6)]
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Who said so.</summary>
    [Id(7)]
    public MemberId? DoneBy { get; init; }

    /// <summary>What it came from.</summary>
    [Id(8)]
    public TaskSource? From { get; init; }
}

/// <summary>One who has, or once had, tasks of the group; the entry's id is the member's. It changes whenever something
/// changes of those, so that the member is told.</summary>
[GenerateSerializer, Immutable, Alias("task-owner")]
public sealed record TaskOwner : Entry;

/// <summary>What a task came from: a link, which opens nothing to who may not read there.</summary>
[GenerateSerializer, Immutable, Alias("task-source")]
public sealed record TaskSource
{
    /// <summary>The topic: a thread.</summary>
    [Id(0)]
    public TopicId Topic { get; init; }

    /// <summary>The number of a post in it.</summary>
    [Id(1)]
    public long? No { get; init; }
}

/// <summary>A task to be added.</summary>
[GenerateSerializer, Immutable, Alias("new-task")]
public sealed record NewTask
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>1 to 160 characters.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>Up to 2,000 characters.</summary>
    [Id(2)]
    public string? Text { get; init; }

    /// <summary>A member of the group, or nobody yet.</summary>
    [Id(3)]
    public MemberId? Owner { get; init; }

    /// <summary>The day by which.</summary>
    [Id(4)]
    public DateOnly? Due { get; init; }

    /// <summary>What it came from.</summary>
    [Id(5)]
    public TaskSource? From { get; init; }
}

/// <summary>What a task says from now on, all of it.</summary>
[GenerateSerializer, Immutable, Alias("task-edit")]
public sealed record TaskEdit
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>1 to 160 characters.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>Up to 2,000 characters.</summary>
    [Id(2)]
    public string? Text { get; init; }

    /// <summary>The day by which; null: none.</summary>
    [Id(3)]
    public DateOnly? Due { get; init; }
}
