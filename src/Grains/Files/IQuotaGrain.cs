using System.Collections.Immutable;

namespace Comparte.Files;

/// <summary>How much one member stores; the key is the <see cref="MemberId"/>. Called by files.</summary>
[Alias("Comparte.IQuotaGrain")]
public interface IQuotaGrain : IGrainWithStringKey
{
    /// <summary>Takes room for a file. Refused: <c>files_full</c>, <c>network_full</c>. Repeating it takes no more.
    /// </summary>
    [Alias("Reserve")]
    Task<Refusal?> ReserveAsync(FileId file, long bytes);

    /// <summary>Notes what a file came to.</summary>
    [Alias("Settle")]
    Task SettleAsync(FileId file, long bytes);

    /// <summary>Gives the room of a file back.</summary>
    [Alias("Release")]
    Task ReleaseAsync(FileId file);

    /// <summary>The files that count.</summary>
    [Alias("Files")]
    Task<ImmutableArray<FileId>> FilesAsync();
}

/// <summary>How much the network stores; the key is <see cref="Key"/>. Called by the members' quotas.</summary>
[Alias("Comparte.INetworkQuotaGrain")]
public interface INetworkQuotaGrain : IGrainWithStringKey
{
    /// <summary>The key of the one there is.</summary>
    const string Key = "network";

    /// <summary>Notes how much a member stores now. False where that would be more than there is room for; less is
    /// always noted.</summary>
    [Alias("Tell")]
    Task<bool> TellAsync(MemberId member, long bytes);
}
