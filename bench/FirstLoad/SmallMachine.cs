using System.Globalization;

namespace Comparte.Bench.FirstLoad;

/// <summary>One core and 1 GB, as a control group of the kernel (version 1 or 2): what a process starts while it is inside
/// stays inside. Needs root.</summary>
internal sealed class SmallMachine : IDisposable
{
    private const string Root = "/sys/fs/cgroup";
    private const long Bytes = 1L << 30;
    private const int Microseconds = 100_000;
    private readonly string[] _folders;
    private readonly string[] _parents;

    private SmallMachine(string[] parents)
    {
        _parents = parents;
        _folders = [.. parents.Select(parent => Path.Combine(parent, $"comparte-bench-{Environment.ProcessId}"))];
    }

    /// <summary>Makes one; null where this process may not.</summary>
    public static SmallMachine? TryMake()
    {
        var unified = File.Exists($"{Root}/cgroup.controllers");
        var machine = new SmallMachine(unified ? [Root] : [$"{Root}/cpu", $"{Root}/memory"]);
        try
        {
            if (unified)
            {
                File.WriteAllText($"{Root}/cgroup.subtree_control", "+cpu +memory");
            }

            Array.ForEach(machine._folders, folder => Directory.CreateDirectory(folder));
            machine.Limit(unified);
            return machine;
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            machine.Dispose();
            return null;
        }
    }

    /// <summary>Starts something inside.</summary>
    public async Task<T> StartAsync<T>(Func<Task<T>> start)
    {
        Move(_folders);
        var starting = start();
        Move(_parents);
        return await starting;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var folder in _folders.Where(Directory.Exists))
        {
            Directory.Delete(folder);
        }
    }

    private static void Move(string[] folders) => Array.ForEach(folders, folder => File.WriteAllText(
        Path.Combine(folder, "cgroup.procs"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));

    private void Limit(bool unified)
    {
        void Set(int at, string name, FormattableString value) =>
            File.WriteAllText(Path.Combine(_folders[at], name), FormattableString.Invariant(value));
        if (unified)
        {
            Set(0, "cpu.max", $"{Microseconds} {Microseconds}");
            Set(0, "memory.max", $"{Bytes}");
            return;
        }

        Set(0, "cpu.cfs_period_us", $"{Microseconds}");
        Set(0, "cpu.cfs_quota_us", $"{Microseconds}");
        Set(1, "memory.limit_in_bytes", $"{Bytes}");
    }
}
