using System.IO.Compression;
using System.Text.Json;
using Comparte.Cluster.Tests.Storage;

namespace Comparte.Cluster.Tests.Web;

/// <summary>Everything that is a member's own is there in the end and whole, wherever in between the host that makes it
/// was killed.
/// </summary>
public sealed class KilledWhileExportingTests
{
    private const string Export = "/api/me/export";

    /// <summary>The longest that a host lives after the member asked.</summary>
    private const int Milliseconds = 400;

    private static readonly int Rounds = Kills.Or(3);

    private readonly Random _chance = new(20261130);

    [Fact]
    public async Task What_was_asked_for_is_made_after_each_SIGKILL()
    {
        using var folder = new TemporaryFolder();
        var word = $"semilla-{Guid.NewGuid():N}";
        await using (var host = await StartAsync(folder))
        {
            using var ana = await host.SignInAsync("ana@demo.example");
            await ana.PublishAsync(await ana.OpenThreadAsync(), CommunityClient.NewRequest(), word);
            await ana.PostAsync(Export, new { requestId = CommunityClient.NewRequest() });
            await Task.Delay(_chance.Next(Milliseconds));
            await host.KillAsync();
        }

        for (var round = 1; round < Rounds; round++)
        {
            await using var host = await StartAsync(folder);
            await Task.Delay(_chance.Next(Milliseconds));
            await host.KillAsync();
        }

        await using var last = await StartAsync(folder);
        using var reader = await last.SignInAsync("ana@demo.example");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await PhaseAsync(reader)) == "making")
        {
            await Task.Delay(100, patience.Token);
        }

        Assert.Equal("ready", await PhaseAsync(reader));
        using var zip = new ZipArchive(new MemoryStream(await reader.GetByteArrayAsync($"{Export}/content")));
        Assert.Contains(zip.Entries, entry => entry.FullName == "index.html");
        Assert.Equal(zip.Entries.Count, zip.Entries.Select(entry => entry.FullName).Distinct().Count());
        Assert.Contains(zip.Entries, entry => TextOf(entry).Contains(word, StringComparison.Ordinal));
    }

    private static Task<WebProcess> StartAsync(TemporaryFolder folder) => Demonstration.StartAsync(folder.Location);

    private static async Task<string?> PhaseAsync(HttpClient client) =>
        JsonDocument.Parse(await client.GetStringAsync(Export)).RootElement.GetProperty("phase").GetString();

    private static string TextOf(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
