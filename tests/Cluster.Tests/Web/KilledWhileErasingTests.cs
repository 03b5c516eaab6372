using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Comparte.Cluster.Tests.Storage;

namespace Comparte.Cluster.Tests.Web;

/// <summary>Whoever leaves the network is out at once, and in no file of the data folder soon after, wherever in between the host was
/// killed.</summary>
public sealed class KilledWhileErasingTests
{
    private const string Canary = "CANARIO-5e1d27";

    /// <summary>The longest that a host lives after somebody left.</summary>
    private const int Milliseconds = 150;

    private static readonly int Rounds = Kills.Or(6);

    private readonly Random _chance = new(20260302);

    [Fact]
    public async Task Names_addresses_and_texts_of_who_left_leave_the_disk_after_each_SIGKILL()
    {
        using var folder = new TemporaryFolder();
        var members = new List<string>();
        var (group, thread) = ("", "");
        for (var round = 0; round < Rounds; round++)
        {
            await using var host = await StartAsync(folder);
            using var ana = await host.SignInAsync("ana@demo.example");
            if (group.Length == 0)
            {
                group = await MadeAsync(ana, "/api/groups", new { requestId = CommunityClient.NewRequest(), name = "Huertas" });
                thread = await MadeAsync(ana, $"/api/groups/{group}/threads", new
                {
                    requestId = CommunityClient.NewRequest(),
                    title = "¿Vienes?",
                    body = "Hola.",
                });
            }

            using var nerea = host.NewClient();
            members.Add(await CameAsync(ana, group, nerea, $"{Canary} {round}"));
            await NamedAsync(ana, nerea, thread, members[^1], $"{Canary} {round}");
            Assert.NotEmpty(await PurgedTextTests.FilesWithAsync(Canary, folder.Location));

            await nerea.PostAsJsonAsync("/api/me/erasure", new { });
            await Task.Delay(_chance.Next(Milliseconds));
            await host.KillAsync();
        }

        await using var last = await StartAsync(folder);
        using var reader = await last.SignInAsync("ana@demo.example");

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await PurgedTextTests.FilesWithAsync(Canary, folder.Location)).Length > 0)
        {
            await Task.Delay(250, patience.Token);
        }

        foreach (var member in members)
        {
            using var answer = await reader.GetAsync($"/api/members/{member}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.DoesNotContain(
            Canary, await reader.GetStringAsync($"/api/topics/thread/{thread}/entries"), StringComparison.Ordinal);
    }

    private static Task<WebProcess> StartAsync(TemporaryFolder folder) => Demonstration.StartAsync(folder.Location, "--Limits:CommandsPerMinute=1000000", "--Limits:SignUpPerMinute=1000000");

    private static async Task<string> MadeAsync(HttpClient client, string path, object body) =>
        (await client.PostAsync(path, body)).GetProperty("id").GetString()!;

    /// <summary>Somebody comes into Ana's group by an invitation with the canary as name, address and text.</summary>
    private static async Task<string> CameAsync(HttpClient ana, string group, HttpClient nerea, string name)
    {
        var made = await ana.PostAsync("/api/invitations", new
        {
            requestId = CommunityClient.NewRequest(),
            group,
            uses = "single",
            days = 7,
        });
        var me = await nerea.PostAsync($"/api/invitations/{made.GetProperty("code").GetString()}/acceptance", new
        {
            requestId = CommunityClient.NewRequest(),
            name,
            email = $"{Canary}-{Guid.NewGuid():N}@example.org",
            password = "siete palabras largas",
            terms = 0,
            ofAge = true,
            language = "es",
        });
        using var changed = await nerea.PatchAsJsonAsync(
            "/api/members/me", new { requestId = CommunityClient.NewRequest(), about = $"Soy {name}.", territory = Canary });
        changed.EnsureSuccessStatusCode();
        await nerea.PostAsync("/api/publications", new
        {
            requestId = CommunityClient.NewRequest(),
            type = "article",
            language = "es",
            title = name,
            body = $"Escribe {name}.",
        });
        return me.GetProperty("member").GetProperty("id").GetString()!;
    }

    /// <summary>Ana names somebody, who has a notice of it.</summary>
    private static async Task NamedAsync(HttpClient ana, HttpClient nerea, string thread, string member, string name)
    {
        await ana.PublishAsync(thread, CommunityClient.NewRequest(), $"@[{name}]({member}): ¿vienes?");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!(await nerea.GetStringAsync($"/api/topics/inbox/{member}/entries", patience.Token))
            .Contains("\"mention\"", StringComparison.Ordinal))
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
