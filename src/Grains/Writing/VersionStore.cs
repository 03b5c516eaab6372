using System.Collections.Immutable;
using System.Globalization;
using Orleans.Storage;

namespace Comparte.Writing;

/// <summary>
/// The versions of texts that a grain keeps beside its topic: one record for each, and one that lists those of a text. They are
/// read only when somebody asks. Whoever writes here has a turn, since a change writes here first and into the topic after.
/// </summary>
/// <param name="storage">Where they are kept.</param>
/// <param name="grain">Whose they are.</param>
/// <param name="kind">The grain's type, with which its records begin.</param>
internal sealed class VersionStore(IGrainStorage storage, GrainId grain, string kind)
{
    private readonly Turns _turns = new();

    /// <summary>Waits for this command's turn, until the answer is disposed of.</summary>
    public ValueTask<IDisposable> EnterAsync() => _turns.EnterAsync();

    /// <summary>The versions of a text, oldest first.</summary>
    public async Task<ImmutableArray<TextVersion>> ListAsync(string text) =>
        (await ReadAsync<VersionsRecord>(Versions(text))).State!.Versions;

    /// <summary>One version; null where there is none.</summary>
    public async Task<VersionRecord?> FindAsync(string text, int version)
    {
        var record = await ReadAsync<VersionRecord>(Version(text, version));
        return record.RecordExists ? record.State : null;
    }

    /// <summary>Keeps a version; once more it replaces what a command left that wasn't committed.</summary>
    public async Task AddAsync(string text, TextVersion version, string source)
    {
        var record = await ReadAsync<VersionRecord>(Version(text, version.Version));
        record.State = new VersionRecord { Version = version, Source = source };
        await storage.WriteStateAsync(Version(text, version.Version), grain, record);
        var list = await ReadAsync<VersionsRecord>(Versions(text));
        list.State = new VersionsRecord
        {
            Versions = [.. list.State!.Versions.Where(one => one.Version < version.Version), version],
        };
        await storage.WriteStateAsync(Versions(text), grain, list);
    }

    /// <summary>Deletes all versions of a text.</summary>
    public async Task ClearAsync(string text)
    {
        foreach (var version in await ListAsync(text))
        {
            await ClearRecordAsync<VersionRecord>(Version(text, version.Version));
        }

        await ClearRecordAsync<VersionsRecord>(Versions(text));
    }

    /// <summary>Reads a record of the same grain.</summary>
    public async Task<GrainState<T>> ReadAsync<T>(string name) where T : class, new()
    {
        var state = new GrainState<T>(new T());
        await storage.ReadStateAsync(name, grain, state);
        state.State ??= new T();
        return state;
    }

    /// <summary>Writes a record that was read.</summary>
    public Task WriteAsync<T>(string name, GrainState<T> record) where T : class, new() =>
        storage.WriteStateAsync(name, grain, record);

    /// <summary>Deletes a record, where it is.</summary>
    public async Task ClearRecordAsync<T>(string name) where T : class, new()
    {
        var state = await ReadAsync<T>(name);
        if (state.RecordExists)
        {
            await storage.ClearStateAsync(name, grain, state);
        }
    }

    private string Versions(string text) => $"{kind}.versions-{text}";

    private string Version(string text, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}.text-{text}-{version:d6}");
}
