using System.Net.Http.Json;
using System.Text.Json;
using Comparte.Cluster.Tests.Storage;
using Comparte.Cluster.Tests.Web;
using Comparte.Silo.Operations;

namespace Comparte.Cluster.Tests.Search;

/// <summary>Whatever is killed or lost, what was acknowledged is found.</summary>
public sealed class KilledIndexTests
{
    [Fact]
    public async Task Posts_acknowledged_before_SIGKILL_are_found_after_it_and_by_a_new_index_too()
    {
        using var folder = new TemporaryFolder();
        var words = new List<string>();
        await using (var host = await Demonstration.StartAsync(folder.Location, "--Limits:CommandsPerMinute=1000000"))
        {
            using var ana = await host.SignInAsync("ana@demo.example");
            var threads = new List<string>();
            for (var i = 0; i < 10; i++)
            {
                threads.Add(await ana.OpenThreadAsync());
            }

            // The last ones are acknowledged in the very moment of the kill: what tells the index comes after.
            await Parallel.ForAsync(0, 100, async (i, _) =>
            {
                var word = $"semilla{Guid.NewGuid():N}";
                await ana.PublishAsync(threads[i % threads.Count], CommunityClient.NewRequest(), word);
                lock (words)
                {
                    words.Add(word);
                }
            });
            await host.KillAsync();
        }

        // What the process owed is told when the next one starts.
        await FindAllAsync(folder, words);

        Directory.Delete(folder.Below("search"), recursive: true);
        await FindAllAsync(folder, words);

        using var output = new StringWriter();
        Assert.Equal(0, StoreCommands.Run(["reindex", "--data", folder.Location], output, output));
        Assert.Contains("100 %", output.ToString(), StringComparison.Ordinal);
        await FindAllAsync(folder, words);
    }

    [Fact]
    public void The_command_is_refused_where_there_is_no_data_or_somebody_has_it_open()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        Assert.Equal(1, StoreCommands.Run(["reindex", "--data", folder.Below("none")], output, output));
        using var open = Silo.DataFolder.Open(folder.Below("data"));
        Assert.Equal(1, StoreCommands.Run(["reindex", "--data", folder.Below("data")], output, output));
        Assert.Contains("in use", output.ToString(), StringComparison.Ordinal);
    }

    private static async Task FindAllAsync(TemporaryFolder folder, List<string> words)
    {
        await using var host = await WebProcess.StartAsync(folder.Location, "--Limits:SearchesPerMinute=1000000");
        using var reader = await host.SignInAsync("ana@demo.example");
        foreach (var word in words)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while ((await reader.GetFromJsonAsync<JsonElement>($"/api/search?q={word}", patience.Token))
                .GetProperty("items").GetArrayLength() != 1)
            {
                await Task.Delay(100, patience.Token);
            }
        }
    }
}
