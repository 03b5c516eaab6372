using System.Net;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Web.Accounts;
using Comparte.Web.Tests.Initiatives;

namespace Comparte.Web.Tests.Accounts.Oidc;

/// <summary>Coming in by an organization's identity provider.</summary>
public sealed class OidcSignInTests(OidcSite oidc) : IClassFixture<OidcSite>
{
    private readonly string _subject = $"{Guid.NewGuid():N}";

    private Site Site => oidc.Site;

    [Fact]
    public async Task Who_came_back_to_join_is_let_in_nowhere_else_and_signing_out_forgets_who_came()
    {
        using var ana = await oidc.LinkedAsync(_subject);
        using var library = Site.NewBrowser();
        await oidc.ArriveAsync(library, await library.SetOutAsync(to: "/app/invitacion/abc"), _subject);

        var joined = await library.TryPostAsync("/api/session/oidc/unizar/acceptance", new { });

        Assert.Equal((410, "oidc_expired"), await Browser.RefusalAsync(joined));
        await oidc.ArriveAsync(ana, await ana.SetOutAsync(), _subject);
        Assert.Equal(HttpStatusCode.NoContent, (await ana.Http.DeleteAsync("/api/session")).StatusCode);
        var left = await ana.TryPostAsync("/api/session/oidc/unizar/acceptance", new { });
        Assert.Equal((410, "oidc_expired"), await Browser.RefusalAsync(left));
    }

    [Fact]
    public async Task Somebody_links_an_account_and_comes_in_by_it_on_another_device()
    {
        using var ana = await oidc.LinkedAsync(_subject);
        using var phone = Site.NewBrowser();

        var page = await oidc.ArriveAsync(phone, await phone.SetOutAsync(to: "/app/entrar?a=%2Fapp%2Fgrupos"), _subject);
        var me = await phone.PostAsync<Me>("/api/session/oidc/unizar/acceptance", new { });

        Assert.Equal("/app/entrar?a=%2Fapp%2Fgrupos&con=unizar", page);
        Assert.Equal(ana.Member, me.Member.Id);
        var link = Assert.Single(me.OidcLinks!.Value);
        Assert.Equal((OidcSite.Key, OidcSite.Name), (link.Provider, link.Name));
        Assert.True(me.HasPassword);
        Assert.Equal(2, (await ana.GetAsync<JsonElement>("/api/sessions")).GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.NoContent, (await ana.Http.DeleteAsync($"/api/sessions/{me.Session}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.Http.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task A_shared_device_is_one_here_too()
    {
        using var ana = await oidc.LinkedAsync(_subject);
        using var library = Site.NewBrowser();
        await oidc.ArriveAsync(library, await library.SetOutAsync(), _subject);

        await SharedDeviceTests.EnterAsync(library, "/api/session/oidc/unizar/acceptance", new { shared = true });
    }

    [Fact]
    public async Task Whom_nobody_linked_stays_outside_also_with_a_members_address()
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        await Site.NewMemberAsync(email: email);
        oidc.Provider.Email = email;
        using var stranger = Site.NewBrowser();

        var answer = await oidc.TryEnterAsync(stranger, _subject);
        var again = await stranger.TryPostAsync("/api/session/oidc/unizar/acceptance", new { });

        Assert.Equal((403, "oidc_unknown"), await Browser.RefusalAsync(answer));
        Assert.Equal((410, "oidc_expired"), await Browser.RefusalAsync(again));
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Http.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task The_same_subject_at_another_provider_is_somebody_else()
    {
        using var ana = await oidc.LinkedAsync(_subject);
        using var stranger = Site.NewBrowser();

        var answer = await oidc.TryEnterAsync(stranger, _subject, OidcSite.OtherKey);

        Assert.Equal((403, "oidc_unknown"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task Who_came_from_one_provider_does_not_come_in_by_another()
    {
        using var ana = await oidc.LinkedAsync(_subject);
        using var phone = Site.NewBrowser();
        await oidc.ArriveAsync(phone, await phone.SetOutAsync(OidcSite.OtherKey), _subject);

        var answer = await phone.TryPostAsync("/api/session/oidc/unizar/acceptance", new { });

        Assert.Equal((410, "oidc_expired"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task Whoever_is_suspended_is_told_why_as_by_password()
    {
        using var admin = await oidc.AdministratorAsync();
        using var ana = await oidc.LinkedAsync(_subject);
        await admin.MustAsync("PUT", $"/api/admin/people/{ana.Member}/suspension", new { reason = "Publicidad." });
        using var phone = Site.NewBrowser();

        var byPassword = await SaidAsync(await phone.SignInAsync(ana.SignInName));
        var byProvider = await SaidAsync(await oidc.TryEnterAsync(phone, _subject));

        Assert.Equal(("account_suspended", "Publicidad."), (byProvider.Code, byProvider.Reason));
        Assert.Equal(byPassword, byProvider);
    }

    [Fact]
    public async Task Whoever_left_the_network_leaves_the_account_elsewhere_to_whoever_comes_next()
    {
        using var ana = await oidc.LinkedAsync(_subject);
        await ana.MustAsync("POST", "/api/me/erasure", new { });
        using var phone = Site.NewBrowser();
        await Site.EventuallyAsync(async () =>
            await Site.Grains.GetGrain<IClaimGrain>(ClaimOf(_subject).Value).HolderAsync() is null);

        Assert.Equal((403, "oidc_unknown"), await Browser.RefusalAsync(await oidc.TryEnterAsync(phone, _subject)));
        using var joao = await oidc.LinkedAsync(_subject);
    }

    [Fact]
    public async Task What_a_member_takes_along_names_the_link_and_no_subject()
    {
        using var ana = await oidc.LinkedAsync(_subject);

        var taken = await ana.TakeAsync();

        using var profile = JsonDocument.Parse(taken["profile.json"]);
        var link = profile.RootElement.GetProperty("account").GetProperty("oidcLinks")[0];
        Assert.Equal((OidcSite.Key, OidcSite.Name), (link.GetProperty("provider").GetString(), link.GetProperty("name").GetString()));
        Assert.Contains(OidcSite.Name, taken["profile.html"], StringComparison.Ordinal);
        Assert.All(taken.Values, text =>
        {
            Assert.DoesNotContain(_subject, text, StringComparison.Ordinal);
            Assert.DoesNotContain(ClaimOf(_subject).Value[^64..], text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Anybody_sees_which_providers_there_are()
    {
        using var nobody = Site.NewBrowser();

        var shown = (await nobody.GetAsync<NetworkShown>("/api/network")).OidcProviders!.Value;

        Assert.Equal((OidcSite.Key, OidcSite.Name), (shown[0].Key, shown[0].Name));
        Assert.Equal(4, shown.Length);
    }

    private ClaimKey ClaimOf(string subject) =>
        ClaimKey.Oidc(OidcSite.Key, ClaimKey.SubjectOf($"{oidc.Provider.Address}/", subject));

    private static async Task<(string? Code, string? Reason, string? Detail)> SaidAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        string? Of(string name) => said.RootElement.GetProperty(name).GetString();
        return (Of("code"), Of("reason"), Of("detail"));
    }
}
