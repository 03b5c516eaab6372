namespace Comparte.Bench.Load.Reports;

/// <summary>A goal, what was measured, and whether that meets it.</summary>
/// <param name="Name">What is asked for.</param>
/// <param name="Asked">The goal in words.</param>
/// <param name="Measured">The figure in words.</param>
/// <param name="Met">Whether it is met.</param>
internal sealed record Goal(string Name, string Asked, string Measured, bool Met)
{
    /// <summary>A goal that a value stays at or below a limit.</summary>
    public static Goal AtMost(string name, double value, double limit, string unit, string? note = null) =>
        new(name, $"≤ {In(unit, limit)}", note is null ? In(unit, value) : $"{In(unit, value)} ({note})", value <= limit);

    /// <summary>A goal that a value reaches a limit.</summary>
    public static Goal AtLeast(string name, double value, double limit, string unit) =>
        new(name, $"≥ {In(unit, limit)}", In(unit, value), value >= limit);

    private static string In(string unit, double value) => $"{Spread.Short(value)} {unit}".TrimEnd();
}
