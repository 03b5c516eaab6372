using System.Net;
using Comparte.Accounts;
using Comparte.Web.Accounts;
using Comparte.Web.Http;

namespace Comparte.Web.Tests.Accounts;

[Collection(SiteCollection.Name)]
public sealed class SignInTests(Site site)
{
    [Fact]
    public async Task Sign_in_by_name_answers_who_one_is()
    {
        using var first = await site.SignedInAsync("Rosa Quispe");
        using var browser = site.NewBrowser();

        var answer = await browser.SignInAsync(first.SignInName);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var me = await browser.GetAsync<Me>("/api/me");
        Assert.Equal("Rosa Quispe", me.Member.Name);
        Assert.Equal(first.Member, me.Member.Id);
        Assert.Equal("todo", me.Settings["firstSteps"]);
    }

    [Fact]
    public async Task Sign_in_by_address_does_not_mind_capitals()
    {
        await site.NewMemberAsync(email: "maite@example.org");
        using var browser = site.NewBrowser();

        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync(" Maite@Example.ORG ")).StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_for_the_server_alone()
    {
        using var member = await site.SignedInAsync();
        using var browser = site.NewBrowser();

        var answer = await browser.SignInAsync(member.SignInName);

        var cookie = Assert.Single(
            answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("comparte=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("expires=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Me_is_refused_to_strangers()
    {
        using var browser = site.NewBrowser();

        Assert.Equal((401, "sign_in_required"), await Browser.RefusalAsync(await browser.Http.GetAsync("/api/me")));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_one_answer()
    {
        using var member = await site.SignedInAsync();
        using var browser = site.NewBrowser();

        var wrong = await browser.SignInAsync(member.SignInName, "otra palabra larga");
        var unknown = await browser.SignInAsync("nadie@example.org");

        Assert.Equal((403, "sign_in_failed"), await Browser.RefusalAsync(wrong));
        Assert.Equal((403, "sign_in_failed"), await Browser.RefusalAsync(unknown));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_even_the_right_one_out()
    {
        using var member = await site.SignedInAsync();
        using var browser = site.NewBrowser();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => browser.SignInAsync(member.SignInName, "equivocada")));

        var right = await browser.SignInAsync(member.SignInName);
        Assert.Equal((403, "sign_in_failed"), await Browser.RefusalAsync(right));
        Assert.Equal(HttpStatusCode.OK, (await member.Http.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task The_right_password_forgets_the_wrong_ones()
    {
        using var member = await site.SignedInAsync();
        using var browser = site.NewBrowser();

        foreach (var password in new[] { "mal", "mal", "mal", "mal", Site.Password, "mal", "mal", "mal", "mal" })
        {
            await browser.SignInAsync(member.SignInName, password);
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync(member.SignInName)).StatusCode);
    }

    [Fact]
    public async Task A_refusal_speaks_the_language_of_the_request()
    {
        using var browser = site.NewBrowser();
        browser.Http.DefaultRequestHeaders.Add("Accept-Language", "eu, es;q=0.5");

        var answer = await browser.SignInAsync("inor");

        Assert.Contains(Texts.Of("eu", "refusal.sign_in_failed"), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_blocked_account_is_out_at_once()
    {
        using var member = await site.SignedInAsync();

        await site.Grains.GetGrain<IAccountGrain>(member.Member.Value).SetStandingAsync(Standing.Blocked);

        Assert.Equal(HttpStatusCode.Unauthorized, (await member.Http.GetAsync("/api/me")).StatusCode);
        Assert.Equal((403, "account_blocked"), await Browser.RefusalAsync(await member.SignInAsync(member.SignInName)));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_wherever_its_cookie_went()
    {
        using var member = await site.SignedInAsync();
        using var copy = site.NewBrowser();
        copy.TakeCookies(member);
        Assert.Equal(HttpStatusCode.OK, (await copy.Http.GetAsync("/api/me")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await member.Http.DeleteAsync("/api/session")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await member.Http.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await copy.Http.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task A_member_sees_the_own_devices_and_signs_another_out()
    {
        using var here = await site.SignedInAsync();
        using var there = site.NewBrowser();
        there.Http.DefaultRequestHeaders.Remove("User-Agent");
        there.Http.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (Linux; Android 16) Chrome/150.0 Safari/537");
        await there.SignInAsync(here.SignInName);

        var devices = (await here.GetAsync<Items<DeviceView>>("/api/sessions")).Values;
        var phone = Assert.Single(devices, device => device.Device == "Chrome · Android");
        Assert.False(phone.Current);
        Assert.Single(devices, device => device.Current);
        Assert.Equal(HttpStatusCode.NoContent, (await here.Http.DeleteAsync($"/api/sessions/{phone.Id}")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await there.Http.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.Http.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        using var ane = await site.SignedInAsync();
        using var other = await site.SignedInAsync();
        var session = (await ane.GetAsync<Me>("/api/me")).Session;

        var answer = await other.Http.DeleteAsync($"/api/sessions/{session}");

        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(answer));
        Assert.Equal(HttpStatusCode.OK, (await ane.Http.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task Changing_the_password_signs_the_other_devices_out()
    {
        using var here = await site.SignedInAsync();
        using var there = site.NewBrowser();
        await there.SignInAsync(here.SignInName);

        var wrong = await here.TryPostAsync(
            "/api/password", new { currentPassword = "no es", password = "dos palabras largas" });
        Assert.Equal((403, "password_wrong"), await Browser.RefusalAsync(wrong));
        await here.PostAsync<Me>(
            "/api/password", new { currentPassword = Site.Password, password = "dos palabras largas" });

        Assert.Equal(HttpStatusCode.OK, (await here.Http.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.Http.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await there.SignInAsync(here.SignInName, "dos palabras largas")).StatusCode);
    }

    [Theory]
    [InlineData("corta", "password_too_short")]
    [InlineData("12345678", "password_too_simple")]
    [InlineData("aaaaaaaaa", "password_too_simple")]
    public async Task A_password_must_not_be_obvious(string password, string code)
    {
        using var member = await site.SignedInAsync();

        var answer = await member.TryPostAsync(
            "/api/password", new { currentPassword = Site.Password, password });

        Assert.Equal((400, code), await Browser.RefusalAsync(answer));
    }
}
