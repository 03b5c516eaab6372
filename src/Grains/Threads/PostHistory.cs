using System.Collections.Immutable;
using System.Globalization;
using Orleans.Storage;

namespace Comparte.Threads;

/// <summary>
/// The texts that posts had before their edits: one record for each edited post, <c>thread.h{no}</c>, read only when
/// somebody asks. One change at a time, since an edit writes here first and into the topic after.
/// </summary>
internal sealed class PostHistory(IGrainStorage storage, GrainId grain)
{
    private const int MaxVersions = 20;

    private readonly Turns _turns = new();

    /// <summary>Waits for this command's turn, until the answer is disposed of.</summary>
    public ValueTask<IDisposable> EnterAsync() => _turns.EnterAsync();

    /// <summary>The former texts, oldest first.</summary>
    public async Task<ImmutableArray<PostVersion>> ReadAsync(long no) => (await LoadAsync(no)).State!.Versions;

    /// <summary>Keeps a text, once however often an edit is tried. Beyond 20 the oldest but the first goes.</summary>
    public async Task AddAsync(long no, PostVersion version)
    {
        var state = await LoadAsync(no);
        var versions = state.State!.Versions;
        if (!versions.IsEmpty && versions[^1].At == version.At)
        {
            return;
        }

        versions = versions.Length < MaxVersions ? versions : versions.RemoveAt(1);
        state.State = new PostVersions { Versions = versions.Add(version) };
        await storage.WriteStateAsync(Name(no), grain, state);
    }

    /// <summary>Deletes all former texts.</summary>
    public async Task ClearAsync(long no)
    {
        var state = await LoadAsync(no);
        if (state.RecordExists)
        {
            await storage.ClearStateAsync(Name(no), grain, state);
        }
    }

    private static string Name(long no) => string.Create(CultureInfo.InvariantCulture, $"thread.h{no}");

    private async Task<GrainState<PostVersions>> LoadAsync(long no)
    {
        var state = new GrainState<PostVersions>(new PostVersions());
        await storage.ReadStateAsync(Name(no), grain, state);
        state.State ??= new PostVersions();
        return state;
    }
}
