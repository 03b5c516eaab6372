using Comparte.Bench.Load.Scenarios;

namespace Comparte.Bench.Load.Reports;

/// <summary>The goals that this bench can decide, compared with what was measured.</summary>
internal sealed class Goals(IReadOnlyList<Series> all, IReadOnlyList<IdleSeries> idle, string ours, string theirs)
{
    private static readonly (double Rate, double Limit)[] DeliveryLimits = [(20, 1.15), (120, 0.6), (240, 0.75)];
    private const double CommandRate = 400;
    private readonly Cost _cost = new(all);

    /// <summary>All that were measured.</summary>
    public IEnumerable<Goal> List() =>
    [
        .. Deliveries(), .. Command(Audience.None), .. Command(Audience.NoneInRooms), .. Throughput(), .. Lost(),
        .. Idle(),
    ];

    private IEnumerable<Goal> Deliveries() =>
        from limit in DeliveryLimits
        let pair = Pair(Audience.Hall, limit.Rate)
        where pair is not null
        select Goal.AtMost(
            $"CPU per delivery against SignalR, 500 watchers, {limit.Rate} posts/s",
            _cost.PerDelivery(pair.Value.Ours).Median / _cost.PerDelivery(pair.Value.Theirs).Median, limit.Limit,
            "×", $"commands included {Spread.Short(All(pair.Value.Ours) / All(pair.Value.Theirs))} ×");

    private IEnumerable<Goal> Command(Audience silent) => _cost.Command(ours, silent, CommandRate) is { } command
        ? [Goal.AtMost($"CPU per command at {CommandRate} posts/s ({silent.Name})", command.Median / 1000, 0.6, "ms")]
        : [];

    private IEnumerable<Goal> Throughput() =>
        from series in all
        where series.Server == ours && series.Audience == Audience.Hall && series.Rate >= 400
        let p99 = Spread.Of(series.Samples, sample => sample.P99).Median
        let delivered = Spread.Of(series.Samples, sample => sample.Deliveries / sample.Time.TotalSeconds).Median
        from goal in new[]
        {
            Goal.AtLeast("deliveries/s to 500 watchers of one thread, all durable", delivered, 200_000, ""),
            Goal.AtMost("p99 at that rate", p99, 100, "ms"),
        }
        select goal;

    private IEnumerable<Goal> Lost()
    {
        var samples = all.Where(series => series.Server == ours).SelectMany(series => series.Samples).ToList();
        return samples.Count == 0
            ? []
            : [Goal.AtMost(
                "deliveries lost or doubled", samples.Sum(sample => sample.Lost + sample.Twice), 0, "")];
    }

    private IEnumerable<Goal> Idle()
    {
        var mine = idle.FirstOrDefault(each => each.Server == ours);
        var peer = idle.FirstOrDefault(each => each.Server == theirs);
        return mine is null || peer is null ? [] : [Goal.AtMost(
            "memory of an idle connection against SignalR, after GC",
            Spread.Of(mine.Samples, sample => sample.LiveBytes).Median
                / Spread.Of(peer.Samples, sample => sample.LiveBytes).Median,
            1.25, "×")];
    }

    private static double All(Series series) => Spread.Of(series.Samples, Cost.AllPerDelivery).Median;

    private (Series Ours, Series Theirs)? Pair(Audience audience, double rate)
    {
        Series? Of(string server) => all.FirstOrDefault(series =>
            series.Server == server && series.Audience == audience && series.Rate == rate);
        return Of(ours) is { } mine && Of(theirs) is { } peer ? (mine, peer) : null;
    }
}
