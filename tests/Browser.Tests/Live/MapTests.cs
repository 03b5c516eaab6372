using System.Globalization;
using System.Text.RegularExpressions;
using Comparte.Browser.Tests.Publications;
using Microsoft.Playwright;
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

    [Fact]
    public async Task An_action_that_is_shared_counts_for_its_country_without_reload()
    {
        var ane = await OpenAsync(await Site.NewMemberAsync("Ane Etxeberria"));
        var benat = await OpenAsync(await Site.NewMemberAsync("Beñat Uriarte"));
        await ane.GoAsync("/app/red");
        await ane.LiveAsync();
        var before = int.Parse(
            await ane.Page.Locator(".countries tr", new() { HasText = "Perú" }).Locator("td").Nth(3).InnerTextAsync(),
            CultureInfo.InvariantCulture);

        await benat.BeginAsync("action");
        await benat.FillAsync("Sembramos maíz criollo", "Fuimos veintitrés personas.");
        await benat.Page.GetByText(Words.Of("publication.where"), new() { Exact = true }).ClickAsync();
        await benat.Page.Locator("[name=country]").SelectOptionAsync("PE");
        await benat.ShareAsync("Sembramos maíz criollo");

        await ane.Page.GetByRole(AriaRole.Radio, new() { Name = Words.Of("network.actions") }).CheckAsync();
        await ane.Page.Locator("path[data-country=PE]").ClickAsync();
        await Expect(ane.Page.Locator(".map-choice")).ToContainTextAsync($"{before + 1} acci");
    }
}
