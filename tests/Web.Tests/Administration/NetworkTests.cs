using System.Net;
using System.Text.Json;
using Comparte.Power;
using Comparte.Topics;

namespace Comparte.Web.Tests.Administration;

/// <summary>What the network is called and who receives newcomers, on a site of its own, since all of it sees that.</summary>
public sealed class NetworkTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_new_name_stands_on_the_public_page_and_before_every_member_at_once()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        using var ana = await site.SignedInAsync("Ana");
        var group = await ana.NewGroupAsync(visibility: "listed");

        Assert.Equal(HttpStatusCode.NoContent, (await SetAsync(admin, " Red de semillas ", group)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await SetAsync(admin, "Red de semillas", group)).StatusCode);

        var network = (await ana.GetAsync<JsonElement>("/api/me")).GetProperty("network");
        Assert.Equal(
            ("Red de semillas", group.Value),
            (network.GetProperty("name").GetString(), network.GetProperty("welcomeGroup").GetString()));
        Assert.Contains("Red de semillas", await ana.Http.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Single(await LogAsync(), act => act.By == admin.Member && act.Type == ActType.NetworkChanged);

        Assert.Equal(HttpStatusCode.NoContent, (await SetAsync(admin, "Red de semillas", null)).StatusCode);
        Assert.False((await ana.GetAsync<JsonElement>("/api/me")).GetProperty("network").TryGetProperty("welcomeGroup", out _));
    }

    [Fact]
    public async Task A_name_of_nothing_and_a_group_that_does_not_take_everybody_are_refused()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        using var ana = await site.SignedInAsync("Ana");
        var hidden = await ana.NewGroupAsync(visibility: "hidden");

        Assert.Equal((400, "required"), await Browser.RefusalAsync(await SetAsync(admin, " ", null)));
        Assert.Equal((400, "too_long"), await Browser.RefusalAsync(await SetAsync(admin, new string('a', 61), null)));
        Assert.Equal((400, "welcome_group_closed"), await Browser.RefusalAsync(await SetAsync(admin, "Red", hidden)));
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await SetAsync(ana, "Mi red", null)));
    }

    private static Task<HttpResponseMessage> SetAsync(Browser browser, string name, GroupId? welcomeGroup) =>
        browser.TrySendAsync("PUT", "/api/admin/network", new { name, welcomeGroup });

    private async Task<IEnumerable<PowerAct>> LogAsync() => (await site.Grains
        .GetTopic(new TopicId(TopicKinds.Power, IPowerGrain.Network))
        .ReadAsync(new TopicQuery { Before = long.MaxValue, Limit = 50 })).Entries.OfType<PowerAct>();
}
