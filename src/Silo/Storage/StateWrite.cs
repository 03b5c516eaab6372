namespace Comparte.Silo.Storage;

/// <summary>One change of one row, on its way to the writer thread, and the promise of its outcome.</summary>
/// <param name="key">The row.</param>
/// <param name="payload">What the row shall hold, never changed afterwards; null deletes it.</param>
/// <param name="expected">The version the row must have; null when there must be no row.</param>
internal sealed class StateWrite(StateKey key, byte[]? payload, long? expected)
{
    // Asynchronous, so that no grain ever runs on the writer thread.
    private readonly TaskCompletionSource<StateOutcome> _outcome =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StateKey Key => key;

    public byte[]? Payload => payload;

    public long? Expected => expected;

    /// <summary>Completes once the change is durable or refused; fails when it is neither.</summary>
    public Task<StateOutcome> Outcome => _outcome.Task;

    /// <summary>What the statement did, to be told when its transaction is durable. Writer thread only.</summary>
    public StateOutcome Pending { get; set; }

    public void Complete() => _outcome.TrySetResult(Pending);

    public void Fail(StorageFailedException reason) => _outcome.TrySetException(reason);
}

/// <summary>What became of a change.</summary>
/// <param name="Accepted">False when the row was not in the expected version: nothing was changed.</param>
/// <param name="Version">The row's version now; null when there is no row.</param>
internal readonly record struct StateOutcome(bool Accepted, long? Version);
