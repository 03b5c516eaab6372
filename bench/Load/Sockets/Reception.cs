using System.Diagnostics;
using Comparte.Bench.Load.Measuring;
using Comparte.Bench.Load.Posting;

namespace Comparte.Bench.Load.Sockets;

/// <summary>What the watchers of a run received, all together.</summary>
internal sealed class Reception
{
    private static readonly byte[][] Repairs =
    [
        .. new[] { "Sync", "Reset", "Gone", "Bye" }.Select(method =>
            System.Text.Encoding.ASCII.GetBytes($"\"target\":\"{method}\"")),
    ];

    private long _delivered;
    private long _frames;
    private long _repairs;

    /// <summary>Posts that reached a watcher.</summary>
    public long Delivered => Volatile.Read(ref _delivered);

    /// <summary>Messages with posts in them.</summary>
    public long Frames => Volatile.Read(ref _frames);

    /// <summary>Messages that tell a browser to fetch, or to go.</summary>
    public long Repaired => Volatile.Read(ref _repairs);

    /// <summary>From sending a post to receiving it.</summary>
    public LatencyHistogram Latencies { get; } = new();

    /// <summary>Takes one message, and tells what posts it brought.</summary>
    public Sent Take(ReadOnlySpan<byte> message, long received)
    {
        var got = default(Sent);
        for (int at; (at = message.IndexOf(PostText.Marker)) >= 0;)
        {
            message = message[(at + PostText.Marker.Length)..];
            if (PostText.TryRead(message, out var sent, out var number))
            {
                Latencies.Add(received - sent);
                got = got.With(number);
            }
        }

        if (got.Count > 0)
        {
            Interlocked.Add(ref _delivered, got.Count);
            Interlocked.Increment(ref _frames);
        }
        else
        {
            Look(message);
        }

        return got;
    }

    private void Look(ReadOnlySpan<byte> message)
    {
        foreach (var repair in Repairs)
        {
            if (message.IndexOf(repair) >= 0)
            {
                Interlocked.Increment(ref _repairs);
            }
        }
    }
}
