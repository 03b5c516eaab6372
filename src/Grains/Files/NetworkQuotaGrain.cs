using System.Collections.Immutable;
using Comparte.Accounts;

namespace Comparte.Files;

/// <summary>Owns the count of what all members store.</summary>
[GrainType("networkQuota")]
internal sealed class NetworkQuotaGrain(
    [PersistentState("networkQuota.main", "main")] IPersistentState<NetworkQuotaState> state, FileLimits limits)
    : Grain, INetworkQuotaGrain
{
    private ImmutableSortedDictionary<string, long> Members => state.State.Members;

    /// <inheritdoc />
    public async Task<bool> TellAsync(MemberId member, long bytes)
    {
        var before = Members.GetValueOrDefault(member.Value);
        var next = bytes == 0 ? Members.Remove(member.Value) : Members.SetItem(member.Value, bytes);
        if (bytes > before && next.Values.Sum() > limits.NetworkBytes)
        {
            return false;
        }

        if (bytes != before)
        {
            await this.SaveAsync(state, state.State with { Members = next });
        }

        return true;
    }
}

/// <summary>Stored as <c>networkQuota.main</c>.</summary>
internal sealed record NetworkQuotaState : IStoredRecord
{
    public int V { get; init; } = 1;

    /// <summary>Bytes by member.</summary>
    public ImmutableSortedDictionary<string, long> Members { get; init; } =
        ImmutableSortedDictionary<string, long>.Empty;
}
