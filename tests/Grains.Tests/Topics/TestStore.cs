using System.Text;
using System.Text.Json;
using Comparte.Topics;
using Orleans.Storage;

namespace Comparte.Grains.Tests.Topics;

/// <summary>How a call to the store ends.</summary>
internal enum CallEnd
{
    /// <summary>It is carried out.</summary>
    Done,

    /// <summary>It fails and nothing was written.</summary>
    FailedBefore,

    /// <summary>It fails although it was written: the caller can't know.</summary>
    FailedAfter,
}

/// <summary>
/// Grain storage in memory with conditional writes, kept as the JSON that was written. Calls end at once, or, when
/// <see cref="Held"/>, one by one as the test says; several activations can share it.
/// </summary>
internal sealed class TestStore
{
    private readonly Dictionary<string, (byte[] Json, int Version)> _records = [];
    private readonly List<Call> _pending = [];

    /// <summary>Whether calls wait for <see cref="End"/>.</summary>
    public bool Held { get; set; }

    public int Reads { get; private set; }

    public int Writes { get; private set; }

    public long BytesWritten { get; private set; }

    public int Pending => _pending.Count;

    /// <summary>Called with each record that was written.</summary>
    public Action<string, byte[]> Written { get; set; } = (_, _) => { };

    /// <summary>How the next write of a record whose name ends like this goes, once.</summary>
    public (string Ending, CallEnd End)? Next { get; set; }

    public IReadOnlyDictionary<string, string> Records =>
        _records.ToDictionary(record => record.Key, record => Encoding.UTF8.GetString(record.Value.Json));

    /// <summary>The store as one activation sees it.</summary>
    public IGrainStorage For(object owner) => new View(this, owner);

    /// <summary>Puts a record there, as if written elsewhere.</summary>
    public void Put(string record, string json) => Put(record, Encoding.UTF8.GetBytes(json));

    public void Remove(string record) => _records.Remove(record);

    /// <summary>Ends one of the waiting calls.</summary>
    public void End(int at, CallEnd end)
    {
        var call = _pending[at];
        _pending.RemoveAt(at);
        call.Finish(end);
    }

    /// <summary>Ends waiting calls and those that follow from them.</summary>
    public void EndAll(GrainScheduler scheduler)
    {
        scheduler.Drain();
        while (_pending.Count > 0)
        {
            End(0, CallEnd.Done);
            scheduler.Drain();
        }
    }

    /// <summary>An activation dies: its calls never return, and each was carried out or not.</summary>
    public void Kill(object owner, Func<bool> carriedOut)
    {
        foreach (var call in _pending.Where(call => call.Owner == owner).ToList())
        {
            _pending.Remove(call);
            if (carriedOut())
            {
                call.Act();
            }
        }
    }

    private void Put(string record, byte[] json)
    {
        _records[record] = (json, _records.GetValueOrDefault(record).Version + 1);
        Written(record, json);
    }

    private Task Enter(Call call)
    {
        if (Held)
        {
            _pending.Add(call);
        }
        else
        {
            var end = Next is { } next && call.IsWrite && call.Record.EndsWith(next.Ending, StringComparison.Ordinal)
                ? next.End
                : CallEnd.Done;
            Next = end == CallEnd.Done ? Next : null;
            call.Finish(end);
        }

        return call.Task;
    }

    private sealed class View(TestStore store, object owner) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            store.Enter(new Call(owner, stateName, false, () =>
            {
                store.Reads++;
                var exists = store._records.TryGetValue(stateName, out var record);
                grainState.State = exists
                    ? JsonSerializer.Deserialize<T>(record.Json, TopicJson.Options)!
                    : Activator.CreateInstance<T>();
                (grainState.RecordExists, grainState.ETag) = (exists, exists ? $"{record.Version}" : null);
            }));

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(grainState.State, TopicJson.Options);
            return store.Enter(new Call(owner, stateName, true, () =>
            {
                var etag = store._records.TryGetValue(stateName, out var record) ? $"{record.Version}" : null;
                if (etag != grainState.ETag)
                {
                    throw new InconsistentStateException("Changed elsewhere.", etag, grainState.ETag);
                }

                store.Writes++;
                store.BytesWritten += json.Length;
                store.Put(stateName, json);
                (grainState.RecordExists, grainState.ETag) = (true, $"{store._records[stateName].Version}");
            }));
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            throw new NotSupportedException();
    }

    private sealed class Call(object owner, string record, bool isWrite, Action act)
    {
        private readonly TaskCompletionSource _source = new();

        public object Owner => owner;

        public string Record => record;

        public bool IsWrite => isWrite;

        public Task Task => _source.Task;

        /// <summary>Carries it out for a caller that is no more.</summary>
        public void Act()
        {
            try
            {
                act();
            }
            catch (InconsistentStateException)
            {
                // Nobody is left to hear of it.
            }
        }

        public void Finish(CallEnd end)
        {
            try
            {
                if (end != CallEnd.FailedBefore)
                {
                    act();
                }

                _ = end == CallEnd.Done ? _source.TrySetResult() : _source.TrySetException(new IOException(record));
            }
            catch (Exception failure) when (failure is InconsistentStateException or JsonException)
            {
                _source.TrySetException(failure);
            }
        }
    }
}
