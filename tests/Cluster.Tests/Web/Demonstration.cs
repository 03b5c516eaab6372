using Comparte.Cluster.Tests.Storage;

namespace Comparte.Cluster.Tests.Web;

/// <summary>The demonstration, made once in a folder, of which each test has a copy.</summary>
internal static class Demonstration
{
    private static readonly Lazy<Task<TemporaryFolder>> Made = new(MakeAsync);

    /// <summary>Starts a host on a data folder that holds the demonstration, which is put there the first time.</summary>
    public static async Task<WebProcess> StartAsync(string data, params string[] more)
    {
        if (!Directory.Exists(data) || !Directory.EnumerateFileSystemEntries(data).Any())
        {
            await CopyToAsync(data);
        }

        return await WebProcess.StartAsync(data, more);
    }

    /// <summary>Puts it into a folder.</summary>
    public static async Task CopyToAsync(string data)
    {
        var from = (await Made.Value).Location;
        Directory.CreateDirectory(data);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(data, Path.GetRelativePath(from, folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(data, Path.GetRelativePath(from, file)));
        }
    }

    private static async Task<TemporaryFolder> MakeAsync()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        await using var host = await WebProcess.StartAsync(folder.Location, "--demo");
        Assert.Equal(0, await host.StopAsync());
        return folder;
    }
}
