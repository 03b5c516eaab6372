using System.Collections.Immutable;
using System.Globalization;
using Orleans.Storage;

namespace Comparte.Publications;

/// <summary>
/// The texts of a publication: one record for what its authors write in a language, one for each version that was shared,
/// and one that lists these. They are read only when somebody asks. One change at a time, since a change writes here first
/// and into the topic after.
/// </summary>
internal sealed class TextStore(IGrainStorage storage, GrainId grain)
{
    private const int SavingsKept = 8;

    private readonly Turns _turns = new();

    /// <summary>Waits for this command's turn, until the answer is disposed of.</summary>
    public ValueTask<IDisposable> EnterAsync() => _turns.EnterAsync();

    /// <summary>What the authors write in a language.</summary>
    public async Task<WorkingRecord> WorkingAsync(string language) =>
        (await ReadAsync<WorkingRecord>(Working(language))).State!;

    /// <summary>Saves what the authors write.</summary>
    public async Task WriteWorkingAsync(string language, WorkingText text, SavedRequest? request)
    {
        var record = await ReadAsync<WorkingRecord>(Working(language));
        var saved = record.State!.Saved;
        saved = request is { } one ? saved.Add(one) : saved;
        record.State = record.State with { Text = text, Saved = saved[Math.Max(0, saved.Length - SavingsKept)..] };
        await storage.WriteStateAsync(Working(language), grain, record);
    }

    /// <summary>The versions of a text, oldest first.</summary>
    public async Task<ImmutableArray<TextVersion>> VersionsAsync(string language) =>
        (await ReadAsync<VersionsRecord>(Versions(language))).State!.Versions;

    /// <summary>One version; null where there is none.</summary>
    public async Task<VersionRecord?> VersionAsync(string language, int version)
    {
        var record = await ReadAsync<VersionRecord>(Version(language, version));
        return record.RecordExists ? record.State : null;
    }

    /// <summary>Keeps a version; once more it replaces what a command left that wasn't committed.</summary>
    public async Task AddVersionAsync(string language, TextVersion version, string source)
    {
        var record = await ReadAsync<VersionRecord>(Version(language, version.Version));
        record.State = new VersionRecord { Version = version, Source = source };
        await storage.WriteStateAsync(Version(language, version.Version), grain, record);
        var list = await ReadAsync<VersionsRecord>(Versions(language));
        list.State = new VersionsRecord
        {
            Versions = [.. list.State!.Versions.Where(one => one.Version < version.Version), version],
        };
        await storage.WriteStateAsync(Versions(language), grain, list);
    }

    /// <summary>Gives what the authors write another language.</summary>
    public async Task MoveWorkingAsync(string from, string to)
    {
        await WriteWorkingAsync(to, (await WorkingAsync(from)).Text, null);
        await ClearAsync<WorkingRecord>(Working(from));
    }

    /// <summary>Deletes all there is in a language.</summary>
    public async Task ClearAsync(string language)
    {
        await ClearAsync<WorkingRecord>(Working(language));
        foreach (var version in await VersionsAsync(language))
        {
            await ClearAsync<VersionRecord>(Version(language, version.Version));
        }

        await ClearAsync<VersionsRecord>(Versions(language));
    }

    private static string Working(string language) => $"publication.working-{language}";

    private static string Versions(string language) => $"publication.versions-{language}";

    private static string Version(string language, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"publication.text-{language}-{version:d6}");

    private async Task<GrainState<T>> ReadAsync<T>(string name) where T : class, new()
    {
        var state = new GrainState<T>(new T());
        await storage.ReadStateAsync(name, grain, state);
        state.State ??= new T();
        return state;
    }

    private async Task ClearAsync<T>(string name) where T : class, new()
    {
        var state = await ReadAsync<T>(name);
        if (state.RecordExists)
        {
            await storage.ClearStateAsync(name, grain, state);
        }
    }
}
