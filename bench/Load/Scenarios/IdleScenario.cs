using Comparte.Bench.Load.Measuring;
using Comparte.Bench.Load.Servers;
using Comparte.Bench.Load.Sockets;

namespace Comparte.Bench.Load.Scenarios;

/// <summary>What an idle connection with three open topics costs: the difference between a tenth of the sockets and
/// all of them, on a process that was just started.</summary>
internal sealed class IdleScenario(Timing timing)
{
    /// <summary>Runs each server in turn; leaves none running.</summary>
    public async Task<IReadOnlyList<IdleSeries>> RunAsync(IReadOnlyList<Contender> servers, CancellationToken stop)
    {
        var series = servers.Select(server => new IdleSeries(server.Name, [])).ToList();
        for (var round = 0; round < timing.Rounds; round++)
        {
            for (var at = 0; at < servers.Count; at++)
            {
                stop.ThrowIfCancellationRequested();
                await servers[at].StopAsync();
                await servers[at].StartAsync();
                var sample = await MeasureAsync(servers[at]);
                await servers[at].StopAsync();
                series[at].Samples.Add(sample);
                Console.WriteLine(
                    $"{timing.IdleConnections} idle, {servers[at].Name}: {sample.LiveBytes / 1024:0.0} KB alive, "
                    + $"{sample.Anonymous / 1024:0.0} KB resident per connection, "
                    + $"{sample.CpuPerMinute.TotalMilliseconds / 1000:0.0} s CPU a minute");
            }
        }

        return series;
    }

    private async Task<IdleSample> MeasureAsync(Contender server)
    {
        await using var crowd = new Crowd();
        var few = timing.IdleConnections / 10;
        var (aliveBefore, residentBefore, _) = await JoinAsync(server, crowd, 0, few);
        var (alive, resident, cpu) = await JoinAsync(server, crowd, few, timing.IdleConnections - few);
        double added = timing.IdleConnections - few;
        crowd.MustBeWhole();
        return new IdleSample((alive - aliveBefore) / added, (resident - residentBefore) / added, cpu);
    }

    private async Task<(long Alive, long Resident, TimeSpan CpuPerMinute)> JoinAsync(
        Contender server, Crowd crowd, int from, int count)
    {
        await crowd.JoinAsync(
            server, Enumerable.Range(from, count).Select(member => (member, server.Layout.IdleTopics(member))));
        await WarmUp.SettleAsync([server], CancellationToken.None);
        await Task.Delay(timing.Quiet / 2);
        var cpu = ProcessUse.Cpu(server.ProcessId);
        await Task.Delay(timing.Quiet / 2);
        cpu = (ProcessUse.Cpu(server.ProcessId) - cpu) * (TimeSpan.FromMinutes(2) / timing.Quiet);
        var alive = await LiveHeap.CollectAsync(server.ProcessId);
        return (alive, ProcessUse.Anonymous(server.ProcessId), cpu);
    }
}

/// <summary>One run.</summary>
/// <param name="LiveBytes">Bytes of a connection that survive a full collection.</param>
/// <param name="Anonymous">Bytes of a connection that the process keeps from the system.</param>
/// <param name="CpuPerMinute">CPU that all of them cost while nothing happens.</param>
internal sealed record IdleSample(double LiveBytes, double Anonymous, TimeSpan CpuPerMinute);

/// <summary>All runs of one server.</summary>
internal sealed record IdleSeries(string Server, List<IdleSample> Samples);
