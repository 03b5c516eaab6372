using System.Diagnostics;
using Comparte.Pages;
using Comparte.Web.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.GroupPages;

/// <summary>Two people with the same page of their group, each with a browser.</summary>
public sealed class GroupPageTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task A_page_begins_from_a_template_and_is_listed_for_the_others()
    {
        var (ane, benat, community) = await BothAsync();
        await Task.WhenAll(ane.GoAsync($"{community.GroupPath}/paginas"), benat.GoAsync($"{community.GroupPath}/paginas"));
        await Task.WhenAll(ane.LiveAsync(), benat.LiveAsync());
        await ane.Main.GetByText(Words.Of("page.new")).ClickAsync();
        await ane.Page.GetByLabel(Words.Of("page.title")).FillAsync("Acta de mayo");
        await ane.Page.GetByLabel(Words.Of("page.template.minutes")).CheckAsync();
        await ane.Act("page.create").ClickAsync();

        await Expect(Text(ane)).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^## .+"));
        await benat.Page.GetByRole(AriaRole.Link, new() { Name = "Acta de mayo" }).ClickAsync();
        await Expect(benat.Page.Locator(".page-contents li")).ToHaveCountAsync(6);
        await Expect(benat.Page.Locator(".pen-line")).ToContainTextAsync("Ane Etxeberria");
    }

    [Fact]
    public async Task What_one_writes_appears_at_the_others_open_page_and_who_writes_is_seen()
    {
        var (ane, benat, community) = await BothAsync();
        var path = await PageAsync(community);
        await Task.WhenAll(ane.GoAsync(path), benat.GoAsync(path));
        await Task.WhenAll(ane.LiveAsync(), benat.LiveAsync());

        await ane.Main.GetByRole(AriaRole.Link, new() { Name = Words.Of("page.write") }).ClickAsync();
        await Expect(benat.Page.Locator(".pen-line")).ToContainTextAsync(Words.Of("page.pen.now", ("name", "Ane Etxeberria")));
        await Text(ane).FillAsync("Sembramos **maíz** en abril.");
        var watch = Stopwatch.StartNew();
        await Save(ane).ClickAsync();

        await Expect(benat.Page.Locator(".prose strong")).ToHaveTextAsync("maíz");
        Console.WriteLine($"A page was seen by the other after {watch.ElapsedMilliseconds} ms.");
        await Expect(benat.Page.Locator(".pen-line")).ToHaveCountAsync(0);
        await Expect(ane.Page.Locator(".prose strong")).ToHaveTextAsync("maíz");
    }

    [Fact]
    public async Task Who_wants_to_write_too_waits_and_goes_on_from_what_was_saved()
    {
        var (ane, benat, community) = await BothAsync();
        var path = await PageAsync(community);
        await WriteAsync(ane, path);
        await Expect(Text(ane)).ToBeVisibleAsync();
        benat.Tolerate("409 (Conflict)");
        await WriteAsync(benat, path);
        await Expect(benat.Page.Locator(".pen-line")).ToContainTextAsync("Ane Etxeberria");
        await Expect(Text(benat)).ToHaveCountAsync(0);

        await Text(ane).FillAsync("De Ane.");
        await Save(ane).ClickAsync();

        await Expect(Text(benat)).ToHaveValueAsync("De Ane.");
        await Text(benat).FillAsync("De Ane y de Beñat.");
        await Save(benat).ClickAsync();
        await Expect(ane.Page.Locator(".prose")).ToHaveTextAsync("De Ane y de Beñat.");
    }

    [Fact]
    public async Task Texts_that_crossed_are_shown_side_by_side_and_nothing_is_lost()
    {
        var (ane, benat, community) = await BothAsync();
        var path = await PageAsync(community);
        await WriteAsync(ane, path);
        ane.Tolerate("409 (Conflict)");
        benat.Tolerate("409 (Conflict)");
        await Text(ane).FillAsync("De Ane.");
        await WriteAsync(benat, path);
        await benat.Act("page.pen.takeOver").ClickAsync();
        await benat.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = Words.Of("page.pen.takeOver") }).ClickAsync();
        await Expect(ane.Page.Locator(".pen-line")).ToContainTextAsync(Words.Of("page.pen.lost"));
        await Text(benat).FillAsync("De Beñat.");
        await Save(benat).ClickAsync();

        await Expect(ane.Page.Locator(".conflict-body")).ToHaveTextAsync(["De Ane.", "De Beñat."]);
        await ane.Act("versions.conflict.join").ClickAsync();
        await Expect(Text(ane)).ToHaveValueAsync("De Ane.\n\n---\n\nDe Beñat.");
        await Save(ane).ClickAsync();
        await Expect(benat.Page.Locator(".prose p")).ToHaveTextAsync(["De Ane.", "De Beñat."]);
    }

    [Fact]
    public async Task A_former_version_comes_back()
    {
        var (ane, benat, community) = await BothAsync();
        var path = await PageAsync(community, "Al principio.");
        await benat.GoAsync(path);
        await benat.LiveAsync();
        await WriteAsync(ane, path);
        await Text(ane).FillAsync("Después.");
        await ane.Page.GetByLabel(Words.Of("page.note")).FillAsync("Más corto");
        await Save(ane).ClickAsync();
        await Expect(benat.Page.Locator(".prose")).ToHaveTextAsync("Después.");

        await ane.Page.Locator(".page-by a").ClickAsync();
        await Expect(ane.Page.Locator(".version-note")).ToHaveTextAsync("Más corto");
        await Expect(ane.Page.Locator(".difference ins")).ToContainTextAsync("Después");
        await ane.Page.Locator(".version-row").Nth(1).ClickAsync();
        await ane.Act("page.restore").ClickAsync();

        await Expect(benat.Page.Locator(".prose")).ToHaveTextAsync("Al principio.");
    }

    [Fact]
    public async Task Without_a_line_a_page_is_read_and_written_and_saved_once_it_is_back()
    {
        var (ane, benat, community) = await BothAsync();
        var path = await PageAsync(community, "Lo de siempre.");
        await benat.GoAsync(path);
        await benat.LiveAsync();
        await ane.GoAsync(path);
        await ane.LiveAsync();
        await Expect(ane.Page.Locator(".prose")).ToHaveTextAsync("Lo de siempre.");
        await ane.Main.GetByRole(AriaRole.Link, new() { Name = Words.Of("page.write") }).ClickAsync();
        await Expect(Text(ane)).ToBeVisibleAsync();
        await ane.LoseLineAsync();
        await Text(ane).FillAsync("Escrito sin señal.");
        await Save(ane).ClickAsync();
        await Expect(ane.Page.Locator(".save-words")).ToHaveTextAsync(Words.Of("page.saving.away"));
        await ane.Page.GoBackAsync();
        await Expect(ane.Page.Locator(".own-draft")).ToBeVisibleAsync();
        await Expect(ane.Page.Locator(".prose")).ToHaveTextAsync("Lo de siempre.");

        await ane.FindLineAsync();

        await Expect(benat.Page.Locator(".prose")).ToHaveTextAsync("Escrito sin señal.");
        await Expect(ane.Page.Locator(".own-draft")).ToHaveCountAsync(0);
    }

    private static ILocator Text(Visitor visitor) => visitor.Page.Locator(".write .editor textarea");

    private static ILocator Save(Visitor visitor) => visitor.Page.Locator(".share-bar .button-primary");

    private static async Task WriteAsync(Visitor visitor, string path)
    {
        await visitor.GoAsync($"{path}/escribir");
        await visitor.LiveAsync();
    }

    private async Task<(Visitor Ane, Visitor Benat, Community Community)> BothAsync()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        return (await OpenAsync(community.People[0]), await OpenAsync(community.People[1], Screen.Phone), community);
    }

    /// <summary>A page of the group, and where it is read.</summary>
    private async Task<string> PageAsync(Community community, string body = "Uno.")
    {
        var page = new NewPage { RequestId = Request.New(), Title = "Acuerdos", Body = body };
        var founder = community.People[0].Id;
        var id = EntityId.FromRequest<PageId>(founder, page.RequestId);
        Assert.Null((await Site.Grains.GetGrain<IPageGrain>(id.Value).CreateAsync(founder, community.Group, page)).Refusal);
        return $"{community.GroupPath}/paginas/{Slug.Of("Acuerdos", id.Value)}";
    }
}
