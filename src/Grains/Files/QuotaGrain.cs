using System.Collections.Immutable;
using Comparte.Accounts;

namespace Comparte.Files;

/// <summary>Owns the count of what one member stores; the key is the <see cref="MemberId"/>. It is kept by file, so that
/// nothing counts twice however often it is told.</summary>
[GrainType("quota")]
internal sealed class QuotaGrain(
    [PersistentState("quota.main", "main")] IPersistentState<QuotaState> state, FileLimits limits)
    : Grain, IQuotaGrain
{
    private ImmutableSortedDictionary<string, long> Files => state.State.Files;

    /// <inheritdoc />
    public async Task<Refusal?> ReserveAsync(FileId file, long bytes)
    {
        if (Files.ContainsKey(file.Value))
        {
            return null;
        }

        var next = Files.Add(file.Value, bytes);
        if (next.Count > limits.MemberFiles || next.Values.Sum() > limits.MemberBytes)
        {
            return Refusal.Conflict("files_full");
        }

        if (!await TellNetworkAsync(next))
        {
            return Refusal.Conflict("network_full");
        }

        await SaveAsync(next);
        return null;
    }

    /// <inheritdoc />
    public Task SettleAsync(FileId file, long bytes) => ChangeAsync(Files.SetItem(file.Value, bytes));

    /// <inheritdoc />
    public Task ReleaseAsync(FileId file) => ChangeAsync(Files.Remove(file.Value));

    /// <inheritdoc />
    public Task<ImmutableArray<FileId>> FilesAsync() => Task.FromResult(Files.Keys.Select(FileId.Of).ToImmutableArray());

    private async Task ChangeAsync(ImmutableSortedDictionary<string, long> next)
    {
        if (next != Files)
        {
            await SaveAsync(next);
        }

        await TellNetworkAsync(Files);
    }

    private Task<bool> TellNetworkAsync(ImmutableSortedDictionary<string, long> files) => GrainFactory
        .GetGrain<INetworkQuotaGrain>(INetworkQuotaGrain.Key)
        .TellAsync(MemberId.Of(this.GetPrimaryKeyString()), files.Values.Sum());

    private Task SaveAsync(ImmutableSortedDictionary<string, long> files) =>
        this.SaveAsync(state, state.State with { Files = files });
}

/// <summary>Stored as <c>quota.main</c>.</summary>
internal sealed record QuotaState : IStoredRecord
{
    public int V { get; init; } = 1;

    /// <summary>Bytes by file.</summary>
    public ImmutableSortedDictionary<string, long> Files { get; init; } =
        ImmutableSortedDictionary<string, long>.Empty;
}
