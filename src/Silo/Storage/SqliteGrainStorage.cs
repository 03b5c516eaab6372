using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Storage;

namespace Comparte.Silo.Storage;

/// <summary>
/// Grain storage in one SQLite file. Every write is conditional: with no ETag it only inserts, with one it only changes
/// the row that still has it, and a deleted row stays deleted. A write that has returned is on the disk.
/// </summary>
public sealed class SqliteGrainStorage : IGrainStorage, IDisposable
{
    private readonly StateReader _reader;
    private readonly StateWriter _writer;

    /// <summary>Opens the store of <paramref name="folder"/>, which must stay open for as long.</summary>
    public SqliteGrainStorage(DataFolder folder, TimeProvider clock, ILogger<SqliteGrainStorage> log)
        : this(folder, new StoreSettings(), clock, log)
    {
    }

    internal SqliteGrainStorage(
        DataFolder folder, StoreSettings settings, TimeProvider clock, ILogger<SqliteGrainStorage> log)
    {
        ArgumentNullException.ThrowIfNull(folder);
        _reader = new StateReader(folder.StateFile);
        _writer = new StateWriter(folder, settings, clock, log);
    }

    internal StateWriter Writer => _writer;

    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        if (_reader.TryRead<T>(StateKey.Of(stateName, grainId), out var state, out var version))
        {
            Set(grainState, state, version);
        }
        else
        {
            Set(grainState, default, null);
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var payload = JsonSerializer.SerializeToUtf8Bytes(grainState.State, StateJson.Options);
        var version = await WriteAsync(StateKey.Of(stateName, grainId), payload, grainState.ETag);
        grainState.ETag = ETagOf(version);
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        await WriteAsync(StateKey.Of(stateName, grainId), null, grainState.ETag);
        Set(grainState, default, null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
    }

    private static void Set<T>(IGrainState<T> grainState, T? state, long? version)
    {
        grainState.State = state ?? Activator.CreateInstance<T>();
        grainState.ETag = ETagOf(version);
        grainState.RecordExists = version is not null;
    }

    private static string? ETagOf(long? version) => version?.ToString(CultureInfo.InvariantCulture);

    private async Task<long?> WriteAsync(StateKey key, byte[]? payload, string? etag)
    {
        // No row has a version below 1, so an ETag that is none of ours is refused like an old one.
        long? expected = string.IsNullOrEmpty(etag) ? null
            : long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version
            : 0;
        var outcome = await _writer.WriteAsync(new StateWrite(key, payload, expected));
        return outcome.Accepted
            ? outcome.Version
            : throw new InconsistentStateException($"{key} was changed elsewhere.", ETagOf(outcome.Version), etag);
    }
}
