using System.Globalization;
using Comparte.Topics;
using Orleans.Storage;

namespace Comparte.Hiding;

/// <summary>What was hidden, as it was: one record beside the topic for each hidden entry, <c>{kind}.x{no}</c>. Whoever writes here has
/// a turn, since hiding writes here first and into the topic after, and showing again the other way around.</summary>
/// <param name="storage">Where they are kept.</param>
/// <param name="grain">Whose they are.</param>
/// <param name="kind">The grain's type, with which its records begin.</param>
internal sealed class HiddenStore(IGrainStorage storage, GrainId grain, string kind)
{
    /// <summary>The entry as it was; null where there is none.</summary>
    public async Task<Entry?> FindAsync(long no) => (await ReadAsync(no)).State!.Entry;

    /// <summary>Keeps an entry as it is.</summary>
    public async Task KeepAsync(Entry entry)
    {
        var record = await ReadAsync(entry.No);
        record.State = new HiddenRecord { Entry = entry };
        await storage.WriteStateAsync(Name(entry.No), grain, record);
    }

    /// <summary>Deletes it.</summary>
    public async Task ClearAsync(long no)
    {
        var record = await ReadAsync(no);
        if (record.RecordExists)
        {
            await storage.ClearStateAsync(Name(no), grain, record);
        }
    }

    private string Name(long no) => string.Create(CultureInfo.InvariantCulture, $"{kind}.x{no}");

    private async Task<GrainState<HiddenRecord>> ReadAsync(long no)
    {
        var record = new GrainState<HiddenRecord>(new HiddenRecord());
        await storage.ReadStateAsync(Name(no), grain, record);
        record.State ??= new HiddenRecord();
        return record;
    }
}

/// <summary>The stored record of something hidden.</summary>
internal sealed record HiddenRecord : IStoredRecord
{
    /// <summary>The version of this record's format.</summary>
    public int V { get; init; } = 1;

    /// <summary>The entry as it was.</summary>
    public Entry? Entry { get; init; }
}
