namespace Comparte.Bench.Load.Scenarios;

/// <summary>How long and how often is measured.</summary>
/// <param name="Rounds">Runs of each server, in turn.</param>
/// <param name="Warmup">Load before each window.</param>
/// <param name="Window">The time that counts.</param>
/// <param name="IdleConnections">Sockets of the idle scenario.</param>
/// <param name="Quiet">How long idle sockets are left alone before memory is read.</param>
internal sealed record Timing(int Rounds, TimeSpan Warmup, TimeSpan Window, int IdleConnections, TimeSpan Quiet)
{
    /// <summary>For results.</summary>
    public static Timing Full { get; } =
        new(3, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(6), 3000, TimeSpan.FromSeconds(10));

    /// <summary>To see that everything works.</summary>
    public static Timing Quick { get; } =
        new(1, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), 500, TimeSpan.FromSeconds(2));
}
