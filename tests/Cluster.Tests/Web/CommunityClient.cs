using System.Net.Http.Json;
using System.Text.Json;

namespace Comparte.Cluster.Tests.Web;

/// <summary>What the tests here ask of a host over HTTP.</summary>
internal static class CommunityClient
{
    public static Guid NewRequest() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    /// <summary>Opens a thread in one of the member's groups.</summary>
    public static async Task<string> OpenThreadAsync(this HttpClient client)
    {
        var home = await client.GetFromJsonAsync<JsonElement>("/api/home");
        var group = home.GetProperty("threads")[0].GetProperty("group").GetString();
        var thread = await client.PostAsync(
            $"/api/groups/{group}/threads",
            new { requestId = NewRequest(), title = "Corte de luz", body = "Empezamos." });
        return thread.GetProperty("id").GetString()!;
    }

    /// <summary>Writes a post and answers its number.</summary>
    public static async Task<long> PublishAsync(this HttpClient client, string thread, Guid request, string body) =>
        (await client.PostAsync($"/api/threads/{thread}/posts", new { requestId = request, body }))
            .GetProperty("no").GetInt64();

    /// <summary>Expects success.</summary>
    public static async Task<JsonElement> PostAsync(this HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>All posts of a thread.</summary>
    public static async Task<List<(long No, Guid RequestId)>> ReadPostsAsync(this HttpClient client, string thread)
    {
        var posts = new List<(long No, Guid RequestId)>();
        var before = long.MaxValue;
        JsonElement page;
        do
        {
            page = await client.GetFromJsonAsync<JsonElement>(
                $"/api/topics/thread/{thread}/entries?before={before}&limit=256");
            foreach (var entry in page.GetProperty("entries").EnumerateArray())
            {
                before = Math.Min(before, entry.GetProperty("no").GetInt64());
                if (entry.GetProperty("kind").GetString() == "post")
                {
                    posts.Add((entry.GetProperty("no").GetInt64(), entry.GetProperty("requestId").GetGuid()));
                }
            }
        }
        while (page.GetProperty("hasOlder").GetBoolean());
        return posts;
    }
}
