using System.Globalization;
using Comparte.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Comparte.Silo.Operations;

/// <summary>Makes the index of search anew from what is stored, and shows how far it is.</summary>
internal static class SearchRebuild
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs until the index is whole. No host may run.</summary>
    public static async Task RunAsync(string[] args, TextWriter output)
    {
        var builder = Host.CreateApplicationBuilder(args);
        using var folder = DataFolder.OpenAlone(builder.Configuration);
        if (Directory.Exists(folder.Search))
        {
            Directory.Delete(folder.Search, recursive: true);
        }
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
        var line = new ProgressLine(output);
        var progress = await index.ProgressAsync();
        while (!progress.IsWhole)
        {
            line.Show(progress.Done, Math.Max(progress.Total, progress.Done + 1));
            await Task.Delay(Every);
            progress = await index.ProgressAsync();
        }

        line.Show(progress.Done, progress.Done);
        return progress.Done;
    }
}
