using System.Globalization;

namespace Comparte.Bench.Load.Measuring;

/// <summary>What the kernel says a process has used.</summary>
internal static class ProcessUse
{
    /// <summary>The unit of <c>/proc/PID/stat</c> on every Linux.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>CPU in user and kernel mode, all threads.</summary>
    public static TimeSpan Cpu(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");

        // The program's name stands in parentheses and may hold spaces.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
    }

    /// <summary>Memory that only this process has and no file backs, in bytes.</summary>
    public static long Anonymous(int process) => File.ReadLines($"/proc/{process}/smaps_rollup")
        .Where(line => line.StartsWith("Anonymous:", StringComparison.Ordinal))
        .Select(line => Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024)
        .Single();

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
