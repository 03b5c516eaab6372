using System.Diagnostics;
using Comparte.Bench.Load.Measuring;
using Comparte.Bench.Load.Posting;
using Comparte.Bench.Load.Servers;
using Comparte.Bench.Load.Sockets;

namespace Comparte.Bench.Load.Scenarios;

/// <summary>Posts at one rate to one audience, on each server in turn.</summary>
internal sealed class LoadScenario(Audience audience, IReadOnlyList<double> rates, Timing timing)
{
    /// <summary>Runs all rates; the audience stays connected.</summary>
    public async Task<IReadOnlyList<Series>> RunAsync(IReadOnlyList<Contender> servers, CancellationToken stop)
    {
        var crowds = new List<Crowd>();
        try
        {
            foreach (var server in servers)
            {
                var crowd = new Crowd();
                crowds.Add(crowd);
                await crowd.JoinAsync(server, audience.Members(server.Layout));
            }

            var all = new List<Series>();
            foreach (var rate in rates)
            {
                var series = servers.Select(server => new Series(audience, rate, server.Name, [])).ToList();
                for (var round = 0; round < timing.Rounds; round++)
                {
                    for (var at = 0; at < servers.Count; at++)
                    {
                        stop.ThrowIfCancellationRequested();
                        series[at].Samples.Add(await MeasureAsync(servers[at], crowds[at], rate));
                        Progress(series[at]);
                    }
                }

                all.AddRange(series);
            }

            return all;
        }
        finally
        {
            foreach (var crowd in crowds)
            {
                await crowd.DisposeAsync();
            }
        }
    }

    private async Task<Sample> MeasureAsync(Contender server, Crowd crowd, double rate)
    {
        GC.Collect();
        crowd.Forget();
        using var writers = new Writers(server);
        var posting = writers.PostAsync(audience.Places(server.Layout), rate, timing.Warmup + timing.Window);
        await Task.Delay(timing.Warmup);
        crowd.Reception.Latencies.Clear();
        writers.Answers.Clear();
        var (begin, before) = (Stopwatch.GetTimestamp(), Point.Of(server, crowd, writers));
        await posting;
        var (time, after) = (Stopwatch.GetElapsedTime(begin), Point.Of(server, crowd, writers));
        await writers.AnsweredAsync();
        var latencies = crowd.Reception.Latencies;
        await crowd.AllArrivedAsync(writers.SentTo);
        crowd.MustBeWhole();
        var (lost, twice) = crowd.Compare(writers.SentTo);
        return new Sample
        {
            Time = time,
            Commands = after.Commands - before.Commands,
            Deliveries = after.Deliveries - before.Deliveries,
            Frames = after.Frames - before.Frames,
            ServerCpu = after.Server - before.Server,
            GeneratorCpu = after.Generator - before.Generator,
            P50 = latencies.Percentile(0.5),
            P99 = latencies.Percentile(0.99),
            AnswerP50 = writers.Answers.Percentile(0.5),
            AnswerP99 = writers.Answers.Percentile(0.99),
            Lost = lost,
            Twice = twice,
            Repaired = after.Repaired - before.Repaired,
        };
    }

    private static void Progress(Series series)
    {
        var sample = series.Samples[^1];
        Console.WriteLine(
            $"{series.Audience.Name}, {series.Rate}/s, {series.Server}: {sample.Commands} posts, "
            + $"{sample.Deliveries} deliveries in {sample.Frames} messages, "
            + $"server {sample.ServerCpu.TotalSeconds:0.00} s, "
            + $"generator {sample.GeneratorCpu.TotalSeconds:0.00} s of {sample.Time.TotalSeconds:0.0} s, "
            + $"p50 {sample.P50:0.0} ms, p99 {sample.P99:0.0} ms, answered p50 {sample.AnswerP50:0.0} ms, "
            + $"lost {sample.Lost}, twice {sample.Twice}, fetch {sample.Repaired}");
    }

    private sealed record Point(
        long Commands, long Deliveries, long Frames, long Repaired, TimeSpan Server, TimeSpan Generator)
    {
        public static Point Of(Contender server, Crowd crowd, Writers writers) => new(
            writers.Accepted, crowd.Reception.Delivered, crowd.Reception.Frames, crowd.Reception.Repaired,
            ProcessUse.Cpu(server.ProcessId), ProcessUse.Cpu(Environment.ProcessId));
    }
}

/// <summary>All runs of one server at one rate.</summary>
internal sealed record Series(Audience Audience, double Rate, string Server, List<Sample> Samples);
