using System.Collections.Immutable;

namespace Comparte.Accounts;

/// <summary>Owns the keys that seal cookies; the key is <c>web</c>.</summary>
[GrainType("keys")]
internal sealed class KeysGrain(
    [PersistentState("keys.main", "main")] IPersistentState<KeysState> state)
    : Grain, IKeysGrain
{
    /// <inheritdoc />
    public Task<ImmutableArray<string>> ListAsync() => Task.FromResult(state.State.Keys);

    /// <inheritdoc />
    public Task AddAsync(string xml) => state.State.Keys.Contains(xml)
        ? Task.CompletedTask
        : this.SaveAsync(state, state.State with { Keys = state.State.Keys.Add(xml) });
}

/// <summary>Stored as <c>keys.main</c>.</summary>
internal sealed record KeysState : IStoredRecord
{
    public int V { get; init; } = 1;

    public ImmutableArray<string> Keys { get; init; } = [];
}
