using System.Net;
using Comparte.Accounts;
using Comparte.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Comparte.Web.Tests.Accounts;

public sealed class RestartTests : IAsyncLifetime
{
    private readonly Site _site = new();

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Another_host_on_the_same_store_accepts_the_cookies_of_the_first()
    {
        using var member = await _site.SignedInAsync();
        using var before = _site.NewBrowser();
        await before.SignInAsync(member.SignInName);
        await _site.StopAsync();
        var second = new Site(new Dictionary<string, string>(), _site.Folder);
        await second.InitializeAsync();
        using var after = second.NewBrowser();
        after.TakeCookies(before);

        var me = await after.GetAsync<Me>("/api/me");

        Assert.Equal(member.Member, me.Member.Id);
        await second.DisposeAsync();
    }

    [Fact]
    public async Task The_first_administrators_link_works_once_and_only_the_newest()
    {
        var links = _site.Services.GetRequiredService<FirstAdministrator>();
        var old = (await links.LinkAsync("http://localhost"))!.Split('/')[^1];
        var code = (await links.LinkAsync("http://localhost"))!.Split('/')[^1];
        using var guest = _site.NewBrowser();
        using var late = _site.NewBrowser();

        Assert.Equal((410, "invitation_revoked"), await Browser.RefusalAsync(await AcceptAsync(late, old)));
        var accepted = await AcceptAsync(guest, code);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);

        Assert.Equal(Roles.Administrator, Assert.Single((await guest.GetAsync<Me>("/api/me")).Roles));
        Assert.Equal((410, "invitation_used"), await Browser.RefusalAsync(await AcceptAsync(late, code)));
        Assert.Null(await links.LinkAsync("http://localhost"));
        await guest.PostAsync<InvitationMade>(
            "/api/invitations", new { requestId = _site.NewRequest(), uses = "single", days = 7 });
    }

    private Task<HttpResponseMessage> AcceptAsync(Browser guest, string code) => guest.TryPostAsync(
        $"/api/invitations/{code}/acceptance",
        new { requestId = _site.NewRequest(), name = "Begoña", password = Site.Password, terms = 0, ofAge = true });
}
