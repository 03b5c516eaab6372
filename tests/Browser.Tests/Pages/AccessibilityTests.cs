using Microsoft.Playwright;

namespace Comparte.Browser.Tests.Pages;

/// <summary>Every page can be used by everybody, as far as a program can tell.</summary>
public sealed class AccessibilityTests(Site site) : PageTest(site)
{
    /// <summary>What a page breaks, on a phone and on a desktop, in both themes.</summary>
    internal static async Task<IEnumerable<string>> FaultsAsync(IPage page)
    {
        var found = new List<string>();
        foreach (var screen in new[] { Screen.Phone, Screen.Wide })
        {
            await ShowWholeAsync(page, screen);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            var dark = await Axe.ColorFaultsAsync(page);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            var light = await Axe.FaultsAsync(page);
            found.AddRange(dark.Concat(light).Select(fault => $"{screen.Width}: {fault}"));
        }

        return found;
    }

    /// <summary>Makes the window taller than the page, with room for what still comes in: what stands half behind a head
    /// that stays is reached by scrolling. A taller window may show more, which makes the page taller once more.</summary>
    private static async Task ShowWholeAsync(IPage page, Screen screen)
    {
        const int Tries = 5;
        const int Spare = 600;
        var (shown, height) = (0, screen.Height);
        for (var tries = 0; height > shown && tries < Tries; tries++)
        {
            shown = height + Spare;
            await page.SetViewportSizeAsync(screen.Width, shown);
            height = await page.EvaluateAsync<int>(
                """
                () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(
                  () => done(document.documentElement.scrollHeight))))
                """);
        }
    }

    [Fact]
    public async Task A_dialog_breaks_no_rule_and_gives_the_focus_back()
    {
        var ana = await OpenAsync("home", Screen.Phone);
        var share = ana.Page.Locator(".share-line");
        await share.FocusAsync();
        await ana.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(ana.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await AccessibleAsync(ana);
        await ana.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(share).ToBeFocusedAsync();
    }
}
