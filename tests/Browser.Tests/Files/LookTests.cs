using System.Text;
using Comparte.Browser.Tests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Files;

/// <summary>Files in a conversation can be used by everybody, on a phone and on a desktop, in both themes.</summary>
public sealed class LookTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task Files_break_no_rule_of_access_and_nothing_stands_out_of_the_page()
    {
        var (ane, _, _) = await BothReadAsync();
        await ChooseAsync(
            ane,
            Picture("huerta.jpg", 1200, 900),
            new() { Name = "canto.mp3", MimeType = "audio/mpeg", Buffer = [.. "ID3"u8, .. new byte[900_000]] },
            new()
            {
                Name = "Acta de la asamblea de agosto de la red.csv",
                MimeType = "text/csv",
                Buffer = Encoding.UTF8.GetBytes("a;b"),
            });
        await ane.WriteAsync("Foto, canto y acta.");
        await Expect(ane.Page.Locator(".post .picture img")).ToBeVisibleAsync();
        await ChooseAsync(ane, Picture("una.jpg", 900, 1600), Picture("otra.jpg", 1600, 400));
        await ane.WriteAsync("Dos más.");
        await Expect(ane.Page.Locator(".post .is-many img")).ToHaveCountAsync(2);
        await ChooseAsync(ane, Picture("nueva.jpg", 1200, 900), new FilePayload
        {
            Name = "programa.exe",
            MimeType = "",
            Buffer = [.. "MZ"u8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        });
        await Expect(ane.Page.Locator(".file-pending")).ToContainTextAsync([
            Words.Of("files.ready", ("size", ""))[..5], Words.Of("refusal.file_kind_refused"),
        ]);

        await SoundAsync(ane.Page, "page");
        await ane.Page.GetByRole(AriaRole.Img).First.ClickAsync();
        await Expect(ane.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await SoundAsync(ane.Page, "dialog");
        await ane.Page.Keyboard.PressAsync("Escape");
        await Expect(ane.Page.Locator(".picture button").First).ToBeFocusedAsync();
    }

    private static async Task SoundAsync(IPage page, string name)
    {
        foreach (var screen in new[] { Screen.Phone, Screen.Wide })
        {
            await page.SetViewportSizeAsync(screen.Width, screen.Height * 2);
            var width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            Assert.True(width <= screen.Width, $"{name} {screen.Width}: {width}");
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                Assert.Empty(await Axe.FaultsAsync(page));
            }
        }
    }

    private static Task ChooseAsync(Visitor visitor, params FilePayload[] files) =>
        visitor.Page.Locator(".thread-foot input[type=file]").SetInputFilesAsync(files);

    private static FilePayload Picture(string name, int width, int height) =>
        new() { Name = name, MimeType = "image/jpeg", Buffer = FilesTests.Photo(width, height) };
}
