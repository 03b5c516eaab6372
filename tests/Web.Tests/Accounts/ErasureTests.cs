using System.Net;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Erasure;
using Comparte.Web.Accounts;
using Comparte.Web.Tests.Live;

namespace Comparte.Web.Tests.Accounts;

/// <summary>Leaving the network over HTTP.</summary>
[Collection(SiteCollection.Name)]
public sealed class ErasureTests(Site site)
{
    private const string Path = "/api/me/erasure";

    [Fact]
    public async Task Whoever_leaves_is_out_at_once_on_every_device_and_found_nowhere()
    {
        var name = $"Nerea {Guid.NewGuid():N}";
        using var nerea = await site.SignedInAsync(name);
        using var phone = site.NewBrowser();
        phone.Member = nerea.Member;
        Assert.Equal(HttpStatusCode.OK, (await phone.SignInAsync(nerea.SignInName)).StatusCode);
        using var ana = await site.SignedInAsync("Ana");
        await Site.EventuallyAsync(async () => await FindsAsync(ana, name));
        await using var listener = await Listener.ConnectAsync(phone);
        await listener.OpenAsync([]);

        Assert.Equal(HttpStatusCode.NoContent, (await nerea.TryPostAsync(Path, new { })).StatusCode);

        await listener.ClosedAsync();
        foreach (var browser in new[] { nerea, phone })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Http.GetAsync("/api/me")).StatusCode);
        }

        await Site.EventuallyAsync(async () =>
            await site.Grains.GetGrain<IErasureGrain>(nerea.Member.Value).DoneAtAsync() is not null);
        var unknown = await Browser.RefusalAsync(await phone.SignInAsync($"n{Guid.NewGuid():N}"));
        Assert.Equal(unknown, await Browser.RefusalAsync(await phone.SignInAsync(nerea.SignInName)));
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await ana.Http.GetAsync($"/api/members/{nerea.Member}")));
        Assert.DoesNotContain(name, await ana.Http.GetStringAsync("/api/members?limit=200"), StringComparison.Ordinal);
        await Site.EventuallyAsync(async () => !await FindsAsync(ana, name));
    }

    [Fact]
    public async Task A_wrong_password_erases_nothing()
    {
        using var ana = await site.SignedInAsync("Ana");

        var refusal = await Browser.RefusalAsync(await ana.TryPostAsync(Path, new { password = "otra cosa distinta" }));

        Assert.Equal((403, "password_wrong"), refusal);
        Assert.Equal("Ana", (await ana.GetAsync<Me>("/api/me")).Member.Name);
    }

    [Fact]
    public async Task The_network_is_never_left_without_anybody_who_administers_it()
    {
        await using var alone = new Site();
        await alone.InitializeAsync();
        using var admin = await alone.SignedInAsync("Admin", Roles.Administrator);
        using var ana = await alone.SignedInAsync("Ana");
        await Site.EventuallyAsync(async () => (await ana.Http.GetStringAsync("/api/members")).Contains("Admin", StringComparison.Ordinal));

        Assert.Equal((409, "last_administrator"), await Browser.RefusalAsync(await admin.TryPostAsync(Path, new { })));

        Assert.Null(await alone.Grains.GetGrain<IAccountGrain>(ana.Member.Value).SetRoleAsync(Roles.Administrator, granted: true));
        Assert.Equal(HttpStatusCode.NoContent, (await admin.TryPostAsync(Path, new { })).StatusCode);
    }

    private static async Task<bool> FindsAsync(Browser browser, string name) =>
        (await browser.GetAsync<JsonElement>($"/api/search?q={Uri.EscapeDataString(name)}")).GetRawText()
            .Contains(name, StringComparison.Ordinal);
}
