using System.IO.Compression;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Sessions;

/// <summary>Taking everything along, on screen.</summary>
public sealed class TakingTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task Whoever_is_about_to_leave_takes_everything_along_first_by_keyboard_alone()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        await community.PostAsync(community.People[1], "Yo traigo semillas.");
        var benat = await OpenAsync(community.People[1]);
        await benat.GoAsync("/app/ajustes");
        await benat.Act("leave.act").ClickAsync();
        var dialog = benat.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = Words.Of("leave.take.act") }).PressAsync("Enter");
        await Expect(benat.Main.Locator("#take")).ToBeFocusedAsync();

        await benat.Page.Keyboard.PressAsync("Tab");
        await Expect(benat.Act("settings.take.act")).ToBeFocusedAsync();
        await benat.Page.Keyboard.PressAsync("Enter");
        await Expect(dialog).ToContainTextAsync(Words.Of("settings.take.ask"));
        await AccessibleAsync(benat);
        await dialog.GetByRole(AriaRole.Button, new() { Name = Words.Of("settings.take.act") }).PressAsync("Enter");

        var link = benat.Main.Locator("a[href='/api/me/export/content']");
        await Expect(link).ToBeVisibleAsync();
        await AccessibleAsync(benat);
        var download = await benat.Page.RunAndWaitForDownloadAsync(() => link.PressAsync("Enter"));
        using var zip = ZipFile.OpenRead(await download.PathAsync());
        Assert.Contains(zip.Entries, entry => entry.FullName.StartsWith("conversations/", StringComparison.Ordinal));

        await benat.Act("settings.take.remove").PressAsync("Enter");
        await Expect(link).ToHaveCountAsync(0);
    }
}
