using Comparte.Browser.Tests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Accounts;

/// <summary>Coming in with the account that one has at an organization.</summary>
public sealed class OrganizationSignInTests(Site site) : BrowserTest(site)
{
    private readonly string _subject = $"{Guid.NewGuid():N}";

    [Fact]
    public async Task Somebody_links_the_account_and_comes_in_by_it_by_keyboard_alone()
    {
        var ane = await OpenAsync(await Site.NewMemberAsync("Ane Etxeberria"));
        ane.TolerateSignedOut();
        GoThereAs(ane, _subject);
        await ane.GoAsync("/app/ajustes");
        await ane.PressAsync(ane.Act("settings.oidc.link", Site.ProviderName));
        await ane.PressAsync(ane.Page.Locator("dialog .button-primary"));

        await Expect(ane.Main.GetByText(Words.Of("settings.oidc.done", ("name", Site.ProviderName)))).ToBeVisibleAsync();
        Assert.EndsWith("/app/ajustes#access", ane.Page.Url, StringComparison.Ordinal);
        await ane.PressAsync(ane.Act("action.signOut").First);
        await Expect(ane.Main.Locator("[name=password]")).ToBeVisibleAsync();
        await ane.GoAsync("/app/entrar?a=%2Fapp%2Fgrupos");
        await ane.PressAsync(ane.Act("signIn.oidc", Site.ProviderName));

        await Expect(ane.Page).ToHaveURLAsync($"{Site.Address}/app/grupos");
        await ane.LiveAsync();
    }

    [Fact]
    public async Task Whom_nobody_linked_reads_what_to_do_and_comes_in_by_an_invitation()
    {
        var admin = await OpenDemoAsync("admin");
        var made = await admin.AskAsync("POST", "/api/invitations", new { requestId = Request.New(), uses = "single", days = 7 });
        var guest = await OpenAsync(Screen.Phone);
        guest.TolerateSignedOut();
        guest.Tolerate("403 (Forbidden)");
        GoThereAs(guest, _subject);
        await guest.GoAsync("/app/entrar");
        await guest.Act("signIn.oidc", Site.ProviderName).ClickAsync();

        await Expect(Alert(guest)).ToHaveTextAsync(Words.Of("refusal.oidc_unknown"));
        await Expect(guest.Page).ToHaveURLAsync($"{Site.Address}/app/entrar");
        await guest.GoAsync($"/app/invitacion/{made.GetProperty("code").GetString()}");
        await guest.Act("join.oidc", Site.ProviderName).ClickAsync();
        await Expect(guest.Main.GetByText(Words.Of("join.oidc.as", ("name", Site.ProviderName)))).ToBeVisibleAsync();
        await Expect(guest.Main.Locator("[name=password]")).ToHaveCountAsync(0);
        await guest.Main.Locator("[name=name]").FillAsync("Maite Lasa");
        await guest.Main.Locator("[name=terms]").CheckAsync();
        await guest.Main.Locator("[name=ofAge]").CheckAsync();
        await guest.Main.Locator("form .button-primary").ClickAsync();

        await Expect(guest.Page).ToHaveURLAsync($"{Site.Address}/app/primeros-pasos");
    }

    [Fact]
    public async Task Whoever_goes_back_there_stands_before_the_sign_in_page_with_a_sentence()
    {
        var guest = await OpenAsync();
        guest.TolerateSignedOut();
        GoThereAs(guest, subject: null);
        await guest.GoAsync("/app/entrar");
        await guest.Act("signIn.oidc", Site.ProviderName).ClickAsync();

        await Expect(Alert(guest)).ToHaveTextAsync(Words.Of("refusal.oidc_cancelled"));
        await Expect(guest.Main.Locator("[name=password]")).ToBeVisibleAsync();
    }

    private static ILocator Alert(Visitor visitor) => visitor.Main.Locator(".alert-danger");

    private void GoThereAs(Visitor visitor, string? subject)
    {
        Site.Provider.Subject = subject;
        visitor.Tolerate($"Somebody else was asked: {Site.Provider.Address}");
    }
}
