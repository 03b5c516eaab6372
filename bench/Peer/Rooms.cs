using System.Collections.Concurrent;

namespace Comparte.Bench.Peer;

/// <summary>The newest number of each thread: all that this server remembers.</summary>
internal sealed class Rooms
{
    private readonly ConcurrentDictionary<string, Counter> _rooms = [];

    /// <summary>The number of the newest post.</summary>
    public long Newest(string topic) =>
        _rooms.TryGetValue(topic, out var counter) ? Volatile.Read(ref counter.Value) : 0;

    /// <summary>The number of the next post.</summary>
    public long Next(string topic) => Interlocked.Increment(ref _rooms.GetOrAdd(topic, _ => new Counter()).Value);

    private sealed class Counter
    {
        public long Value;
    }
}
