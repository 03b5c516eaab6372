using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Accounts;

/// <summary>The way of a newcomer.</summary>
public sealed class InvitationTests(Site site) : BrowserTest(site)
{
    private const int MostScreens = 5;

    [Fact]
    public async Task From_an_invitation_to_the_first_post_there_are_at_most_five_screens_on_a_phone()
    {
        var admin = await OpenDemoAsync("admin");
        var made = await admin.AskAsync("POST", "/api/invitations", new
        {
            requestId = Request.New(),
            uses = "single",
            days = 7,
            language = "es",
        });
        var guest = await OpenAsync(Screen.Phone);
        guest.TolerateSignedOut();
        await guest.GoAsync($"/app/invitacion/{made.GetProperty("code").GetString()}");
        await guest.Main.Locator("[name=name]").FillAsync("Maite Lasa");
        await guest.Main.Locator("[name=password]").FillAsync(Person.Password);
        await guest.Main.Locator("form .button-primary").ClickAsync();
        await Expect(guest.Main.Locator("[name=terms]")).ToBeFocusedAsync();
        await AgreeAsync(guest);
        var screens = 1;
        while (await GoOnAsync(guest))
        {
            screens++;
            Assert.True(screens <= MostScreens, $"Screen {screens} is {guest.Page.Url}.");
        }

        await Expect(guest.Post("Maite Lasa").Last).ToBeVisibleAsync();
        await Expect(guest.Page.Locator(".is-pending")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_comes_by_a_link_for_many_waits_until_somebody_lets_them_in()
    {
        var admin = await OpenDemoAsync("admin");
        await admin.SpeakAsync("es");
        var made = await admin.AskAsync("POST", "/api/invitations", new
        {
            requestId = Request.New(),
            uses = "multiple",
            days = 7,
            language = "eu",
        });
        var guest = await OpenAsync(Screen.Phone, "eu");
        guest.TolerateSignedOut();
        await guest.GoAsync($"/app/invitacion/{made.GetProperty("code").GetString()}");
        await guest.Main.Locator("[name=name]").FillAsync("Itxaso Lasa");
        await guest.Main.Locator("[name=password]").FillAsync(Person.Password);
        await AgreeAsync(guest);
        await guest.Main.Locator("form .button-primary").ClickAsync();
        await Expect(guest.Page.Locator("html")).ToHaveAttributeAsync("lang", "eu");
        await Expect(guest.Main.GetByText(Words.In("eu", "join.waiting"))).ToBeVisibleAsync();

        await admin.GoAsync("/app/invitaciones");
        var approve = Words.Of("invite.approve", ("name", "Itxaso Lasa"));
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = approve, Exact = true }).ClickAsync();
        await Expect(admin.Main.GetByRole(AriaRole.Link, new() { Name = "Itxaso Lasa" })).ToBeVisibleAsync();
    }

    private static async Task AgreeAsync(Visitor guest)
    {
        await guest.Main.Locator("[name=terms]").CheckAsync();
        await guest.Main.Locator("[name=ofAge]").CheckAsync();
    }

    /// <summary>Does the one act of a screen; false when it led to a conversation.</summary>
    private static async Task<bool> GoOnAsync(Visitor guest)
    {
        var title = guest.Page.Locator("h1");
        var former = await title.TextContentAsync();
        await guest.Main.Locator("form .button-primary").ClickAsync();
        await Expect(title).Not.ToHaveTextAsync(former!);
        await guest.ShownAsync();
        await Expect(guest.Composer.Or(guest.Main.Locator("form .button-primary")).First).ToBeVisibleAsync();
        return !await guest.Composer.IsVisibleAsync();
    }
}
