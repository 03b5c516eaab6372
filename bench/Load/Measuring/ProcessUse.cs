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
    public static long Anonymous(int process) => Kilobytes(process, "smaps_rollup", "Anonymous") * 1024;

    /// <summary>Resident memory, in bytes.</summary>
    public static long Resident(int process) => Kilobytes(process, "status", "VmRSS") * 1024;

    /// <summary>The most that was ever resident, in bytes.</summary>
    public static long MostResident(int process) => Kilobytes(process, "status", "VmHWM") * 1024;

    private static long Kilobytes(int process, string file, string name) => File.ReadLines($"/proc/{process}/{file}")
        .Where(line => line.StartsWith($"{name}:", StringComparison.Ordinal))
        .Select(line => Number(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]))
        .Single();

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
