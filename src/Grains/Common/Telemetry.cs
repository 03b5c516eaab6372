using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Comparte;

/// <summary>What Comparte itself tells whoever watches how it runs, beside what .NET, ASP.NET Core and Orleans tell. Names
/// follow OpenTelemetry; nothing that people write, no name and no address is ever in them.</summary>
public static class Telemetry
{
    /// <summary>The name of both.</summary>
    public const string Name = "Comparte";

    /// <summary>Makes spans.</summary>
    public static ActivitySource Spans { get; } = new(Name);

    /// <summary>Makes counters and histograms.</summary>
    public static Meter Meter { get; } = new(Name);
}
