using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Comparte.Cluster.Tests.Storage;

namespace Comparte.Cluster.Tests.Web;

/// <summary>Whoever is named in an acknowledged post has a notice of it, once, wherever between the two the host was killed.
/// </summary>
public sealed class KilledBeforeNoticeTests
{
    private const int Writers = 4;

    /// <summary>The longest that a host lives after the first post.</summary>
    private const int Milliseconds = 250;

    private static readonly int Rounds = Kills.Or(10);

    private readonly ConcurrentBag<(string Thread, long No)> _acknowledged = [];
    private readonly Random _chance = new(20260301);

    [Fact]
    public async Task Everybody_who_was_named_has_a_notice_of_it_once_after_each_SIGKILL()
    {
        using var folder = new TemporaryFolder();
        var (threads, joao) = (new List<string>(), "");
        for (var round = 0; round < Rounds; round++)
        {
            await using var host = await StartAsync(folder);
            using var ana = await host.SignInAsync("ana@demo.example");
            joao = joao.Length > 0 ? joao : await IdOfAsync(host);
            while (threads.Count < Writers)
            {
                threads.Add(await ana.OpenThreadAsync());
            }

            var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var writers = threads.Select(thread => NameUntilGoneAsync(ana, thread, joao, first)).ToList();
            await first.Task.WaitAsync(TimeSpan.FromSeconds(60));
            await Task.Delay(_chance.Next(Milliseconds));
            await host.KillAsync();
            await Task.WhenAll(writers);
        }

        await using var last = await StartAsync(folder);
        using var reader = await last.SignInAsync("joao@demo.example");
        var notices = await NoticesAsync(reader, joao, threads);
        Assert.Equal(notices.Count, notices.Distinct().Count());
        Assert.Subset(notices.ToHashSet(), _acknowledged.ToHashSet());
    }

    private static Task<WebProcess> StartAsync(TemporaryFolder folder) =>
        Demonstration.StartAsync(folder.Location, "--Limits:CommandsPerMinute=1000000");

    private static async Task<string> IdOfAsync(WebProcess host)
    {
        using var joao = await host.SignInAsync("joao@demo.example");
        var me = await joao.GetFromJsonAsync<JsonElement>("/api/me");
        return me.GetProperty("member").GetProperty("id").GetString()!;
    }

    private async Task NameUntilGoneAsync(HttpClient client, string thread, string member, TaskCompletionSource first)
    {
        try
        {
            while (true)
            {
                var no = await client.PublishAsync(thread, CommunityClient.NewRequest(), $"@[João]({member}): ¿vienes?");
                _acknowledged.Add((thread, no));
                first.TrySetResult();
            }
        }
        catch (Exception gone) when (gone is HttpRequestException { StatusCode: null } or IOException or JsonException)
        {
            // The host is gone.
        }
    }

    /// <summary>The notices of these threads, once all are there that are owed.</summary>
    private async Task<IReadOnlyList<(string Thread, long No)>> NoticesAsync(
        HttpClient client, string member, IReadOnlyCollection<string> threads)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/topics/inbox/{member}/entries", patience.Token);
            var notices = (await AllAsync(client, member)).Where(notice => threads.Contains(notice.Thread)).ToList();
            if (_acknowledged.All(notices.Contains))
            {
                return notices;
            }

            var want = new
            {
                topic = $"inbox/{member}",
                epoch = page.GetProperty("epoch").GetString(),
                rev = page.GetProperty("head").GetInt64(),
            };
            using var told = await client.PostAsJsonAsync("/api/live/wait", new[] { want }, patience.Token);
            told.EnsureSuccessStatusCode();
        }
    }

    private static async Task<List<(string Thread, long No)>> AllAsync(HttpClient client, string member)
    {
        var (notices, before, hasOlder) = (new List<(string, long)>(), long.MaxValue, true);
        while (hasOlder)
        {
            var page = await client.GetFromJsonAsync<JsonElement>(
                $"/api/topics/inbox/{member}/entries?before={before}&limit=256");
            var entries = page.GetProperty("entries").EnumerateArray().ToList();
            notices.AddRange(entries.Where(entry => entry.TryGetProperty("post", out _)).Select(entry => (
                entry.GetProperty("about").GetString()!["thread/".Length..], entry.GetProperty("post").GetInt64())));
            hasOlder = page.GetProperty("hasOlder").GetBoolean();
            before = hasOlder ? entries[0].GetProperty("no").GetInt64() : before;
        }

        return notices;
    }
}
