using Comparte.Bench.Load.Measuring;
using Comparte.Bench.Load.Servers;

namespace Comparte.Bench.Load.Scenarios;

/// <summary>
/// Loads the servers until the runtime has compiled what is hot, and waits until it is done with that. The compiler
/// works in the background for as long as anything new gets hot; on two cores it would cost more than what is measured.
/// </summary>
internal sealed class WarmUp(Timing timing)
{
    private const int Rounds = 2;
    private const int LongestSettling = 15;
    private const double Settled = 0.05;

    /// <summary>Warms all servers up.</summary>
    public async Task RunAsync(IReadOnlyList<Contender> servers, CancellationToken stop)
    {
        var once = timing with { Rounds = 1, Warmup = TimeSpan.Zero };
        for (var round = 0; round < Rounds; round++)
        {
            await new LoadScenario(Audience.Rooms, [400], once).RunAsync(servers, stop);
            await new LoadScenario(Audience.Hall, [120], once).RunAsync(servers, stop);
            await SettleAsync(servers, stop);
        }
    }

    /// <summary>Waits until no server does anything that counts.</summary>
    public static async Task SettleAsync(IReadOnlyList<Contender> servers, CancellationToken stop)
    {
        for (var second = 0; second < LongestSettling; second++)
        {
            var before = servers.Select(server => ProcessUse.Cpu(server.ProcessId)).ToList();
            await Task.Delay(TimeSpan.FromSeconds(1), stop);
            if (servers.Select((server, at) => ProcessUse.Cpu(server.ProcessId) - before[at])
                .All(used => used.TotalSeconds < Settled))
            {
                return;
            }
        }
    }
}
