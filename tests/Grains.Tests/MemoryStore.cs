using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Comparte.Topics;
using Orleans.Storage;

namespace Comparte.Grains.Tests;

/// <summary>Grain storage in memory with the manners of a real one: records are JSON, writes are conditional, and a
/// test can make the writes of one grain fail.</summary>
internal sealed class MemoryStore : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Record, GrainId Grain), Stored> _records = [];
    private readonly ConcurrentDictionary<string, Failure> _failures = [];
    private readonly ConcurrentDictionary<(string Record, string Key), Func<Task>> _meanwhile = [];
    private long _version;

    /// <summary>The one store of the process, which the silo's configuration has to reach.</summary>
    public static MemoryStore Instance { get; } = new();

    /// <summary>Makes the next writes of a grain fail, before they are stored or after: all of them, or those of the
    /// records whose name begins so.</summary>
    public void Fail(string key, int writes, bool afterStoring = false, string record = "") =>
        _failures[key] = new Failure(writes, afterStoring, record);

    /// <summary>What comes in once while a record of a grain is written: its writer goes on when that is over.</summary>
    public void Meanwhile(string key, string record, Func<Task> act) => _meanwhile[(record, key)] = act;

    /// <summary>Whether any record of any grain has this text.</summary>
    public bool Contains(string text) =>
        _records.Values.Any(stored => Encoding.UTF8.GetString(stored.Json).Contains(text, StringComparison.Ordinal));

    /// <summary>A record of a grain as it is stored, or null.</summary>
    public string? TextOf(string record, GrainId grain) =>
        _records.TryGetValue((record, grain), out var stored) ? Encoding.UTF8.GetString(stored.Json) : null;

    /// <inheritdoc />
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_records.TryGetValue((stateName, grainId), out var stored))
        {
            grainState.State = JsonSerializer.Deserialize<T>(stored.Json, TopicJson.Options)!;
            (grainState.ETag, grainState.RecordExists) = (stored.ETag, true);
        }
        else
        {
            (grainState.ETag, grainState.RecordExists) = (null!, false);
            grainState.State ??= Activator.CreateInstance<T>();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Write(stateName, grainId, grainState);
        if (_meanwhile.TryRemove((stateName, grainId.Key.ToString()!), out var act))
        {
            await Task.Run(act);
        }
    }

    /// <inheritdoc />
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _records.TryRemove((stateName, grainId), out _);
        (grainState.ETag, grainState.RecordExists) = (null!, false);
        return Task.CompletedTask;
    }

    private void Write<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var failure = TakeFailure(grainId.Key.ToString()!, stateName);
        if (failure is { AfterStoring: false })
        {
            throw new InvalidOperationException("The test lets this write fail.");
        }

        var stored = new Stored(
            JsonSerializer.SerializeToUtf8Bytes(grainState.State, TopicJson.Options),
            Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture));
        var key = (stateName, grainId);
        var done = grainState.ETag is null
            ? _records.TryAdd(key, stored)
            : _records.TryGetValue(key, out var present) && present.ETag == grainState.ETag
                && _records.TryUpdate(key, stored, present);
        if (!done)
        {
            throw new InconsistentStateException($"{stateName} of {grainId} was written by somebody else.");
        }

        if (failure is not null)
        {
            throw new InvalidOperationException("The test lets the answer to this write fail.");
        }

        (grainState.ETag, grainState.RecordExists) = (stored.ETag, true);
    }

    private Failure? TakeFailure(string key, string record)
    {
        if (!_failures.TryGetValue(key, out var failure)
            || !record.StartsWith(failure.Record, StringComparison.Ordinal))
        {
            return null;
        }

        if (failure.Writes < 1)
        {
            _failures.TryRemove(key, out _);
            return null;
        }

        if (failure.Writes == 1)
        {
            _failures.TryRemove(key, out _);
        }
        else
        {
            _failures[key] = failure with { Writes = failure.Writes - 1 };
        }

        return failure;
    }

    private sealed record Stored(byte[] Json, string ETag);

    private sealed record Failure(int Writes, bool AfterStoring, string Record);
}
