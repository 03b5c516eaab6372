using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Comparte.Bench.Load.Measuring;

/// <summary>Where and on what the results were made.</summary>
internal static class Machine
{
    /// <summary>One line: processor, cores, memory, system, runtime.</summary>
    public static string Describe()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Processor()}, {Environment.ProcessorCount} cores, {memory:0} GB; {RuntimeInformation.OSDescription}; "
            + $"{RuntimeInformation.FrameworkDescription}");
    }

    /// <summary>How busy the machine is with other work, as a load average over a minute.</summary>
    public static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    /// <summary>The commit that was built, with <c>+</c> when files were changed since.</summary>
    public static string Commit(string root)
    {
        var commit = Git(root, "rev-parse", "--short", "HEAD");
        var changed = Git(root, "status", "--porcelain", "--", "src", "bench/Peer", "bench/Load");
        return changed.Length > 0 ? $"{commit}+" : commit;
    }

    private static string Processor() => File.ReadLines("/proc/cpuinfo")
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[1] ?? "unknown";

    private static string Git(string root, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
        });
        return git?.StandardOutput.ReadToEnd().Trim() ?? "";
    }
}
