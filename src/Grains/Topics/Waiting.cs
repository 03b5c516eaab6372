using System.Collections.Immutable;
using System.Diagnostics;

namespace Comparte.Topics;

/// <summary>A command whose rows are drafted and not durable yet.</summary>
internal sealed class Waiting(TopicCommand command, string hash, ImmutableArray<Row> rows)
{
    private readonly TaskCompletionSource<Committed> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Of its fingerprint.</summary>
    public string Hash { get; } = hash;

    /// <summary>What it changes.</summary>
    public ImmutableArray<Row> Rows { get; } = rows;

    /// <summary>The span of the command, where somebody follows it.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;

    /// <summary>The parent's revision at which its rights were asked.</summary>
    public long After => command.After;

    /// <summary>Whether that counts in another parent than before.</summary>
    public bool OtherParent => command.OtherParent;

    /// <summary>Its answer.</summary>
    public Task<Committed> Task => _source.Task;

    public bool Is(MemberId actor, Guid request) => command.RequestId == request && command.Actor == actor;

    /// <summary>Answers: it is durable.</summary>
    public void Complete() =>
        _source.SetResult(new Committed([.. Rows.Select(row => row.Entry)], Rows[^1].Entry.Rev));

    /// <summary>Answers: whether it is durable is unknown.</summary>
    public void Fail(string reason) => _source.SetException(new TopicFailedException(reason));
}
