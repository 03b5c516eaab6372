using System.Net.Http.Json;
using Comparte.Cluster.Tests.Storage;

namespace Comparte.Cluster.Tests.Web;

/// <summary>What a member purges leaves the disk, wherever it stood: the newest segment, an older one, the history, the
/// card of the group.</summary>
public sealed class PurgedPostTests
{
    private const string Canary = "CANARIO-7f3a91";

    [Fact]
    public async Task Deleted_posts_and_purged_histories_are_in_no_file_of_the_data_folder()
    {
        using var folder = new TemporaryFolder();
        await using var host = await Demonstration.StartAsync(folder.Location, "--Limits:CommandsPerMinute=1000000");
        using var ana = await host.SignInAsync("ana@demo.example");
        var thread = await ana.OpenThreadAsync();
        var older = await PublishAsync(ana, thread, $"{Canary} antiguo");
        var edited = await PublishAsync(ana, thread, $"{Canary} antes de cambiarlo");
        for (var i = 0; i < 150; i++)
        {
            await PublishAsync(ana, thread, $"Mensaje {i}");
        }

        var newest = await PublishAsync(ana, thread, $"{Canary} reciente");
        Assert.NotEmpty(await PurgedTextTests.FilesWithAsync(Canary, folder.Location));

        await DeleteAsync(ana, $"/api/threads/{thread}/posts/{older}?requestId={CommunityClient.NewRequest()}");
        await DeleteAsync(ana, $"/api/threads/{thread}/posts/{newest}?requestId={CommunityClient.NewRequest()}");
        using var edit = await ana.PatchAsJsonAsync(
            $"/api/threads/{thread}/posts/{edited}",
            new { requestId = CommunityClient.NewRequest(), body = "Cambiado" });
        edit.EnsureSuccessStatusCode();
        await DeleteAsync(
            ana, $"/api/threads/{thread}/posts/{edited}/history?requestId={CommunityClient.NewRequest()}");

        // The store wipes what it no longer needs when it has been idle for a second.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await PurgedTextTests.FilesWithAsync(Canary, folder.Location)).Length > 0)
        {
            await Task.Delay(250, patience.Token);
        }
    }

    private static Task<long> PublishAsync(HttpClient client, string thread, string body) =>
        client.PublishAsync(thread, CommunityClient.NewRequest(), body);

    private static async Task DeleteAsync(HttpClient client, string path)
    {
        using var answer = await client.DeleteAsync(path);
        answer.EnsureSuccessStatusCode();
    }
}
