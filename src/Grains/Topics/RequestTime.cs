using System.Globalization;

namespace Comparte.Topics;

/// <summary>Times in ids: a request id is a UUIDv7, and its first 48 bits are the client's clock.</summary>
public static class RequestTime
{
    /// <summary>Requests older than this are refused: where they might have been carried out is no longer searched.
    /// </summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Milliseconds by which a client's clock is taken to be ahead. Requests of clocks that are further ahead
    /// are noted where they are kept.</summary>
    public const long ClockMargin = 120_000;

    /// <summary>Unix milliseconds in a UUIDv7.</summary>
    public static long Of(Guid requestId)
    {
        Span<byte> bytes = stackalloc byte[16];
        requestId.TryWriteBytes(bytes, bigEndian: true, out _);
        var time = 0L;
        foreach (var part in bytes[..6])
        {
            time = (time << 8) | part;
        }

        return time;
    }

    /// <summary>A short name for a topic made now.</summary>
    internal static string NewEpoch(DateTimeOffset now) => now.UtcTicks.ToString("x", CultureInfo.InvariantCulture);
}
