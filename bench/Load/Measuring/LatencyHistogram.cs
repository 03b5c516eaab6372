using System.Diagnostics;

namespace Comparte.Bench.Load.Measuring;

/// <summary>Latencies in buckets that grow by 2 %, from 10 µs to a minute. Written by many threads at once.</summary>
internal sealed class LatencyHistogram
{
    private const double Smallest = 0.01;
    private const double Growth = 1.02;
    private static readonly double LogGrowth = Math.Log(Growth);
    private readonly long[] _buckets = new long[800];

    /// <summary>Adds a latency in <see cref="Stopwatch"/> ticks.</summary>
    public void Add(long ticks)
    {
        var milliseconds = Math.Max(ticks * 1000.0 / Stopwatch.Frequency, Smallest);
        var bucket = Math.Min((int)(Math.Log(milliseconds / Smallest) / LogGrowth), _buckets.Length - 1);
        Interlocked.Increment(ref _buckets[bucket]);
    }

    /// <summary>Starts anew.</summary>
    public void Clear() => Array.Clear(_buckets);

    /// <summary>The latency in milliseconds that this share of all stays below; 0 when there is none.</summary>
    public double Percentile(double share)
    {
        var counts = _buckets.Select((_, at) => Volatile.Read(ref _buckets[at])).ToArray();
        var left = (long)Math.Ceiling(counts.Sum() * share);
        for (var at = 0; at < counts.Length; at++)
        {
            left -= counts[at];
            if (left <= 0 && counts[at] > 0)
            {
                return Smallest * Math.Pow(Growth, at + 0.5);
            }
        }

        return 0;
    }
}
