using System.Collections.Immutable;
using Comparte.Accounts;

namespace Comparte.Moved;

/// <summary>Owns a part of the table of moved addresses; the key is the part's.</summary>
[GrainType("moved")]
internal sealed class MovedGrain(
    [PersistentState("moved.main", "main")] IPersistentState<MovedState> state) : Grain, IMovedGrain
{
    /// <inheritdoc />
    public Task<ImmutableArray<MovedAddress>> ReadAsync() => Task.FromResult<ImmutableArray<MovedAddress>>(
        [.. state.State.Addresses.Select(one => new MovedAddress { Address = one.Key, To = one.Value })]);

    /// <inheritdoc />
    public async Task<ImmutableArray<string>> AddAsync(ImmutableArray<MovedAddress> addresses)
    {
        var (next, taken) = (state.State.Addresses, ImmutableArray.CreateBuilder<string>());
        foreach (var one in addresses)
        {
            if (!next.TryGetValue(one.Address, out var present))
            {
                next = next.Add(one.Address, one.To);
            }
            else if (present != one.To)
            {
                taken.Add(one.Address);
            }
        }

        if (next != state.State.Addresses)
        {
            await this.SaveAsync(state, state.State with { Addresses = next });
        }

        return taken.ToImmutable();
    }
}

/// <summary>Stored as <c>moved.main</c>.</summary>
internal sealed record MovedState : IStoredRecord
{
    public int V { get; init; } = 1;

    public ImmutableDictionary<string, PublicationId> Addresses { get; init; } =
        ImmutableDictionary<string, PublicationId>.Empty;
}
