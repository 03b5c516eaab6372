using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Live;

/// <summary>The map of the network.</summary>
public sealed class MapTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task A_country_that_is_touched_says_what_is_there_as_the_table_does()
    {
        var ane = await OpenAsync(await Site.NewMemberAsync("Ane Etxeberria"));
        await ane.GoAsync("/app/red");
        var row = ane.Page.Locator(".countries tr", new() { HasText = "Colombia" });
        await Expect(row).ToBeVisibleAsync();
        var initiatives = await row.Locator("td").Nth(2).InnerTextAsync();

        await ane.Page.Locator("path[data-country=CO]").ClickAsync();

        await Expect(ane.Page.Locator(".map-choice"))
            .ToContainTextAsync(new Regex($"Colombia.*{initiatives} iniciativas", RegexOptions.Singleline));
    }
}
