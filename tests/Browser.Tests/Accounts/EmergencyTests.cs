using Comparte.Browser.Tests.Sessions;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Accounts;

/// <summary>How whoever administers the network reads a group in an emergency, and what the group sees of it.</summary>
public sealed class EmergencyTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task A_group_sees_who_entered_and_why_and_the_visitor_reads_until_it_is_ended()
    {
        var reason = $"Amenazas {Guid.NewGuid():N}";
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var ane = await OpenAsync(community.People[0], Screen.Phone);
        await ane.GoAsync(community.GroupPath + "/registro");
        await ane.Main.Locator(".group-code summary").ClickAsync();
        var code = await ane.Main.Locator(".group-code input").InputValueAsync();

        var admin = await OpenDemoAsync("admin");
        await admin.SpeakAsync("es");
        await admin.GoAsync("/app/admin");
        await admin.LiveAsync();
        await admin.PressAsync(admin.Main.Locator("a[href='/app/admin/emergencia']"));
        await admin.TabToAsync(admin.Main.Locator("[name=group]"));
        await admin.Page.Keyboard.InsertTextAsync(code);
        await admin.TabToAsync(admin.Main.Locator("[name=reason]"));
        await admin.Page.Keyboard.InsertTextAsync(reason);
        await admin.PressAsync(admin.Main.Locator("button[type=submit]"));

        await Expect(admin.Main.Locator(".visit")).ToContainTextAsync(reason);
        await admin.PressAsync(admin.Main.Locator(".thread-rows a").First);
        await Expect(admin.Post("llueve")).ToBeVisibleAsync();
        await Expect(admin.Main).ToContainTextAsync(Words.Of("refusal.emergency_reads_only"));
        await Expect(admin.Composer).ToHaveCountAsync(0);
        await Held.WithoutAsync(admin.Page, "llueve", $"thread/{community.Thread}", $"group/{community.Group}");

        // Ane has the group's log of power before her.
        await Expect(ane.Main.Locator(".notices")).ToContainTextAsync(reason);
        await ane.GoAsync(community.GroupPath);
        await Expect(ane.Main.Locator(".visit")).ToContainTextAsync(reason);

        // What the page still asks for is refused from now on.
        admin.Tolerate("404 (Not Found)");
        await admin.GoAsync(community.GroupPath);
        await admin.PressAsync(admin.Main.Locator(".visit button"));
        await Expect(ane.Main.Locator(".visit")).ToHaveCountAsync(0);
        await Expect(admin.Main).ToContainTextAsync(Words.Of("group.outside"));
        await admin.GoAsync(community.ThreadPath);
        await Expect(admin.Main).ToContainTextAsync(Words.Of("state.notFound"));
    }
}
