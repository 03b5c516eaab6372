using System.Diagnostics;
using System.Globalization;
using System.Text;
using Comparte.Bench.Load.Measuring;
using Comparte.Bench.Load.Scenarios;

namespace Comparte.Bench.Load.Reports;

/// <summary>Writes the results as Markdown.</summary>
internal sealed class ResultsFile(IReadOnlyList<Series> all, IReadOnlyList<IdleSeries> idle, IEnumerable<Goal> goals)
{
    private readonly Cost _cost = new(all);

    /// <summary>The whole text.</summary>
    public string Text(string root, DateTimeOffset at, Timing timing, string loadBefore)
    {
        var text = new StringBuilder();
        text.AppendLine("# Bench results").AppendLine();
        text.AppendLine("Made by `./bench/run.sh`; what is measured and how is in `bench/README.md`.").AppendLine();
        text.AppendLine(
            CultureInfo.InvariantCulture, $"- Date: {at:yyyy-MM-dd HH:mm} UTC, commit {Machine.Commit(root)}");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"- Machine: {Machine.Describe()}; load average at the start {loadBefore}");
        text.AppendLine(CultureInfo.InvariantCulture, $"- Orleans {VersionOf(typeof(Grain))}, SQLite {Sqlite()}");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"- {timing.Rounds} runs of each server in turn, {timing.Warmup.TotalSeconds:0.#} s warm-up and "
            + $"{timing.Window.TotalSeconds:0.#} s measured; medians, in parentheses the least and the greatest. "
            + $"Generator and servers share the machine. Rate limits are raised by configuration.");
        Goals(text);
        Commands(text);
        Deliveries(text);
        Idle(text);
        return text.ToString();
    }

    private void Goals(StringBuilder text)
    {
        text.AppendLine().AppendLine("## Goals").AppendLine();
        text.AppendLine("| | goal | measured | |").AppendLine("|---|---|---|---|");
        foreach (var goal in goals)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {goal.Name} | {goal.Asked} | {goal.Measured} | {(goal.Met ? "met" : "**missed**")} |");
        }
    }

    private void Commands(StringBuilder text)
    {
        text.AppendLine().AppendLine("## Commands, nobody watching").AppendLine();
        text.AppendLine(
            "| posts/s | server | CPU per command, µs | answered p50, ms | p99, ms | generator CPU, cores |");
        text.AppendLine("|---|---|---|---|---|---|");
        foreach (var series in all.Where(series => series.Samples[0].Deliveries == 0))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {series.Rate} ({series.Audience.Name}) | {series.Server} | {Of(series, Cost.PerCommand)} "
                + $"| {Of(series, sample => sample.AnswerP50)} | {Of(series, sample => sample.AnswerP99)} "
                + $"| {Of(series, sample => sample.GeneratorCpu / sample.Time)} |");
        }
    }

    private void Deliveries(StringBuilder text)
    {
        text.AppendLine().AppendLine("## Deliveries").AppendLine();
        text.AppendLine(
            "CPU per delivery = (server CPU − posts × CPU per command) ÷ deliveries, the command as it costs at that rate with "
            + "nobody watching. Latency: from sending the POST to the frame at the watcher.").AppendLine();
        text.AppendLine(
            "| audience | posts/s | server | CPU per delivery, µs | commands included, µs | delivered/s "
            + "| posts per message | p50, ms | p99, ms | server CPU, cores | generator CPU, cores | lost / twice |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var series in all.Where(series => series.Samples[0].Deliveries > 0))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {series.Audience.Name} | {series.Rate} | {series.Server} | {_cost.PerDelivery(series)} "
                + $"| {Of(series, Cost.AllPerDelivery)} "
                + $"| {Of(series, sample => sample.Deliveries / sample.Time.TotalSeconds)} "
                + $"| {Of(series, sample => (double)sample.Deliveries / sample.Frames)} "
                + $"| {Of(series, sample => sample.P50)} | {Of(series, sample => sample.P99)} "
                + $"| {Of(series, sample => sample.ServerCpu / sample.Time)} "
                + $"| {Of(series, sample => sample.GeneratorCpu / sample.Time)} "
                + $"| {series.Samples.Sum(sample => sample.Lost)} / {series.Samples.Sum(sample => sample.Twice)} |");
        }
    }

    private void Idle(StringBuilder text)
    {
        if (idle.Count == 0)
        {
            return;
        }

        text.AppendLine().AppendLine("## Idle connections, three open topics").AppendLine();
        text.AppendLine("| server | alive after GC, KB each | resident, KB each | CPU of all, s a minute |");
        text.AppendLine("|---|---|---|---|");
        foreach (var series in idle)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {series.Server} | {Spread.Of(series.Samples, sample => sample.LiveBytes / 1024)} "
                + $"| {Spread.Of(series.Samples, sample => sample.Anonymous / 1024)} "
                + $"| {Spread.Of(series.Samples, sample => sample.CpuPerMinute.TotalSeconds)} |");
        }
    }

    private static Spread Of(Series series, Func<Sample, double> value) => Spread.Of(series.Samples, value);

    private static string VersionOf(Type type) =>
        FileVersionInfo.GetVersionInfo(type.Assembly.Location).ProductVersion?.Split([". ", "+"], 2, default)[0] ?? "?";

    private static string Sqlite()
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }
}
