using Comparte.Bench.Load.Scenarios;

namespace Comparte.Bench.Load;

/// <summary>What the command line asks for.</summary>
/// <param name="Timing">How long.</param>
/// <param name="Parts">Which scenarios: <c>commands hall rooms most idle</c>.</param>
/// <param name="Servers">Which servers: <c>comparte signalr</c>.</param>
/// <param name="Output">Where the results go; null to print them.</param>
internal sealed record Options(Timing Timing, string[] Parts, string[] Servers, string? Output)
{
    private static readonly string[] AllParts = ["commands", "hall", "rooms", "most", "idle"];
    private static readonly string[] AllServers = ["comparte", "signalr"];

    /// <summary>How to call it.</summary>
    public const string Usage =
        "Load [--quick] [--only commands,hall,rooms,most,idle] [--servers comparte,signalr] [--out FILE]";

    /// <summary>Reads the arguments; null when they make no sense.</summary>
    public static Options? Read(string[] args)
    {
        var options = new Options(Timing.Full, AllParts, AllServers, null);
        for (var at = 0; at < args.Length; at++)
        {
            var value = at + 1 < args.Length ? args[at + 1] : "";
            switch (args[at])
            {
                case "--quick":
                    options = options with { Timing = Timing.Quick };
                    break;
                case "--only" when value.Split(',').All(AllParts.Contains):
                    (options, at) = (options with { Parts = value.Split(',') }, at + 1);
                    break;
                case "--servers" when value.Split(',').All(AllServers.Contains):
                    (options, at) = (options with { Servers = value.Split(',') }, at + 1);
                    break;
                case "--out" when value.Length > 0:
                    (options, at) = (options with { Output = value }, at + 1);
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
