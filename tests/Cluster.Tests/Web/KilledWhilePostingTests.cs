using System.Collections.Concurrent;
using Comparte.Cluster.Tests.Storage;

namespace Comparte.Cluster.Tests.Web;

/// <summary>What the web host acknowledged is there after it was killed, once.</summary>
public sealed class KilledWhilePostingTests
{
    private const int Writers = 32;
    private const int Rounds = 3;

    [Fact]
    public async Task Acknowledged_posts_are_there_once_after_SIGKILL_under_32_writers()
    {
        using var folder = new TemporaryFolder();
        var acknowledged = new ConcurrentDictionary<Guid, long>();
        var attempted = new ConcurrentBag<Guid>();
        var thread = "";
        for (var round = 0; round < Rounds; round++)
        {
            await using var host = await Demonstration.StartAsync(folder.Location, "--Limits:CommandsPerMinute=1000000");
            using var writer = await host.SignInAsync("ana@demo.example");
            thread = thread.Length > 0 ? thread : await writer.OpenThreadAsync();
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var before = acknowledged.Count;
            var writers = Enumerable.Range(0, Writers)
                .Select(_ => PostUntilGoneAsync(writer, thread, attempted, acknowledged, Told)).ToList();
            void Told() => _ = acknowledged.Count - before >= 400 && enough.TrySetResult();
            await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
            await host.KillAsync();
            await Task.WhenAll(writers);
        }

        await using var last = await WebProcess.StartAsync(folder.Location);
        using var reader = await last.SignInAsync("joao@demo.example");
        var posts = await reader.ReadPostsAsync(thread);
        Assert.Equal(posts.Count, posts.Select(post => post.No).Distinct().Count());
        var stored = posts.GroupBy(post => post.RequestId).ToDictionary(same => same.Key, same => same.ToList());
        Assert.All(stored.Values, same => Assert.Single(same));
        Assert.All(acknowledged, post => Assert.Equal(post.Value, Assert.Single(stored[post.Key]).No));

        // What was not acknowledged may be asked again: it is there once then, too.
        using var ana = await last.SignInAsync("ana@demo.example");
        foreach (var unsure in attempted.Except(acknowledged.Keys))
        {
            await PostAsync(ana, thread, unsure);
        }

        var again = await reader.ReadPostsAsync(thread);
        Assert.Equal(attempted.Distinct().Count(), again.Count(post => attempted.Contains(post.RequestId)));
    }

    private static async Task PostUntilGoneAsync(
        HttpClient client, string thread, ConcurrentBag<Guid> attempted, ConcurrentDictionary<Guid, long> acknowledged,
        Action told)
    {
        try
        {
            while (true)
            {
                var request = CommunityClient.NewRequest();
                attempted.Add(request);
                acknowledged[request] = await PostAsync(client, thread, request);
                told();
            }
        }
        catch (HttpRequestException)
        {
            // The host is gone.
        }
    }

    private static Task<long> PostAsync(HttpClient client, string thread, Guid request) =>
        client.PublishAsync(thread, request, $"Mensaje {request:N}");
}
