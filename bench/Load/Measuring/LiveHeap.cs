using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace Comparte.Bench.Load.Measuring;

/// <summary>
/// Has another .NET process collect its garbage and tells what is left: the bytes that survived a full collection. It
/// goes through the runtime's diagnostics port, so that the servers need nothing of their own for it.
/// </summary>
internal static class LiveHeap
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Bytes that are alive after a full collection; the smaller of two, since finalizers free some more.
    /// </summary>
    public static async Task<long> CollectAsync(int process)
    {
        var first = await CollectOnceAsync(process);
        return Math.Min(first, await CollectOnceAsync(process));
    }

    private static async Task<long> CollectOnceAsync(int process)
    {
        // Starting a session with the keyword GCHeapCollect makes the runtime collect.
        const ClrTraceEventParser.Keywords Collect =
            ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect;
        var provider = new EventPipeProvider(
            ClrTraceEventParser.ProviderName, EventLevel.Informational, (long)Collect);
        using var session = new DiagnosticsClient(process).StartEventPipeSession(provider, requestRundown: false);
        var survived = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Run(() => Read(session, survived));
        try
        {
            return await survived.Task.WaitAsync(Patience);
        }
        finally
        {
            await session.StopAsync(CancellationToken.None);
            await reading;
        }
    }

    private static void Read(EventPipeSession session, TaskCompletionSource<long> survived)
    {
        using var source = new EventPipeEventSource(session.EventStream);
        var full = false;
        source.Clr.GCStart += start => full = start.Depth == 2 && start.Type != GCType.BackgroundGC;
        source.Clr.GCHeapStats += heap =>
        {
            if (full)
            {
                survived.TrySetResult(heap.TotalPromoted);
            }
        };
        source.Process();
    }
}
