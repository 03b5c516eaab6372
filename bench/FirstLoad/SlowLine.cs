using System.Diagnostics;

namespace Comparte.Bench.FirstLoad;

/// <summary>One direction of a slow line, which all connections share: what is sent takes its turn, then travels.
/// </summary>
internal sealed class SlowLine(double bytesPerSecond, TimeSpan travel)
{
    /// <summary>What may wait for its turn; a sender with more waits itself, as a full buffer in a modem makes it.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly long _begin = Stopwatch.GetTimestamp();
    private TimeSpan _free;
    private long _bytes;
    private long _segments;

    /// <summary>Bytes that went over the line since the last reset.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>How many pieces they went in since then, each of a segment at most.</summary>
    public long Segments => Interlocked.Read(ref _segments);

    /// <summary>Time as the line counts it.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(_begin);

    /// <summary>Counts anew.</summary>
    public void Reset()
    {
        Interlocked.Exchange(ref _bytes, 0);
        Interlocked.Exchange(ref _segments, 0);
    }

    /// <summary>Waits until there is room for more.</summary>
    public async Task RoomAsync()
    {
        for (var wait = Wait(); wait > TimeSpan.Zero; wait = Wait())
        {
            await Task.Delay(wait);
        }
    }

    /// <summary>Puts bytes on the line and tells when they arrive.</summary>
    public TimeSpan Send(int count)
    {
        Interlocked.Add(ref _bytes, count);
        Interlocked.Increment(ref _segments);
        lock (_gate)
        {
            _free = (_free > Now ? _free : Now) + TimeSpan.FromSeconds(count / bytesPerSecond);
            return _free + travel;
        }
    }

    /// <summary>Waits until a time at which something arrives.</summary>
    public async Task ArrivesAsync(TimeSpan at)
    {
        for (var wait = at - Now; wait > TimeSpan.Zero; wait = at - Now)
        {
            await Task.Delay(wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait);
        }
    }

    private TimeSpan Wait()
    {
        lock (_gate)
        {
            return _free - Now - Longest;
        }
    }
}
