using System.Net;
using Azure.Storage.Blobs;
using Comparte.Cluster.Tests.Files;
using Comparte.Cluster.Tests.Storage;

namespace Comparte.Cluster.Tests.Web;

/// <summary>The keys that seal cookies are in a storage account, where the configuration says so.</summary>
public sealed class KeysInAccountTests(Azurite azurite) : IClassFixture<Azurite>
{
    [Fact]
    public async Task A_session_goes_on_after_a_restart_by_the_keys_in_the_account()
    {
        using var folder = new TemporaryFolder();
        string[] settings = [$"--Keys:ConnectionString={azurite.Connection}"];
        var cookies = new CookieContainer();
        await using (var host = await Demonstration.StartAsync(folder.Location, settings))
        {
            (await host.SignInAsync("ana@demo.example", cookies)).Dispose();
            await host.StopAsync();
        }

        await using var again = await Demonstration.StartAsync(folder.Location, settings);
        using var ana = again.NewClient(cookies);

        Assert.Equal(HttpStatusCode.OK, (await ana.GetAsync("/api/me")).StatusCode);
        var keys = await new BlobClient(azurite.Connection, "keys", "keys.xml").DownloadContentAsync();
        Assert.Contains("<key ", keys.Value.Content.ToString(), StringComparison.Ordinal);
    }
}
