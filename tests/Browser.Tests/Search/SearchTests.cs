using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Search;

/// <summary>Search on screen: as one types, by keyboard, on a phone, and without a line.</summary>
public sealed class SearchTests(Site site) : BrowserTest(site)
{
    [Theory]
    [InlineData("ana", "es", "CAFE", "café")]
    [InlineData("joao", "pt", "sementes", "semente")]
    public async Task What_is_typed_is_found_at_once_in_the_language_of_whoever_writes(
        string who, string language, string typed, string marked)
    {
        var visitor = await OpenDemoAsync(who);
        await visitor.SpeakAsync(language);
        await visitor.GoAsync("/app/buscar");
        await Expect(Box(visitor)).ToBeFocusedAsync();

        await visitor.Page.Keyboard.TypeAsync(typed);

        await Expect(visitor.Main.Locator("mark", new() { HasTextRegex = new Regex(marked, RegexOptions.IgnoreCase) }).First)
            .ToBeVisibleAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex($"q={typed}$"));
        await visitor.Page.ReloadAsync();
        await Expect(Box(visitor)).ToHaveValueAsync(typed);
        await Expect(visitor.Main.Locator(".hit").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_works_on_coffee_in_Peru_is_found_in_three_taps_on_a_phone()
    {
        var ana = await OpenDemoAsync("ana", Screen.Phone);
        await ana.GoAsync("/app");
        await ana.LiveAsync();
        var taps = 0;
        async Task TapAsync(ILocator what)
        {
            taps++;
            await what.ClickAsync();
        }

        await TapAsync(ana.Page.Locator(".header-find"));
        await Expect(Box(ana)).ToBeFocusedAsync();
        await ana.Page.Keyboard.TypeAsync("café");
        await TapAsync(ana.Main.Locator(".find-kinds label", new() { HasText = Words.Of("people.persons") }));
        await Expect(ana.Main.Locator(".hit-kind")).ToHaveCountAsync(0);
        await TapAsync(ana.Main.GetByRole(AriaRole.Button, new() { Name = Words.Of("find.only", ("name", "Perú")) }));

        await Expect(ana.Page).ToHaveURLAsync(new Regex("tipo=person.*pais=PE"));
        await Expect(ana.Main.Locator(".hit").First).ToBeVisibleAsync();
        await Expect(ana.Main.Locator(".hit:not(:has-text('Perú'))")).ToHaveCountAsync(0);
        Assert.Equal(3, taps);
    }

    [Fact]
    public async Task Names_are_suggested_in_the_header_and_chosen_by_keyboard()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Zuhaitz Buscarana");
        var ane = await OpenAsync(Screen.Wide);
        await ane.SignInAsync(community.People[0].SignInName);
        await ane.GoAsync("/app");
        await ane.LiveAsync();
        var box = ane.Page.GetByRole(AriaRole.Combobox, new() { Name = Words.Of("search.label") });
        await box.FocusAsync();
        await ane.Page.Keyboard.TypeAsync("zuhai buscara");
        var options = ane.Page.GetByRole(AriaRole.Option);
        await Expect(options).ToHaveCountAsync(2);
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");

        await ane.Page.Keyboard.PressAsync("Escape");
        await Expect(options).ToHaveCountAsync(0);
        await ane.Page.Keyboard.PressAsync("ArrowDown");
        await ane.Page.Keyboard.TypeAsync("n");
        await Expect(options).ToHaveCountAsync(2);
        await ane.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", "suggested-0");
        await ane.Page.Keyboard.PressAsync("Enter");
        await Expect(ane.Page.Locator("h1")).ToContainTextAsync("Zuhaitz Buscarana");

        await box.FillAsync("Etxeberria");
        await ane.Page.Keyboard.PressAsync("Enter");
        await Expect(ane.Page).ToHaveURLAsync(new Regex(@"/app/buscar\?q=Etxeberria$"));
        await Expect(ane.Main.Locator(".hit").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_somebody_writes_is_found_by_another_a_moment_later_and_the_hit_leads_to_it()
    {
        var word = $"palabra{Guid.NewGuid():N}"[..16];
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Uriarte");
        var (ane, benat) = (await OpenAsync(Screen.Wide), await OpenAsync(Screen.Phone));
        await ane.SignInAsync(community.People[0].SignInName);
        await benat.SignInAsync(community.People[1].SignInName);
        await ane.ReadAsync(community);
        await ane.WriteAsync($"Traigo {word} mañana");
        await Expect(ane.Post(word).Locator(".post-time")).ToBeVisibleAsync();

        await Until.TrueAsync(
            ane.Page,
            $"async () => (await (await fetch('/api/search?q={word}')).json()).items.length === 1");
        await benat.GoAsync($"/app/buscar?q={word}");
        await Expect(benat.Main.Locator("mark")).ToHaveTextAsync(word);
        await benat.Main.Locator(".hit a").ClickAsync();

        await Expect(benat.Post(word)).ToBeVisibleAsync();
        await Expect(benat.Page).ToHaveURLAsync(new Regex(@"#p\d+$"));
    }

    [Fact]
    public async Task Where_there_is_nothing_the_page_says_what_may_help()
    {
        var ana = await OpenDemoAsync("ana", Screen.Phone);
        await ana.GoAsync("/app/buscar?q=xyzzyxyzzy");
        await Expect(ana.Main.GetByText(Words.Of("find.none", ("text", "xyzzyxyzzy")))).ToBeVisibleAsync();
        await Expect(ana.Main.GetByText(Words.Of("find.none.hint"))).ToBeVisibleAsync();

        await ana.GoAsync("/app/buscar?q=Lucia&tipo=axis");
        await ana.Main.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("resultados de otro tipo") }).ClickAsync();
        await Expect(ana.Main.Locator(".hit").First).ToBeVisibleAsync();

        await ana.GoAsync("/app/buscar?q=cafe&pais=JP");
        await ana.Act("find.none.unfilter").ClickAsync();
        await Expect(ana.Main.Locator(".hit").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_a_line_what_the_device_keeps_is_found_and_the_page_says_so()
    {
        var ana = await OpenDemoAsync("ana", Screen.Phone);
        await ana.GoAsync("/app/buscar?q=cafe");
        await ana.LiveAsync();
        await ana.KeptAsync();
        await ana.LoseLineAsync();

        await Box(ana).FillAsync("jo");

        await Expect(ana.Main.GetByText(Words.Of("find.here"))).ToBeVisibleAsync();
        await Expect(ana.Main.Locator(".hit", new() { HasText = "João" }).First).ToBeVisibleAsync();
        await ana.FindLineAsync();
        await Expect(ana.Main.GetByText(Words.Of("find.here"))).ToHaveCountAsync(0);
        await Expect(ana.Main.Locator(".hit").First).ToBeVisibleAsync();
    }

    private static ILocator Box(Visitor visitor) => visitor.Main.Locator("[name=q]");
}
