using System.Diagnostics;
using System.Globalization;

namespace Comparte.Cluster.Tests.Storage;

/// <summary>
/// A process in which 32 writers count up, each in a row of its own, and print every number once it is acknowledged.
/// It runs until it is killed.
/// </summary>
internal static class AcknowledgedWrites
{
    public const int Writers = 32;

    /// <summary>The process itself.</summary>
    public static async Task<int> RunAsync(string folder)
    {
        using var outer = new TemporaryFolder(folder);
        using var store = new TestStore(outer);
        using var acknowledged = Console.OpenStandardOutput();
        var gate = new Lock();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var row = await store.ReadAsync(TestStore.Grain($"w{writer}"));
            for (var n = Number(row.State?.Text) + 1; ; n++)
            {
                row = await store.WriteAsync(TestStore.Grain($"w{writer}"), Text(n), row.ETag);
                lock (gate)
                {
                    // One unbuffered write: what was acknowledged before the kill is in the pipe.
                    acknowledged.Write(System.Text.Encoding.ASCII.GetBytes($"{writer} {n}\n"));
                }
            }
        }));
        return 0;
    }

    /// <summary>
    /// Starts the process on <paramref name="folder"/>, kills it after that many acknowledged writes, and returns the
    /// last number that each writer had acknowledged.
    /// </summary>
    public static async Task<long[]> KillAfterAsync(int writes, string folder)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(AcknowledgedWrites).Assembly.Location, "write", folder])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var last = new long[Writers];
        for (var read = 0; await process.StandardOutput.ReadLineAsync() is { } line; read++)
        {
            if (read == writes)
            {
                process.Kill();
            }
            // The kill can cut the last line short.
            if (line.Split(' ') is [var writer, var number] && number.Length > 0)
            {
                var index = int.Parse(writer, CultureInfo.InvariantCulture);
                last[index] = Math.Max(last[index], Number(number));
            }
        }
        await process.WaitForExitAsync();
        return last;
    }

    public static long Number(string? text) =>
        text is null ? 0 : long.Parse(text.AsSpan().TrimEnd('.'), CultureInfo.InvariantCulture);

    // As long as a page and a bit, so that a torn row would show.
    private static string Text(long n) => n.ToString(CultureInfo.InvariantCulture).PadRight(6000, '.');
}
