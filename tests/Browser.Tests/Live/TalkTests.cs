using Comparte.Web.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Live;

/// <summary>A few people write to each other, each with a browser.</summary>
public sealed class TalkTests(Site site) : BrowserTest(site)
{
    private const string Ane = "Ane Etxeberria", Benat = "Beñat Arana";

    [Fact]
    public async Task From_a_profile_to_a_talk_that_is_live_for_both_with_its_badge()
    {
        var (aneHerself, benatHimself) = (await Site.NewMemberAsync(Ane), await Site.NewMemberAsync(Benat));
        var (ane, benat) = (await OpenAsync(aneHerself), await OpenAsync(benatHimself, Screen.Phone));
        await ane.GoAsync($"/app/personas/{Slug.Of(Benat, benatHimself.Id.Value)}");
        await benat.GoAsync("/app/mensajes");
        await Task.WhenAll(ane.LiveAsync(), benat.LiveAsync());
        await Expect(benat.Main).ToContainTextAsync(Words.Of("talk.none"));

        await ane.Main.GetByRole(AriaRole.Link, new() { Name = Words.Of("talk.write"), Exact = true }).ClickAsync();
        await ane.WriteAsync("¿Vienes el jueves?");

        await Expect(ane.Post("¿Vienes el jueves?").Locator(".post-time")).ToBeVisibleAsync();
        await Expect(Badge(benat)).ToContainTextAsync("1");
        await Row(benat, Ane).ClickAsync();
        await Expect(benat.Post("¿Vienes el jueves?")).ToBeVisibleAsync();
        await Expect(Badge(benat)).ToHaveCountAsync(0);
        const string answer = "Sí, llevo semillas de maíz, de frijol y de calabaza, y plantas de albahaca para que todas se lleven una.";
        await benat.WriteAsync(answer);
        await Expect(ane.Post(answer)).ToBeVisibleAsync();

        // By the app's own way: what came a moment ago may not be written down on the device yet.
        await ane.Page.Locator(".rail").GetByRole(AriaRole.Link, new() { Name = Words.Of("nav.messages") }).ClickAsync();
        await Expect(ane.Main.Locator(".talk-words")).ToHaveTextAsync(answer);
        await ane.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await Expect(ane.Main.Locator(".talk-when")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task Without_a_line_first_words_wait_and_are_sent_once()
    {
        var (aneHerself, benatHimself) = (await Site.NewMemberAsync(Ane), await Site.NewMemberAsync(Benat));
        var ane = await OpenAsync(aneHerself, Screen.Phone);
        await ane.GoAsync($"/app/mensajes/con/{Slug.Of(Benat, benatHimself.Id.Value)}");
        await ane.LiveAsync();
        await ane.LoseLineAsync();

        await ane.WriteAsync("Primera");
        await ane.WriteAsync("Segunda");
        await Expect(ane.Post("Segunda")).ToContainTextAsync(Words.Of("outbox.kept"));
        await ane.FindLineAsync();

        await Expect(ane.Post("Segunda").Locator(".post-time")).ToBeVisibleAsync();
        await Expect(ane.Page.Locator(".post")).ToHaveCountAsync(2);
        var benat = await OpenAsync(benatHimself);
        await benat.GoAsync("/app/mensajes");
        await Row(benat, Ane).ClickAsync();
        await Expect(benat.Page.Locator(".post")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_talk_of_several_is_begun_people_are_added_and_leave()
    {
        // The directory holds all of a name that other tests have made.
        var (aneHerself, benatHimself) = (await Site.NewMemberAsync(Ane), await Site.NewMemberAsync("Zorion Aldabe"));
        var (maren, nahiaHerself) = (await Site.NewMemberAsync("Maren Zabalegi"), await Site.NewMemberAsync("Nahia Otsobide"));
        var (ane, benat) = (await OpenAsync(aneHerself), await OpenAsync(benatHimself));
        await Task.WhenAll(ane.GoAsync("/app/mensajes"), benat.GoAsync("/app/mensajes"));
        await Task.WhenAll(ane.LiveAsync(), benat.LiveAsync());

        await ane.Main.GetByRole(AriaRole.Link, new() { Name = Words.Of("talk.new") }).ClickAsync();
        await ChooseAsync(ane.Main, benatHimself);
        await ChooseAsync(ane.Main, maren);
        await ane.Main.Locator("[name=title]").FillAsync("Semilleros");
        await ane.Main.Locator("[name=body]").FillAsync("¿Cuándo empezamos?");
        await ane.Act("action.send").ClickAsync();

        await Expect(ane.Page.Locator("h1")).ToHaveTextAsync("Semilleros");
        await Expect(ane.Main.Locator(".talk-open .face")).ToHaveCountAsync(2);
        await Row(benat, "Semilleros").ClickAsync();
        await Expect(benat.Post("¿Cuándo empezamos?")).ToBeVisibleAsync();
        await MenuAsync(benat, "Semilleros", "talk.leave");
        await benat.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = Words.Of("talk.leave") }).ClickAsync();
        await Expect(benat.Page.Locator("h1")).ToHaveTextAsync(Words.Of("nav.messages"));
        await Expect(Row(benat, "Semilleros")).ToHaveCountAsync(0);
        await Expect(ane.Main.Locator(".talk-open .face")).ToHaveCountAsync(1);

        // Whoever left stays out; somebody else reads what was written before.
        ane.Tolerate("409 (Conflict)");
        await MenuAsync(ane, "Semilleros", "talk.add");
        var dialog = ane.Page.GetByRole(AriaRole.Dialog);
        await ChooseAsync(dialog, benatHimself);
        await Expect(dialog.GetByText(Words.Of("refusal.talk_left"))).ToBeVisibleAsync();
        await ChooseAsync(dialog, nahiaHerself);
        await Expect(ane.Main.Locator(".talk-open .face")).ToHaveCountAsync(2);
        var nahia = await OpenAsync(nahiaHerself);
        await nahia.GoAsync("/app/mensajes");
        await Row(nahia, "Semilleros").ClickAsync();
        await Expect(nahia.Post("¿Cuándo empezamos?")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_is_blocked_is_told_no_more_than_that_and_settings_take_it_back()
    {
        var (aneHerself, benatHimself) = (await Site.NewMemberAsync(Ane), await Site.NewMemberAsync(Benat));
        var (ane, benat) = (await OpenAsync(aneHerself), await OpenAsync(benatHimself));
        ane.Tolerate("403 (Forbidden)");
        await ane.GoAsync($"/app/mensajes/con/{Slug.Of(Benat, benatHimself.Id.Value)}");
        await ane.LiveAsync();
        await ane.WriteAsync("Hola");
        await Expect(ane.Post("Hola").Locator(".post-time")).ToBeVisibleAsync();
        await benat.GoAsync($"/app/mensajes/con/{Slug.Of(Ane, aneHerself.Id.Value)}");
        await Expect(benat.Post("Hola")).ToBeVisibleAsync();

        await MenuAsync(benat, Ane, "talk.block", ("name", Ane));
        await benat.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = Words.Of("talk.block.act") }).ClickAsync();

        await Expect(benat.Composer).ToHaveCountAsync(0);
        await ane.WriteAsync("¿Sigues ahí?");
        await Expect(ane.Post("¿Sigues ahí?")).ToContainTextAsync(Words.Of("refusal.messages_not_accepted"));
        await Expect(ane.Post("Hola")).ToBeVisibleAsync();
        await benat.GoAsync("/app/ajustes");
        await benat.Main.GetByRole(AriaRole.Button, new() { Name = Words.Of("talk.unblock", ("name", Ane)) }).ClickAsync();
        await Expect(benat.Main).ToContainTextAsync(Words.Of("settings.blocked.none"));
        await ane.Post("¿Sigues ahí?").GetByRole(AriaRole.Button, new() { Name = Words.Of("action.retry") }).ClickAsync();
        await Expect(ane.Post("¿Sigues ahí?").Locator(".post-time")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_talk_taken_off_the_list_comes_back_with_something_new()
    {
        var (aneHerself, benatHimself) = (await Site.NewMemberAsync(Ane), await Site.NewMemberAsync(Benat));
        var (ane, benat) = (await OpenAsync(aneHerself), await OpenAsync(benatHimself));
        await ane.GoAsync($"/app/mensajes/con/{Slug.Of(Benat, benatHimself.Id.Value)}");
        await ane.LiveAsync();
        await ane.WriteAsync("Hola");
        await benat.GoAsync("/app/mensajes");
        await benat.LiveAsync();
        await Row(benat, Ane).ClickAsync();
        await MenuAsync(benat, Ane, "talk.hide");
        await Expect(benat.Main).ToContainTextAsync(Words.Of("talk.none"));

        await ane.WriteAsync("Una cosa más");

        await Expect(Row(benat, Ane)).ToBeVisibleAsync();
    }

    private static ILocator Row(Visitor visitor, string name) =>
        visitor.Main.Locator(".talks").GetByRole(AriaRole.Link, new() { Name = name });

    private static ILocator Badge(Visitor visitor) =>
        visitor.Page.Locator("nav a[href='/app/mensajes'] .badge").Filter(new() { Visible = true });

    private static async Task ChooseAsync(ILocator place, Person person)
    {
        await place.GetByLabel(Words.Of("talk.find")).FillAsync(person.Name);
        await place.GetByRole(AriaRole.Button, new() { Name = person.Name, Exact = true }).ClickAsync();
    }

    private static async Task MenuAsync(Visitor visitor, string name, string act, params (string, string)[] values)
    {
        await visitor.Main.GetByRole(AriaRole.Button, new() { Name = Words.Of("talk.menu", ("name", name)) }).ClickAsync();
        await visitor.Main.GetByRole(AriaRole.Button, new() { Name = Words.Of(act, values) }).ClickAsync();
    }
}
