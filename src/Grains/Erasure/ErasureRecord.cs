namespace Comparte.Erasure;

/// <summary>Stored as <c>erasure.main</c>.</summary>
internal sealed record ErasureRecord : IStoredRecord
{
    public int V { get; init; } = 1;

    /// <summary>When the member left; null: it didn't.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>When nothing was left to erase.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}
