using System.Text.RegularExpressions;
using Comparte.Browser.Tests.Publications;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Axes;

/// <summary>Axes on screen.</summary>
public sealed class AxesTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task What_one_proposes_the_other_confirms_and_merges_without_reload()
    {
        var name = $"Riego {Guid.NewGuid():N}"[..14];
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Uriarte");
        var (ane, benat) = (await OpenAsync(Screen.Phone), await OpenAsync(Screen.Wide));
        await ane.SignInAsync(community.People[0].SignInName);
        await benat.SignInAsync(community.People[1].SignInName);
        await ane.GoAsync("/app/ejes");
        await ane.LiveAsync();

        await benat.GoAsync("/app/ejes");
        await benat.Act("themes.propose").ClickAsync();
        var form = benat.Page.GetByRole(AriaRole.Dialog);
        await form.Locator("[name=label-es]").FillAsync(name);
        await form.Locator("[name=parent]").SelectOptionAsync("territory");
        await form.GetByRole(AriaRole.Button, new() { Name = Words.Of("themes.propose") }).ClickAsync();

        // What is shared about a part stands on the page of the whole, as long as it is one.
        var part = (await benat.Page.GetByRole(AriaRole.Link, new() { Name = name }).First.GetAttributeAsync("href"))!;
        await ane.GoAsync("/app/ejes/territory");
        var benatWrites = await OpenAsync(community.People[1]);
        await benatWrites.GoAsync($"/app/compartir/information?eje={part.Split('/')[^1]}");
        await benatWrites.LiveAsync();
        await benatWrites.FillAsync($"Agua para {name}", "Desde el lunes.");
        await benatWrites.ShareAsync($"Agua para {name}");
        var shared = ane.Page.Locator(".feed-of .feed-row", new() { HasText = $"Agua para {name}" });
        await Expect(shared).ToBeVisibleAsync();

        await ane.GoAsync("/app/ejes");
        var confirm = ane.Page.GetByRole(
            AriaRole.Button, new() { Name = Words.Of("themes.confirm.name", ("name", name)) });
        await confirm.ClickAsync();
        await Expect(benat.Page.GetByText(Words.Of("themes.proposed"), new() { Exact = true })).ToHaveCountAsync(0);
        await Expect(benat.Page.GetByText(name)).ToBeVisibleAsync();

        await ane.GoAsync("/app/ejes/territory");
        await ane.Page.Locator(".chips a", new() { HasText = name }).ClickAsync();
        await ane.Page.GetByRole(AriaRole.Button, new() { Name = Words.Of("themes.merge.name", ("name", name)) })
            .ClickAsync();
        await ane.Page.Locator("[name=into]").SelectOptionAsync("agroecology");
        await ane.Page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { Name = Words.Of("themes.merge"), Exact = true }).ClickAsync();

        await Expect(ane.Page).ToHaveURLAsync(new Regex("/app/ejes/agroecology$"));
        await Expect(benat.Page.GetByText(name)).ToHaveCountAsync(0);
        await Expect(shared).ToBeVisibleAsync();
        await ane.GoAsync("/app/ejes/territory");
        await Expect(ane.Page.Locator(".feed-of").GetByText(Words.Of("feed.title"))).ToBeVisibleAsync();
        await Expect(shared).ToHaveCountAsync(0);
    }
}
