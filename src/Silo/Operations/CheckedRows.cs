using System.Text.Json;
using Comparte.Silo.Storage;
using Microsoft.Data.Sqlite;
using Orleans.Runtime;
using Orleans.Storage;

namespace Comparte.Silo.Operations;

/// <summary>The store as one connection sees it, for reading alone: every call has ended when it returns.</summary>
internal sealed class CheckedRows(SqliteConnection connection) : IGrainStorage, IDisposable
{
    private readonly Statement _select =
        new(connection, "SELECT payload FROM grain_state WHERE grain = ?1 AND state = ?2");

    /// <exception cref="JsonException">The row can't be read.</exception>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = StateKey.Of(stateName, grainId);
        try
        {
            if (_select.Bind(1, key.Grain).Bind(2, key.State).Step())
            {
                grainState.State = StateJson.Read<T>(_select.Blob(0))!;
                (grainState.RecordExists, grainState.ETag) = (true, "read");
            }
        }
        finally
        {
            _select.Reset();
        }
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException();

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException();

    public void Dispose() => _select.Dispose();
}
