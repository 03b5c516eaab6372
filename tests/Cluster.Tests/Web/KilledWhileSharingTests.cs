using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Comparte.Cluster.Tests.Storage;

namespace Comparte.Cluster.Tests.Web;

/// <summary>What was shared when the host was killed comes into the feeds that it belongs to, each once.</summary>
public sealed class KilledWhileSharingTests
{
    private const int Writers = 6;
    private const int Enough = 40;

    private readonly ConcurrentBag<string> _shared = [];
    private readonly ConcurrentBag<string> _tried = [];

    [Fact]
    public async Task Everything_that_was_shared_stands_once_in_the_feeds_after_SIGKILL()
    {
        using var folder = new TemporaryFolder();
        for (var round = 1; round <= 2; round++)
        {
            await using var host = await StartAsync(folder);
            using var ana = await host.SignInAsync("ana@demo.example");
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var until = round * Enough;
            var writers = Enumerable.Range(0, Writers).Select(_ => ShareUntilGoneAsync(ana, until, enough)).ToList();
            await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
            await host.KillAsync();
            await Task.WhenAll(writers);
        }

        await using var last = await StartAsync(folder);
        using var joao = await last.SignInAsync("joao@demo.example");

        // Whoever opens it has it told; where nobody does, a reminder.
        foreach (var id in _shared)
        {
            await joao.GetFromJsonAsync<JsonElement>($"/api/topics/publication/{id}/entries");
        }

        foreach (var feed in (string[])["network", "kind-information", "country-GT"])
        {
            var items = await ItemsAsync(joao, feed);
            Assert.Equal(items.Count, items.Distinct().Count());
            Assert.Subset(_tried.ToHashSet(), items.ToHashSet());
        }
    }

    private static Task<WebProcess> StartAsync(TemporaryFolder folder) =>
        Demonstration.StartAsync(folder.Location, "--Limits:CommandsPerMinute=1000000");

    private async Task ShareUntilGoneAsync(HttpClient client, int until, TaskCompletionSource enough)
    {
        try
        {
            while (true)
            {
                var draft = await client.PostAsync("/api/publications", new
                {
                    requestId = CommunityClient.NewRequest(),
                    type = "information",
                    language = "es",
                    title = "Corte de luz",
                    body = "A las ocho.",
                });
                var id = draft.GetProperty("id").GetString()!;
                using var placed = await client.PatchAsJsonAsync(
                    $"/api/publications/{id}", new { requestId = CommunityClient.NewRequest(), country = "GT" });
                placed.EnsureSuccessStatusCode();
                _tried.Add(id);
                await client.PostAsync($"/api/publications/{id}/share", new { requestId = CommunityClient.NewRequest() });
                _shared.Add(id);
                if (_shared.Count >= until)
                {
                    enough.TrySetResult();
                }
            }
        }
        catch (Exception gone) when (gone is HttpRequestException { StatusCode: null } or IOException or JsonException)
        {
            // The host is gone.
        }
    }

    /// <summary>What of this test stands in a feed, once all is there that was acknowledged.</summary>
    private async Task<IReadOnlyList<string>> ItemsAsync(HttpClient client, string feed)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/topics/feed/{feed}/entries", patience.Token);
            var items = await AllAsync(client, feed);
            if (_shared.All(items.Contains))
            {
                return [.. items.Where(_tried.Contains)];
            }

            var want = new
            {
                topic = $"feed/{feed}",
                epoch = page.GetProperty("epoch").GetString(),
                rev = page.GetProperty("head").GetInt64(),
            };
            using var told = await client.PostAsJsonAsync("/api/live/wait", new[] { want }, patience.Token);
            told.EnsureSuccessStatusCode();
        }
    }

    private static async Task<List<string>> AllAsync(HttpClient client, string feed)
    {
        var (items, before, hasOlder) = (new List<string>(), long.MaxValue, true);
        while (hasOlder)
        {
            var page = await client.GetFromJsonAsync<JsonElement>(
                $"/api/topics/feed/{feed}/entries?before={before}&limit=256");
            var entries = page.GetProperty("entries").EnumerateArray().ToList();
            items.AddRange(entries.Where(entry => entry.GetProperty("kind").GetString() == "feedItem")
                .Select(entry => entry.GetProperty("id").GetString()!));
            hasOlder = page.GetProperty("hasOlder").GetBoolean();
            before = hasOlder ? entries[0].GetProperty("no").GetInt64() : before;
        }

        return items;
    }
}
