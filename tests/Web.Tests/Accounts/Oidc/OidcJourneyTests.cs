using System.Net;

namespace Comparte.Web.Tests.Accounts.Oidc;

/// <summary>What goes wrong on the way to an identity provider and back. Whatever it is, somebody stands before the sign-in page
/// with a sentence, and nobody else is kept from coming in.</summary>
public sealed class OidcJourneyTests(OidcSite oidc) : IClassFixture<OidcSite>
{
    private const string Refused = "/app/entrar?aviso=oidc_failed";
    private readonly string _subject = $"{Guid.NewGuid():N}";

    [Fact]
    public async Task An_answer_is_good_once()
    {
        using var browser = oidc.Site.NewBrowser();
        var answer = await oidc.AtProviderAsync(browser, await browser.SetOutAsync(), _subject);
        Assert.Equal("/app/entrar?con=unizar", await browser.GoAsync(answer));
        await browser.TryPostAsync("/api/session/oidc/unizar/acceptance", new { });

        Assert.Equal(Refused, await browser.GoAsync(answer));
        await IsOutsideAsync(browser);
    }

    [Fact]
    public async Task An_answer_to_somebody_elses_question_is_refused()
    {
        using var thief = oidc.Site.NewBrowser();
        using var victim = oidc.Site.NewBrowser();
        var answer = await oidc.AtProviderAsync(thief, await thief.SetOutAsync(), _subject);

        Assert.Equal(Refused, await victim.GoAsync(answer));
        await victim.SetOutAsync();
        Assert.Equal(Refused, await victim.GoAsync(answer));
        await IsOutsideAsync(victim);
    }

    [Theory]
    [InlineData("state=")]
    [InlineData("code=")]
    public async Task What_was_changed_on_the_way_is_refused(string part)
    {
        using var browser = oidc.Site.NewBrowser();
        var answer = await oidc.AtProviderAsync(browser, await browser.SetOutAsync(), _subject);
        var at = answer.IndexOf(part, StringComparison.Ordinal) + part.Length + 20;
        var changed = $"{answer[..at]}{(answer[at] == 'A' ? 'B' : 'A')}{answer[(at + 1)..]}";

        Assert.Equal(Refused, await browser.GoAsync(changed));
        await IsOutsideAsync(browser);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?state=nada&code=nada")]
    [InlineData("?error=access_denied&error_description=nada")]
    public async Task What_nobody_asked_for_is_refused(string query)
    {
        using var browser = oidc.Site.NewBrowser();

        Assert.Equal(Refused, await browser.GoAsync($"/api/session/oidc/unizar/callback{query}"));
    }

    [Fact]
    public async Task Whoever_goes_back_at_the_provider_is_told_so()
    {
        using var browser = oidc.Site.NewBrowser();

        var page = await oidc.ArriveAsync(browser, await browser.SetOutAsync(to: "/app/invitacion/abc"), subject: null);

        Assert.Equal("/app/invitacion/abc?aviso=oidc_cancelled", page);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_keeps_nobody_from_coming_in()
    {
        using var browser = oidc.Site.NewBrowser();
        using var member = await oidc.Site.SignedInAsync();

        var answer = await browser.TryPostAsync("/api/session/oidc/caida", new { to = "/app/entrar" });
        var linking = await member.TryPostAsync("/api/me/oidc/caida", new { });

        Assert.Equal((409, "oidc_unreachable"), await Browser.RefusalAsync(answer));
        Assert.Equal((409, "oidc_unreachable"), await Browser.RefusalAsync(linking));
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync(member.SignInName)).StatusCode);
    }

    [Fact]
    public async Task A_provider_that_falls_silent_on_the_way_is_tried_again()
    {
        using var browser = oidc.Site.NewBrowser();
        var answer = await oidc.AtProviderAsync(browser, await browser.SetOutAsync(), _subject);
        oidc.Provider.Answers = false;

        Assert.Equal(Refused, await browser.GoAsync(answer));

        oidc.Provider.Answers = true;
        Assert.Equal("/app/entrar?con=unizar", await oidc.ArriveAsync(browser, await browser.SetOutAsync(), _subject));
    }

    [Fact]
    public async Task A_provider_that_is_set_up_wrong_lets_nobody_in()
    {
        using var browser = oidc.Site.NewBrowser();

        var page = await oidc.ArriveAsync(browser, await browser.SetOutAsync(OidcSite.WrongKey), _subject);

        Assert.Equal(Refused, page);
        await IsOutsideAsync(browser);
    }

    [Fact]
    public async Task What_another_signed_is_refused()
    {
        using var browser = oidc.Site.NewBrowser();
        oidc.Provider.Forges = true;

        var page = await oidc.ArriveAsync(browser, await browser.SetOutAsync(), _subject);

        oidc.Provider.Forges = false;
        Assert.Equal(Refused, page);
        await IsOutsideAsync(browser);
    }

    [Fact]
    public async Task What_another_issued_is_refused()
    {
        using var browser = oidc.Site.NewBrowser();
        await browser.SetOutAsync();
        oidc.Provider.Issuer = new Uri("https://login.example.org");

        var page = await oidc.ArriveAsync(browser, await browser.SetOutAsync(), _subject);

        oidc.Provider.Issuer = null;
        Assert.Equal(Refused, page);
        await IsOutsideAsync(browser);
    }

    [Theory]
    [InlineData("https://example.org/app/")]
    [InlineData("//example.org/app/")]
    [InlineData("/app/\\example.org")]
    [InlineData("/app/ otra")]
    [InlineData("/api/me")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Nobody_is_sent_elsewhere_afterwards(string? to)
    {
        using var browser = oidc.Site.NewBrowser();

        var answer = await browser.TryPostAsync("/api/session/oidc/unizar", new { to });

        Assert.Equal((400, "request_invalid"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task Another_site_makes_nobody_set_out()
    {
        using var browser = oidc.Site.NewBrowser();
        browser.Http.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        var answer = await browser.TryPostAsync("/api/session/oidc/unizar", new { to = "/app/entrar" });

        Assert.Equal((403, "cross_site_refused"), await Browser.RefusalAsync(answer));
    }

    [Theory]
    [InlineData("POST", "/api/session/oidc/ninguna")]
    [InlineData("POST", "/api/session/oidc/ninguna/acceptance")]
    [InlineData("GET", "/api/session/oidc/ninguna/callback?code=nada&state=nada")]
    [InlineData("POST", "/api/me/oidc/ninguna")]
    [InlineData("POST", "/api/me/oidc/ninguna/acceptance")]
    [InlineData("DELETE", "/api/me/oidc/ninguna")]
    public async Task A_provider_that_the_settings_do_not_name_is_not_there(string method, string path)
    {
        using var member = await oidc.Site.SignedInAsync();

        var answer = await member.TrySendAsync(method, path, method == "GET" ? null : new { to = "/app/entrar" });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task IsOutsideAsync(Browser browser)
    {
        Assert.Equal(
            (410, "oidc_expired"),
            await Browser.RefusalAsync(await browser.TryPostAsync("/api/session/oidc/unizar/acceptance", new { })));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Http.GetAsync("/api/me")).StatusCode);
    }
}
