using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Publications;

/// <summary>From the first word to what others read, comment and sign.</summary>
public sealed class SharingTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task An_action_with_a_photo_takes_at_most_six_taps_on_a_phone()
    {
        var ane = await OpenAsync(await Site.NewMemberAsync("Ane Etxeberria"), Screen.Phone);
        await ane.GoAsync("/app");
        await ane.LiveAsync();
        var taps = 0;
        Task TapAsync(ILocator what)
        {
            taps++;
            return what.ClickAsync();
        }

        await TapAsync(ane.Page.Locator(".share-line"));
        await TapAsync(ane.Page.Locator(".kind-choice[data-kind=action]"));
        await Expect(ane.Title()).ToBeFocusedAsync();
        await ane.Page.Keyboard.TypeAsync("Sembramos maíz criollo");
        var chooser = await ane.Page.RunAndWaitForFileChooserAsync(() => TapAsync(ane.Page.Locator(".cover-add")));
        taps++;
        await chooser.SetFilesAsync(Writing.Photo());
        await TapAsync(ane.Body());
        await ane.Page.Keyboard.TypeAsync("Fuimos veintitrés personas.");
        await TapAsync(ane.Share());

        await Expect(ane.Page.Locator(".publication h1")).ToHaveTextAsync("Sembramos maíz criollo");
        await Expect(ane.Page.Locator(".publication-cover img")).ToBeVisibleAsync();
        Assert.InRange(taps, 1, 6);
    }

    [Fact]
    public async Task What_one_shares_appears_on_the_home_of_another_without_reload()
    {
        var (ane, benat) = await TwoAsync();
        await benat.GoAsync("/app");
        await benat.LiveAsync();
        await ane.BeginAsync("information");
        await ane.FillAsync("Se abre el mercado nuevo", "Desde el lunes, **todas** las mañanas.");
        await ane.ShareAsync("Se abre el mercado nuevo");

        var row = benat.Page.Locator(".feed-row", new() { HasText = "Se abre el mercado nuevo" });
        await Expect(row).ToBeVisibleAsync();
        await Expect(row).ToContainTextAsync("Desde el lunes, todas las mañanas.");
        await row.GetByRole(AriaRole.Link, new() { Name = "Se abre el mercado nuevo", Exact = true }).ClickAsync();
        await Expect(benat.Page.Locator(".prose strong")).ToHaveTextAsync("todas");
    }

    [Fact]
    public async Task A_draft_is_there_after_a_reload_and_on_another_device()
    {
        var person = await Site.NewMemberAsync("Ane Etxeberria");
        var phone = await OpenAsync(person, Screen.Phone);
        await phone.BeginAsync("article");
        await phone.FillAsync("Lo que aprendí", "En tres años de feria.");
        await phone.SavedAsync();
        await phone.Page.ReloadAsync();
        await Expect(phone.Body()).ToHaveValueAsync("En tres años de feria.");

        var laptop = await OpenAsync(person);
        await laptop.GoAsync("/app");
        await laptop.Page.Locator(".for-me-row", new() { HasText = "Lo que aprendí" }).ClickAsync();
        await Expect(laptop.Body()).ToHaveValueAsync("En tres años de feria.");
    }

    [Fact]
    public async Task Both_texts_are_shown_when_two_devices_wrote_and_nothing_is_overwritten()
    {
        var person = await Site.NewMemberAsync("Ane Etxeberria");
        var phone = await OpenAsync(person, Screen.Phone);
        await phone.BeginAsync("article");
        await phone.FillAsync("Dos manos", "Uno.");
        await phone.SavedAsync();
        var path = new Uri(phone.Page.Url).AbsolutePath;

        var laptop = await OpenAsync(person);
        laptop.Tolerate("409 (Conflict)");
        await laptop.GoAsync(path);
        await Expect(laptop.Body()).ToHaveValueAsync("Uno.");
        await phone.Body().FillAsync("Uno y medio.");
        await Expect(phone.Page.Locator(".save-words")).Not.ToHaveTextAsync(Words.Of("publication.saving.saved"));
        await phone.SavedAsync();
        await laptop.Body().FillAsync("Dos.");

        await Expect(laptop.Page.Locator(".conflict")).ToContainTextAsync("Uno y medio.");
        await laptop.Act("versions.conflict.keepMine").ClickAsync();
        await laptop.SavedAsync();
        await Expect(laptop.Body()).ToHaveValueAsync("Dos.");
    }

    [Fact]
    public async Task A_co_author_is_asked_agrees_and_is_named()
    {
        var (ane, benat) = await TwoAsync();
        await ane.BeginAsync("article");
        await ane.FillAsync("Carta a quienes empiezan", "Escrita a varias manos.");
        await ane.Page.GetByText(Words.Of("publication.signs"), new() { Exact = true }).ClickAsync();
        var find = ane.Page.GetByLabel(Words.Of("publication.authors.find"));
        await find.FillAsync("Beñat Pruebas");
        await ane.Page.Locator(".co-authors .rail-link").First.ClickAsync();
        await Expect(ane.Page.Locator(".co-authors")).ToContainTextAsync(Words.Of("publication.authors.asked"));

        await benat.GoAsync("/app");
        await benat.Page.Locator(".for-me-row", new() { HasText = "Carta a quienes empiezan" }).ClickAsync();
        await Expect(benat.Page.Locator(".prose")).ToContainTextAsync("Escrita a varias manos.");
        await benat.Act("publication.asked.agree").ClickAsync();
        await Expect(benat.Page.Locator(".agreement")).ToHaveCountAsync(0);

        await ane.ShareAsync("Carta a quienes empiezan");
        await Expect(ane.Page.Locator(".byline-names")).ToContainTextAsync("Beñat Pruebas");
    }

    [Fact]
    public async Task A_comment_is_seen_by_the_other_at_once()
    {
        var (ane, benat) = await TwoAsync();
        await ane.BeginAsync("information");
        await ane.FillAsync("Lluvia para el jueves", "Guarden la semilla.");
        await ane.ShareAsync("Lluvia para el jueves");
        await benat.GoAsync(new Uri(ane.Page.Url).AbsolutePath);
        await benat.LiveAsync();
        await benat.WriteAsync("Aquí también.");
        await Expect(ane.Post("Aquí también.")).ToBeVisibleAsync();
        await Expect(benat.Page.Locator(".is-pending")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_shared_without_a_line_is_kept_and_shared_when_it_is_back()
    {
        var (ane, benat) = await TwoAsync();
        await benat.GoAsync("/app");
        await benat.LiveAsync();
        await ane.BeginAsync("action");
        await ane.LoseLineAsync();
        await ane.FillAsync("Desde la montaña", "Sin señal se escribe igual.");
        await Expect(ane.Page.Locator(".save-words")).ToHaveTextAsync(Words.Of("publication.saving.away"));
        await ane.Share().ClickAsync();
        await Expect(ane.Page.Locator(".share-waits")).ToContainTextAsync("Desde la montaña");
        await ane.FindLineAsync();
        await Expect(benat.Page.Locator(".feed-row", new() { HasText = "Desde la montaña" })).ToBeVisibleAsync();
        await Expect(ane.Page.Locator(".share-waits")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_before_an_event_is_shared()
    {
        var ane = await OpenAsync(await Site.NewMemberAsync("Ane Etxeberria"));
        await ane.BeginAsync("event");
        await ane.Title().FillAsync("Feria de semillas");
        await ane.Share().ClickAsync();
        await Expect(ane.Page.Locator(".publish [aria-invalid]")).ToHaveCountAsync(2);
        await ane.Page.GetByLabel(Words.Of("publication.when.start")).FillAsync("2027-03-12T10:00");
        await ane.Body().FillAsync("Trae la tuya.");
        await ane.ShareAsync("Feria de semillas");
        await Expect(ane.Page.Locator(".publication-facts")).ToContainTextAsync("12 de marzo");
    }

    [Fact]
    public async Task What_is_shared_is_changed_and_the_difference_shown()
    {
        var ane = await OpenAsync(await Site.NewMemberAsync("Ane Etxeberria"));
        await ane.BeginAsync("method");
        await ane.FillAsync("Abono", "Se voltea una vez.");
        await ane.ShareAsync("Abono");
        var path = new Uri(ane.Page.Url).AbsolutePath;
        await ane.Page.GetByRole(AriaRole.Link, new() { Name = Words.Of("action.edit"), Exact = true }).ClickAsync();
        await Expect(ane.Body()).ToHaveValueAsync("Se voltea una vez.");
        await ane.Body().FillAsync("Se voltea dos veces.");
        await ane.ShareAsync("Abono");
        await Expect(ane.Page.Locator(".prose")).ToContainTextAsync("dos veces");

        await ane.GoAsync($"{path}/versiones");
        await Expect(ane.Page.Locator(".difference del").First).ToContainTextAsync("una");
        await Expect(ane.Page.Locator(".difference ins").First).ToContainTextAsync("dos");
    }

    [Fact]
    public async Task A_picture_pasted_into_the_text_stands_there_for_the_others()
    {
        var (ane, benat) = await TwoAsync();
        await ane.BeginAsync("article");
        await ane.FillAsync("Con foto dentro", "Así quedó:");
        await ane.Page.Locator(".editor input[type=file]").SetInputFilesAsync(Writing.Photo("surcos.jpg"));
        await Expect(ane.Body()).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"!\[surcos\]\(x[0-9a-f]{32}\)"));
        await ane.ShareAsync("Con foto dentro");
        await benat.GoAsync(new Uri(ane.Page.Url).AbsolutePath);
        await Expect(benat.Page.GetByRole(AriaRole.Img, new() { Name = "surcos" })).ToBeVisibleAsync();
        await Expect(benat.Page.Locator(".pictures")).ToHaveCountAsync(0);
    }

    private async Task<(Visitor Ane, Visitor Benat)> TwoAsync()
    {
        var ane = await OpenAsync(await Site.NewMemberAsync("Ane Etxeberria"));
        var benat = await OpenAsync(await Site.NewMemberAsync("Beñat Pruebas"));
        return (ane, benat);
    }
}
