using System.Text.Json;
using Comparte.Silo.Storage;
using Orleans.Runtime;
using Orleans.Storage;

namespace Comparte.Silo.Shared;

/// <summary>
/// Grain storage that hosts share: Orleans' own for a product, held to what grains rely on. It keys rows by the whole grain id,
/// so that no key is ever read as a number and two grain types never share a row; an ETag that is none of the product's is
/// refused like an old one, and so is none for a row that is there; what fails crosses hosts.
/// </summary>
/// <param name="inner">Orleans' storage.</param>
/// <param name="calls">How the product is called.</param>
internal sealed class SharedGrainStorage(IGrainStorage inner, SharedCalls calls) : IGrainStorage
{
    /// <summary>The name under which Orleans' own storage is registered.</summary>
    public const string InnerName = "main-shared";

    private static readonly GrainType AnyType = GrainType.Create("row");

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var key = StateKey.Of(stateName, grainId);
        var read = await ReadAsync<T>(key);
        grainState.State = read.State ?? Activator.CreateInstance<T>();
        (grainState.ETag, grainState.RecordExists) = (read.ETag, read.RecordExists);
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var key = StateKey.Of(stateName, grainId);
        var state = grainState.State ?? Activator.CreateInstance<T>();
        var written = new GrainState<T>(state, await OwnAsync<T>(key, grainState.ETag));
        await ConditionallyAsync<T>(key, grainState.ETag, () => inner.WriteStateAsync(key.State, RowOf(key), written));
        (grainState.ETag, grainState.RecordExists) = (written.ETag, true);
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var key = StateKey.Of(stateName, grainId);
        if (await OwnAsync<T>(key, grainState.ETag) is { } etag)
        {
            var cleared = new GrainState<T>(grainState.State, etag) { RecordExists = true };
            await ConditionallyAsync<T>(
                key, grainState.ETag, () => inner.ClearStateAsync(key.State, RowOf(key), cleared));
        }
        else if ((await ReadAsync<T>(key)).ETag is { } present)
        {
            throw Conflict(key, present, null);
        }

        grainState.State = Activator.CreateInstance<T>();
        (grainState.ETag, grainState.RecordExists) = (null, false);
    }

    private static GrainId RowOf(StateKey key) => GrainId.Create(AnyType, IdSpan.Create(key.Grain));

    private static InconsistentStateException Conflict(StateKey key, string? stored, string? given) =>
        new($"{key} was changed elsewhere.", stored, given);

    /// <summary>Null for none.</summary>
    private async Task<string?> OwnAsync<T>(StateKey key, string? etag) => string.IsNullOrEmpty(etag) ? null
        : calls.IsOwn(etag) ? etag
        : throw Conflict(key, (await ReadAsync<T>(key)).ETag, etag);

    private async Task ConditionallyAsync<T>(StateKey key, string? etag, Func<Task> change)
    {
        try
        {
            await calls.RunAsync(change);
        }
        catch (InconsistentStateException)
        {
            throw Conflict(key, (await ReadAsync<T>(key)).ETag, etag);
        }
    }

    private async Task<GrainState<T>> ReadAsync<T>(StateKey key)
    {
        try
        {
            return await calls.RunAsync(async () =>
            {
                var read = new GrainState<T>();
                await inner.ReadStateAsync(key.State, RowOf(key), read);
                return read;
            });
        }
        catch (JsonException e)
        {
            throw StorageErrors.Unreadable(key, e);
        }
    }
}
