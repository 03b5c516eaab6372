using Comparte.Bench.Load.Measuring;
using Comparte.Bench.Load.Reports;
using Comparte.Bench.Load.Scenarios;
using Comparte.Bench.Load.Servers;

namespace Comparte.Bench.Load;

/// <summary>The whole bench: fills a folder, starts the servers, runs the scenarios, writes the results, and leaves
/// nothing behind.</summary>
internal sealed class Bench(Options options, TimeProvider clock)
{
    private static readonly double[] HallRates = [20, 60, 120, 240];
    private readonly List<Series> _series = [];
    private readonly List<IdleSeries> _idle = [];

    /// <summary>Runs it.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var builds = Builds.Find();
        var (begin, loadBefore) = (clock.GetUtcNow(), Machine.Load());
        var layout = Layout.Of(options.Timing.IdleConnections, clock);
        var folder = Directory.CreateTempSubdirectory("comparte-bench-");
        var servers = Contenders(layout, builds, Path.Combine(folder.FullName, "data"));
        try
        {
            if (options.Servers.Contains("comparte"))
            {
                await CommunitySeed.FillAsync(Path.Combine(folder.FullName, "data"), layout);
                Console.WriteLine($"{layout.Members.Length} members, {(clock.GetUtcNow() - begin).TotalSeconds:0} s");
            }

            await MeasureAsync(servers, stop);
        }
        catch when (!stop.IsCancellationRequested)
        {
            servers.ForEach(server => Console.Error.WriteLine($"{server.Name} said last:\n{server.Output()}"));
            throw;
        }
        finally
        {
            foreach (var server in servers)
            {
                await server.DisposeAsync();
            }

            folder.Delete(recursive: true);
        }

        var goals = new Goals(_series, _idle, "Comparte", "SignalR").List();
        var text = new ResultsFile(_series, _idle, goals).Text(builds.Root, begin, options.Timing, loadBefore);
        if (options.Output is { } output)
        {
            await File.WriteAllTextAsync(output, text, CancellationToken.None);
        }

        Console.WriteLine($"\n{text}\n{(clock.GetUtcNow() - begin).TotalMinutes:0.0} minutes");
    }

    private List<Contender> Contenders(Layout layout, Builds builds, string data)
    {
        List<Contender> all = [new ComparteServer(layout, builds, data), new PeerServer(layout, builds)];
        return [.. all.Where(server => options.Servers.Contains(server.Name.ToLowerInvariant()))];
    }

    private async Task MeasureAsync(List<Contender> servers, CancellationToken stop)
    {
        var timing = options.Timing;
        if (options.Parts.Any(part => part != "idle"))
        {
            foreach (var server in servers)
            {
                await server.StartAsync();
            }

            await new WarmUp(timing).RunAsync(servers, stop);
        }

        await LoadAsync("commands", Audience.None, [400, .. HallRates.Reverse()], servers, stop);
        await LoadAsync("commands", Audience.NoneInRooms, [400], servers, stop);
        await LoadAsync("hall", Audience.Hall, HallRates, servers, stop);
        await LoadAsync("most", Audience.Hall, [420], servers, stop);
        await LoadAsync("rooms", Audience.Rooms, [400], servers, stop);
        if (options.Parts.Contains("idle"))
        {
            _idle.AddRange(await new IdleScenario(timing).RunAsync(servers, stop));
        }
    }

    private async Task LoadAsync(
        string part, Audience audience, double[] rates, List<Contender> servers, CancellationToken stop)
    {
        if (options.Parts.Contains(part))
        {
            _series.AddRange(await new LoadScenario(audience, rates, options.Timing).RunAsync(servers, stop));
        }
    }
}
