using Comparte.Bench.Load.Scenarios;

namespace Comparte.Bench.Load.Reports;

/// <summary>CPU per command, measured where nobody watches, and from it CPU per delivery where somebody does.</summary>
internal sealed class Cost(IReadOnlyList<Series> all)
{
    /// <summary>Microseconds of server CPU for each post of a run.</summary>
    public static double PerCommand(Sample sample) => sample.ServerCpu.TotalMicroseconds / Math.Max(1, sample.Commands);

    /// <summary>Microseconds of server CPU for each delivery, commands included.</summary>
    public static double AllPerDelivery(Sample sample) =>
        sample.ServerCpu.TotalMicroseconds / Math.Max(1, sample.Deliveries);

    /// <summary>Microseconds of server CPU for each delivery: what is left of the total after the commands, at their
    /// median cost with as many threads, about as many posts a second and nobody watching.</summary>
    public Spread PerDelivery(Series series)
    {
        var silent = series.Audience == Audience.Rooms ? Audience.NoneInRooms : Audience.None;
        var command = Command(series.Server, silent, series.Rate)?.Median ?? 0;
        return Spread.Of(series.Samples, sample =>
            (sample.ServerCpu.TotalMicroseconds - (sample.Commands * command)) / Math.Max(1, sample.Deliveries));
    }

    /// <summary>CPU per command of a server with nobody watching, at the measured rate that is nearest; null when none was
    /// measured.</summary>
    public Spread? Command(string server, Audience silent, double rate) =>
        all.Where(each => each.Server == server && each.Audience == silent).MinBy(each => Math.Abs(each.Rate - rate)) is { } series
            ? Spread.Of(series.Samples, PerCommand)
            : null;
}
