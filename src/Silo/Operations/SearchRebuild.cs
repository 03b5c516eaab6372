using System.Globalization;
using Comparte.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Comparte.Silo.Operations;

/// <summary>Makes the index of search anew from what is stored, and shows how far it is.</summary>
internal static class SearchRebuild
{
    private const int BarLength = 30;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs until the index is whole. Nobody else may have the folder open.</summary>
    public static async Task RunAsync(string location, string[] args, TextWriter output)
    {
        if (!File.Exists(DataFolder.StateFileIn(location)))
        {
            throw new StartRefusedException(
                $"There is no data in {location}: name the data folder with --data DIR.");
        }
        using var folder = DataFolder.Open(location);
        if (Directory.Exists(folder.Search))
        {
            Directory.Delete(folder.Search, recursive: true);
        }
        var builder = Host.CreateApplicationBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddComparteSilo(folder);
        using var host = builder.Build();
        await host.StartAsync();
        var begun = TimeProvider.System.GetTimestamp();
        var done = await WatchAsync(host.Services.GetRequiredService<IGrainFactory>(), output);
        await host.StopAsync();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"The index was made from {done} topics in {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:F1} s."));
    }

    private static async Task<long> WatchAsync(IGrainFactory grains, TextWriter output)
    {
        var index = grains.GetGrain<ISearchIndexGrain>(ISearchIndexGrain.Key);
        var (progress, shown) = (await index.ProgressAsync(), -1L);
        while (true)
        {
            // On a screen the bar grows in its line; in a file each tenth is a line.
            var percent = progress.Total == 0 ? 0 : progress.Done * 100 / progress.Total;
            var step = Console.IsOutputRedirected ? percent / 10 : percent;
            if (step > shown)
            {
                output.Write(Bar(percent, progress));
                output.Write(Console.IsOutputRedirected || progress.IsWhole ? Environment.NewLine : "\r");
                shown = step;
            }
            if (progress.IsWhole)
            {
                return progress.Done;
            }
            await Task.Delay(Every);
            progress = await index.ProgressAsync();
        }
    }

    private static string Bar(long percent, SearchProgress progress)
    {
        var full = (int)(percent * BarLength / 100);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[{new string('#', full)}{new string('.', BarLength - full)}] {percent,3} %  {progress.Done} of {progress.Total}");
    }
}
