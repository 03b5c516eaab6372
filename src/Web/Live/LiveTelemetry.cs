using System.Diagnostics;
using System.Diagnostics.Metrics;
using Comparte.Topics;

namespace Comparte.Web.Live;

/// <summary>What is measured of delivery at this host: sockets, what they were told and how soon, and the span
/// <c>live.flush</c> by which a change's way ends.</summary>
internal static class LiveTelemetry
{
    private static readonly UpDownCounter<long> Sockets = Telemetry.Meter.CreateUpDownCounter<long>(
        "comparte.live.sockets", "{socket}", "Browsers that are connected.");
    private static readonly Counter<long> Deliveries = Telemetry.Meter.CreateCounter<long>(
        "comparte.live.deliveries", "{frame}", "Batches of changes that were handed to sockets.");
    private static readonly Histogram<double> Delays = Telemetry.Meter.CreateHistogram<double>(
        "comparte.live.delay", "s", "From the commit of a change until it was handed to the sockets of its readers.");
    private static readonly Counter<long> LeftOut = Telemetry.Meter.CreateCounter<long>(
        "comparte.live.left_out", "{frame}", "Batches that a slow browser fetches instead, since its queue was full.");
    private static readonly Counter<long> Slow = Telemetry.Meter.CreateCounter<long>(
        "comparte.live.slow_sockets", "{socket}", "Browsers that were disconnected because they took nothing.");

    /// <summary>Counts a socket that has come, or one that has gone.</summary>
    public static void NoteSockets(int change) => Sockets.Add(change);

    /// <summary>Counts a batch that a browser has to fetch.</summary>
    public static void NoteLeftOut() => LeftOut.Add(1);

    /// <summary>Counts a socket that was closed because nobody reads it.</summary>
    public static void NoteSlow() => Slow.Add(1);

    /// <summary>Begins the span of a flush; null while nobody follows what it carries.</summary>
    public static Activity? BeginFlush(TopicBatch batch) => batch.Trace is { } push
        ? Telemetry.Spans.StartActivity(
            "live.flush", ActivityKind.Consumer, push, [new("comparte.topic", batch.Topic.ToString())])
        : null;

    /// <summary>Counts a batch that its readers were handed.</summary>
    public static void NoteFlush(TopicBatch batch, int readers, DateTimeOffset now)
    {
        var kind = new KeyValuePair<string, object?>("comparte.topic.kind", batch.Topic.Kind);
        Deliveries.Add(readers, kind);
        if (readers > 0 && batch.CommittedAt > 0)
        {
            // Hosts' clocks differ a little.
            var delay = now.ToUnixTimeMilliseconds() - batch.CommittedAt;
            Delays.Record(Math.Max(0, delay) / 1000d, kind);
        }
    }
}
