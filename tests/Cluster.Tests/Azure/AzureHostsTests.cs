using System.Net;
using System.Net.Http.Json;
using Comparte.Cluster.Tests.Files;
using Comparte.Cluster.Tests.Storage;
using Comparte.Cluster.Tests.Web;

namespace Comparte.Cluster.Tests.Azure;

/// <summary>Two hosts of a community in a storage account.</summary>
public sealed class AzureHostsTests(Azurite azurite) : IClassFixture<Azurite>, IDisposable
{
    private const string Password = "siete palabras largas";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_one_writes_the_other_hears_and_after_both_were_killed_all_of_it_is_there()
    {
        var cookies = new CookieContainer();
        string thread;
        var posts = new List<Guid>();
        await using (var one = await StartAsync("one"))
        {
            await using var two = await StartAsync("two");
            
            // Its link is the one that counts: it started last.
            using var nerea = await BeginAsync(two, cookies);
            thread = await OpenThreadAsync(nerea);
            using var there = one.NewClient();
            using var signedIn = await there.PostAsJsonAsync("/api/session", new { email = "nerea", password = Password });
            signedIn.EnsureSuccessStatusCode();
            for (var n = 0; n < 20; n++)
            {
                posts.Add(CommunityClient.NewRequest());
                await (n % 2 == 0 ? nerea : there).PublishAsync(thread, posts[^1], $"Mensaje {n}");
            }

            await two.KillAsync();
            posts.Add(CommunityClient.NewRequest());
            await EventuallyAsync(async () =>
            {
                using var answer = await there.PostAsJsonAsync($"/api/threads/{thread}/posts", new { requestId = posts[^1], body = "Sigo." });
                return answer.IsSuccessStatusCode;
            });
            await one.KillAsync();
        }

        await using var again = await StartAsync("one");
        using var back = again.NewClient(cookies);
        var found = await back.ReadPostsAsync(thread);
        Assert.All(posts, post => Assert.Single(found, one => one.RequestId == post));
    }

    public void Dispose() => _folder.Dispose();

    private Task<WebProcess> StartAsync(string name) =>
        WebProcess.StartAsync(_folder.Below(name), [.. AzureSettings.Of(azurite.Connection), "--Limits:CommandsPerMinute=1000000"]);

    private static async Task<HttpClient> BeginAsync(WebProcess host, CookieContainer cookies)
    {
        var client = host.NewClient(cookies);
        var code = (await host.FirstLink.WaitAsync(TimeSpan.FromMinutes(1))).Split('/')[^1];
        await client.PostAsync($"/api/invitations/{code}/acceptance", new
        {
            requestId = CommunityClient.NewRequest(),
            name = "Nerea Otxoa",
            signInName = "nerea",
            password = Password,
            terms = 0,
            ofAge = true,
            language = "es",
        });
        return client;
    }

    private static async Task<string> OpenThreadAsync(HttpClient client)
    {
        var group = await client.PostAsync(
            "/api/groups", new { requestId = CommunityClient.NewRequest(), name = "Semillas", access = "open", visibility = "listed" });
        var thread = await client.PostAsync(
            $"/api/groups/{group.GetProperty("id").GetString()}/threads",
            new { requestId = CommunityClient.NewRequest(), title = "¿Qué sembramos?", body = "Empecemos." });
        return thread.GetProperty("id").GetString()!;
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await holds())
        {
            await Task.Delay(100, patience.Token);
        }
    }
}
