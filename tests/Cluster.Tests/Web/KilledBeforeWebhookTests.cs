using System.Net.Http.Json;
using System.Text.Json;
using Comparte.Cluster.Tests.Storage;
using Comparte.Web.Tests.Webhooks;

namespace Comparte.Cluster.Tests.Web;

/// <summary>Whatever is acknowledged is told outside, wherever between the two the host was killed; what is told twice has the same id.
/// </summary>
public sealed class KilledBeforeWebhookTests
{
    private static readonly int Rounds = Kills.Or(5);

    /// <summary>The longest that a host lives after the need: it is told within that.</summary>
    private const int Milliseconds = 150;

    private readonly Random _chance = new(20260303);

    [Fact]
    public async Task Each_need_that_was_stated_is_told_after_each_SIGKILL_under_one_id()
    {
        using var folder = new TemporaryFolder();
        using var receivers = new Receivers();
        var receiver = receivers.New();
        var stated = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var host = await StartAsync(folder, receivers);
            using var admin = await host.SignInAsync("admin@demo.example");
            if (round == 0)
            {
                await AddAsync(admin, receiver);
            }

            stated.Add(await StateAsync(admin));
            await Task.Delay(_chance.Next(Milliseconds));
            await host.KillAsync();
        }

        // Whoever looks at them, or their reminders some time later.
        await using var last = await StartAsync(folder, receivers);
        using var ana = await last.SignInAsync("ana@demo.example");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(150));
        while (!stated.ToHashSet().IsSubsetOf(receiver.All.Select(NeedOf)))
        {
            foreach (var need in stated)
            {
                await ana.GetAsync($"/api/needs/{need}");
            }

            await Task.Delay(200, patience.Token);
        }

        Assert.All(receiver.All.GroupBy(NeedOf), told => Assert.Single(told.Select(one => one.Id).Distinct()));
        Assert.All(receiver.All, one => Assert.True(one.IsSigned));
    }

    private static Task<WebProcess> StartAsync(TemporaryFolder folder, Receivers receivers) =>
        Demonstration.StartAsync(folder.Location, $"--Webhooks:Hosts:0={receivers.Origin}");

    private static async Task AddAsync(HttpClient admin, Receiver receiver)
    {
        using var answer = await admin.PostAsJsonAsync("/api/admin/webhooks", new
        {
            requestId = CommunityClient.NewRequest(),
            name = "Sitio",
            address = receiver.Address,
            happenings = new[] { "needStated" },
        });
        answer.EnsureSuccessStatusCode();
        receiver.Secrets = [(await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!];
    }

    private static async Task<string> StateAsync(HttpClient admin)
    {
        using var answer = await admin.PostAsJsonAsync("/api/needs", new { requestId = CommunityClient.NewRequest(), title = "Semillas" });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static string NeedOf(Received told) => told.Data.GetProperty("id").GetString()!;
}
