using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Comparte.Cluster.Tests.Storage;

/// <summary>Short forms for what tests do with a store.</summary>
internal static class NoteCalls
{
    public static async Task<GrainState<Note>> ReadAsync(
        this IGrainStorage store, GrainId grain, string state = "note.text")
    {
        var read = new GrainState<Note>();
        await store.ReadStateAsync(state, grain, read);
        return read;
    }

    public static async Task<string?> TextAsync(this IGrainStorage store, GrainId grain, string state = "note.text") =>
        (await store.ReadAsync(grain, state)).State?.Text;

    /// <summary>Writes with the given ETag and returns the state as the grain would hold it.</summary>
    public static async Task<GrainState<Note>> WriteAsync(
        this IGrainStorage store, GrainId grain, string text, string? etag = null, string state = "note.text")
    {
        var written = new GrainState<Note>(new Note { Text = text }, etag);
        await store.WriteStateAsync(state, grain, written);
        return written;
    }

    public static async Task<GrainState<Note>> ClearAsync(
        this IGrainStorage store, GrainId grain, string? etag, string state = "note.text")
    {
        var cleared = new GrainState<Note>(new Note(), etag);
        await store.ClearStateAsync(state, grain, cleared);
        return cleared;
    }
}
