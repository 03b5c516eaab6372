using System.Collections.Immutable;
using Comparte.Topics;
using Comparte.Writing;
using Orleans.Storage;

namespace Comparte.Publications;

/// <summary>
/// The texts of a publication: beside the versions that were shared of each language one record for what its authors write.
/// One change at a time, since a change writes here first and into the topic after.
/// </summary>
internal sealed class TextStore(IGrainStorage storage, GrainId grain)
{
    private const int SavingsKept = 8;

    private readonly VersionStore _versions = new(storage, grain, TopicKinds.Publication);

    /// <summary>Waits for this command's turn, until the answer is disposed of.</summary>
    public ValueTask<IDisposable> EnterAsync() => _versions.EnterAsync();

    /// <summary>What the authors write in a language.</summary>
    public async Task<WorkingRecord> WorkingAsync(string language) =>
        (await _versions.ReadAsync<WorkingRecord>(Working(language))).State!;

    /// <summary>Saves what the authors write.</summary>
    public async Task WriteWorkingAsync(string language, WorkingText text, SavedRequest? request)
    {
        var record = await _versions.ReadAsync<WorkingRecord>(Working(language));
        var saved = record.State!.Saved;
        saved = request is { } one ? saved.Add(one) : saved;
        record.State = record.State with { Text = text, Saved = saved[Math.Max(0, saved.Length - SavingsKept)..] };
        await _versions.WriteAsync(Working(language), record);
    }

    /// <summary>The versions of a text, oldest first.</summary>
    public Task<ImmutableArray<TextVersion>> VersionsAsync(string language) => _versions.ListAsync(language);

    /// <summary>One version; null where there is none.</summary>
    public Task<VersionRecord?> VersionAsync(string language, int version) => _versions.FindAsync(language, version);

    /// <summary>Keeps a version; once more it replaces what a command left that wasn't committed.</summary>
    public Task AddVersionAsync(string language, TextVersion version, string source) =>
        _versions.AddAsync(language, version, source);

    /// <summary>Gives what the authors write another language.</summary>
    public async Task MoveWorkingAsync(string from, string to)
    {
        await WriteWorkingAsync(to, (await WorkingAsync(from)).Text, null);
        await _versions.ClearRecordAsync<WorkingRecord>(Working(from));
    }

    /// <summary>Deletes all there is in a language.</summary>
    public async Task ClearAsync(string language)
    {
        await _versions.ClearRecordAsync<WorkingRecord>(Working(language));
        await _versions.ClearAsync(language);
    }

    private static string Working(string language) => $"{TopicKinds.Publication}.working-{language}";
}
