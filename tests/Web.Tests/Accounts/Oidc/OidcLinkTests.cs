using System.Net;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Web.Accounts;

namespace Comparte.Web.Tests.Accounts.Oidc;

/// <summary>A member's own accounts at identity providers.</summary>
public sealed class OidcLinkTests(OidcSite oidc) : IClassFixture<OidcSite>
{
    private const string Own = "/api/me/oidc/unizar";
    private readonly string _subject = $"{Guid.NewGuid():N}";

    [Fact]
    public async Task An_account_that_is_somebody_elses_is_linked_by_nobody()
    {
        using var ana = await oidc.LinkedAsync(_subject);
        using var joao = await oidc.Site.SignedInAsync("João");
        await oidc.ArriveAsync(joao, await joao.SetOutToLinkAsync(), _subject);

        var answer = await joao.TryPostAsync($"{Own}/acceptance", new { });

        Assert.Equal((409, "oidc_taken"), await Browser.RefusalAsync(answer));
        Assert.Null((await joao.GetAsync<Me>("/api/me")).OidcLinks);
    }

    [Fact]
    public async Task A_second_account_of_one_provider_is_refused_and_one_of_another_is_not()
    {
        using var ana = await oidc.LinkedAsync(_subject);
        await oidc.ArriveAsync(ana, await ana.SetOutToLinkAsync(), $"{_subject}2");

        var answer = await ana.TryPostAsync($"{Own}/acceptance", new { });
        await oidc.LinkAsync(ana, _subject, OidcSite.OtherKey);

        Assert.Equal((409, "oidc_linked"), await Browser.RefusalAsync(answer));
        Assert.Equal(2, (await ana.GetAsync<Me>("/api/me")).OidcLinks!.Value.Length);
    }

    [Fact]
    public async Task An_unlinking_that_was_cut_off_lets_nobody_in_and_its_owner_links_again()
    {
        using var ana = await oidc.LinkedAsync(_subject);

        // As after a kill: the account has no link any more, and its claim is held still.
        var account = oidc.Site.Grains.GetGrain<IAccountGrain>(ana.Member.Value);
        var credentials = (await account.FindAsync())!.Credentials;
        Assert.Null((await account.WriteAsync(credentials with { OidcLinks = [] })).Refusal);

        using var phone = oidc.Site.NewBrowser();
        Assert.Equal((403, "oidc_unknown"), await Browser.RefusalAsync(await oidc.TryEnterAsync(phone, _subject)));
        await oidc.LinkAsync(ana, _subject);
        Assert.Equal(HttpStatusCode.OK, (await oidc.TryEnterAsync(phone, _subject)).StatusCode);
    }

    [Fact]
    public async Task What_was_unlinked_lets_nobody_in_and_is_free_for_another()
    {
        using var ana = await oidc.LinkedAsync(_subject);

        Assert.Equal(HttpStatusCode.NoContent, (await ana.Http.DeleteAsync(Own)).StatusCode);

        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await ana.Http.DeleteAsync(Own)));
        using var phone = oidc.Site.NewBrowser();
        Assert.Equal((403, "oidc_unknown"), await Browser.RefusalAsync(await oidc.TryEnterAsync(phone, _subject)));
        using var joao = await oidc.LinkedAsync(_subject);
    }

    [Fact]
    public async Task What_a_member_began_no_other_finishes()
    {
        using var browser = await oidc.Site.SignedInAsync("Ana");
        await oidc.ArriveAsync(browser, await browser.SetOutToLinkAsync(), _subject);
        var joao = await oidc.Site.NewMemberAsync("João");
        using var other = await oidc.Site.SignedInAsync(joao);
        browser.TakeCookies(other);

        var answer = await browser.TryPostAsync($"{Own}/acceptance", new { });

        Assert.Equal((410, "oidc_expired"), await Browser.RefusalAsync(answer));
        Assert.Null((await browser.GetAsync<Me>("/api/me")).OidcLinks);
    }

    [Fact]
    public async Task Another_session_of_the_same_member_does_not_finish_it_either()
    {
        using var browser = await oidc.Site.SignedInAsync("Ana");
        await oidc.ArriveAsync(browser, await browser.SetOutToLinkAsync(), _subject);
        using var later = await oidc.Site.SignedInAsync(browser.Member);
        browser.TakeCookies(later);

        var answer = await browser.TryPostAsync($"{Own}/acceptance", new { });

        Assert.Equal((410, "oidc_expired"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task Who_set_out_to_come_in_links_nothing_and_the_other_way_round()
    {
        using var ana = await oidc.Site.SignedInAsync("Ana");
        await oidc.ArriveAsync(ana, await ana.SetOutAsync(), _subject);
        Assert.Equal((410, "oidc_expired"), await Browser.RefusalAsync(await ana.TryPostAsync($"{Own}/acceptance", new { })));

        await oidc.ArriveAsync(ana, await ana.SetOutToLinkAsync(), _subject);
        var answer = await ana.TryPostAsync("/api/session/oidc/unizar/acceptance", new { });

        Assert.Equal((410, "oidc_expired"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task Linking_needs_the_password_where_somebody_signed_in_long_ago()
    {
        using var ana = await oidc.Site.SignedInAsync("Ana");
        oidc.Site.Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal((403, "password_needed"), await Browser.RefusalAsync(await ana.TryPostAsync(Own, new { })));
        Assert.Equal(
            (403, "password_wrong"), await Browser.RefusalAsync(await ana.TryPostAsync(Own, new { password = "otra palabra" })));
        Assert.Equal(HttpStatusCode.OK, (await ana.TryPostAsync(Own, new { password = Site.Password })).StatusCode);
    }

    [Fact]
    public async Task Without_coming_back_nothing_is_linked()
    {
        using var ana = await oidc.Site.SignedInAsync("Ana");
        await ana.SetOutToLinkAsync();

        Assert.Equal((410, "oidc_expired"), await Browser.RefusalAsync(await ana.TryPostAsync($"{Own}/acceptance", new { })));
    }

    [Fact]
    public async Task Whoever_goes_back_at_the_provider_comes_to_the_settings_with_nothing_linked()
    {
        using var ana = await oidc.Site.SignedInAsync("Ana");

        var page = await oidc.ArriveAsync(ana, await ana.SetOutToLinkAsync(), subject: null);

        Assert.Equal("/app/ajustes?aviso=oidc_cancelled#access", page);
        Assert.Null((await ana.GetAsync<Me>("/api/me")).OidcLinks);
    }
}
