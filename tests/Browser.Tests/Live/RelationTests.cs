using Comparte.Browser.Tests.Publications;
using Comparte.Web.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Live;

/// <summary>Following and links on screen.</summary>
public sealed class RelationTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task A_link_asked_by_one_appears_with_the_other_and_is_accepted_live()
    {
        var (ane, benat) = (await Site.NewMemberAsync("Ane Etxeberria"), await Site.NewMemberAsync("Beñat Uriarte"));
        var (first, second) = (await OpenAsync(Screen.Wide), await OpenAsync(Screen.Phone));
        await first.SignInAsync(ane.SignInName);
        await second.SignInAsync(benat.SignInName);
        await second.GoAsync("/app");

        await first.GoAsync($"/app/personas/{Slug.Of(benat.Name, benat.Id.Value)}");
        await Button(first, "relations.link").ClickAsync();
        await first.Page.GetByLabel(Words.Of("relations.link.word")).FillAsync("Nos vimos en Lima.");
        await Button(first, "relations.link.send").ClickAsync();
        await Expect(Button(first, "relations.link.asked")).ToBeVisibleAsync();

        await second.Page.GetByText(Words.Of("home.forMe.link", ("name", ane.Name))).ClickAsync();
        await Expect(second.Page.GetByText("Nos vimos en Lima.")).ToBeVisibleAsync();
        await Button(second, "relations.link.accept").ClickAsync();
        await Expect(Button(first, "relations.link.linked")).ToBeVisibleAsync();
        await Expect(second.Page.GetByText("Nos vimos en Lima.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whom_one_follows_stands_among_ones_own_and_can_be_undone()
    {
        var (ane, benat) = (await Site.NewMemberAsync("Ane Etxeberria"), await Site.NewMemberAsync("Beñat Uriarte"));
        var visitor = await OpenAsync(Screen.Phone);
        await visitor.SignInAsync(ane.SignInName);

        await visitor.GoAsync($"/app/personas/{Slug.Of(benat.Name, benat.Id.Value)}");
        await Button(visitor, "relations.follow").ClickAsync();
        await Expect(Button(visitor, "relations.following")).ToBeVisibleAsync();
        await visitor.GoAsync("/app/sigo");
        var row = visitor.Page.GetByRole(AriaRole.Link, new() { Name = benat.Name, Exact = true });
        await Expect(row).ToBeVisibleAsync();
        await visitor.Page.GetByRole(
            AriaRole.Button, new() { Name = Words.Of("relations.unfollow.of", ("name", benat.Name)) }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        await Button(visitor, "action.undo").ClickAsync();
        await Expect(row).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_shared_by_whom_one_follows_appears_among_its_news_without_reload()
    {
        var (ane, benat) = (await Site.NewMemberAsync("Ane Etxeberria"), await Site.NewMemberAsync("Beñat Uriarte"));
        var reader = await OpenAsync(benat, Screen.Phone);
        await reader.GoAsync("/app");
        await Button(reader, "relations.news.followed").ClickAsync();
        await Expect(reader.Page.GetByText(Words.Of("relations.mine.none"))).ToBeVisibleAsync();
        await reader.GoAsync($"/app/personas/{Slug.Of(ane.Name, ane.Id.Value)}");
        await Button(reader, "relations.follow").ClickAsync();
        await Expect(Button(reader, "relations.following")).ToBeVisibleAsync();
        await reader.GoAsync("/app?ver=sigo");
        await Expect(reader.Page.GetByText(Words.Of("relations.news.followed.none"))).ToBeVisibleAsync();

        var writer = await OpenAsync(ane);
        await writer.BeginAsync("information");
        await writer.FillAsync("Semillas para la siembra", "Quedan **tres** sacos.");
        await writer.ShareAsync("Semillas para la siembra");

        await Expect(reader.Page.Locator(".feed-row", new() { HasText = "Semillas para la siembra" })).ToBeVisibleAsync();
        await Expect(reader.Page.Locator(".feed-row")).ToHaveCountAsync(1);
    }

    private static ILocator Button(Visitor visitor, string key) =>
        visitor.Page.GetByRole(AriaRole.Button, new() { Name = Words.Of(key), Exact = true });
}
