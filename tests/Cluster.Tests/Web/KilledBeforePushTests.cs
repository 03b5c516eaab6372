using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Comparte.Cluster.Tests.Storage;
using Comparte.Web.Tests.Push;

namespace Comparte.Cluster.Tests.Web;

/// <summary>Whoever is named in an acknowledged post is pushed it, wherever between the two the host was killed; what comes twice
/// has the same tag, and so shows once.</summary>
public sealed class KilledBeforePushTests
{
    private static readonly int Rounds = Kills.Or(5);

    /// <summary>The longest that a host lives after the post: the push goes within that.</summary>
    private const int Milliseconds = 150;

    private readonly Random _chance = new(20260303);

    [Fact]
    public async Task Everybody_who_was_named_is_pushed_it_after_each_SIGKILL()
    {
        using var folder = new TemporaryFolder();
        using var service = new PushService();
        var device = service.NewBrowser();
        var (named, thread, joao) = (new List<long>(), "", "");
        for (var round = 0; round < Rounds; round++)
        {
            await using var host = await StartAsync(folder, service);
            if (joao.Length == 0)
            {
                joao = await SubscribeAsync(host, device);
            }

            using var ana = await host.SignInAsync("ana@demo.example");
            thread = thread.Length > 0 ? thread : await ana.OpenThreadAsync();
            named.Add(await ana.PublishAsync(thread, CommunityClient.NewRequest(), $"@[João]({joao}): ¿vienes?"));
            await Task.Delay(_chance.Next(Milliseconds));
            await host.KillAsync();
        }

        await using var last = await StartAsync(folder, service);
        var tags = named.Select(no => string.Create(CultureInfo.InvariantCulture, $"post/{thread}/{no}")).ToHashSet();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!tags.IsSubsetOf(device.All.Select(pushed => pushed.Tag)))
        {
            await Task.Delay(100, patience.Token);
        }

        // One key of the network for all of its hosts.
        Assert.Single(device.All.Select(pushed => pushed.Key).Distinct());
    }

    private static Task<WebProcess> StartAsync(TemporaryFolder folder, PushService service) =>
        Demonstration.StartAsync(folder.Location, $"--Push:Hosts:0={service.Origin}");

    private static async Task<string> SubscribeAsync(WebProcess host, PushBrowser device)
    {
        using var joao = await host.SignInAsync("joao@demo.example");
        using var answer = await joao.PutAsJsonAsync("/api/me/push", device.Subscription);
        answer.EnsureSuccessStatusCode();
        var me = await joao.GetFromJsonAsync<JsonElement>("/api/me");
        return me.GetProperty("member").GetProperty("id").GetString()!;
    }
}
