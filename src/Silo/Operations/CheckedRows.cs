using System.Text.Json;
using Comparte.Silo.Storage;
using Orleans.Runtime;
using Orleans.Storage;

namespace Comparte.Silo.Operations;

/// <summary>The store as a topic reads it, for reading alone: every call has ended when it returns.</summary>
internal sealed class CheckedRows(IStoredRows rows) : IGrainStorage
{
    /// <exception cref="JsonException">The row can't be read.</exception>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (rows.Find(StateKey.Of(stateName, grainId)) is { } payload)
        {
            grainState.State = StateJson.Read<T>(payload)!;
            (grainState.RecordExists, grainState.ETag) = (true, "read");
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException();

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException();
}
