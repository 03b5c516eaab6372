using Comparte.Browser.Tests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Keyboard;

/// <summary>Everything works without a pointer.</summary>
public sealed class KeyboardTests(Site site) : BrowserTest(site)
{
    private const int MostStops = 150;

    [Fact]
    public async Task Somebody_signs_in_opens_a_conversation_writes_reacts_and_signs_out_by_keyboard_alone()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var ane = await OpenAsync(Screen.Wide);
        ane.TolerateSignedOut();
        await ane.GoAsync("/app/entrar");
        await TabToAsync(ane, ane.Main.Locator("[name=name]"));
        await ane.Page.Keyboard.TypeAsync(community.People[0].SignInName);
        await TabToAsync(ane, ane.Main.Locator("[name=password]"));
        await ane.Page.Keyboard.TypeAsync(Person.Password);
        await ane.Page.Keyboard.PressAsync("Enter");

        await Expect(ane.Main.GetByText(Community.Title)).ToBeVisibleAsync();
        await ane.LiveAsync();
        await TabToAsync(ane, ane.Page.Locator(".thread-row a", new() { HasText = Community.Title }));
        await ane.Page.Keyboard.PressAsync("Enter");
        await Expect(ane.Page.Locator(".post").First).ToBeVisibleAsync();
        await Expect(ane.Page.Locator("h1")).ToBeFocusedAsync();

        await TabToAsync(ane, ane.Composer);
        await ane.Page.Keyboard.TypeAsync("Escrito sin ratón.");
        await ane.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(ane.Post("Escrito sin ratón.").Locator(".post-time")).ToBeVisibleAsync();
        await Expect(ane.Composer).ToBeFocusedAsync();
        await Expect(ane.Composer).ToHaveValueAsync("");

        var react = Words.Of("post.react", ("name", community.People[0].Name));
        await TabToAsync(ane, ane.Post("Escrito sin ratón.").GetByRole(AriaRole.Button, new() { Name = react }));
        await ane.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(ane, ane.Act("reaction.thanks"));
        await ane.Page.Keyboard.PressAsync("Enter");
        await Expect(ane.Post("Escrito sin ratón.").Locator(".reaction")).ToContainTextAsync("1");

        await TabToAsync(ane, ane.Act("action.signOut"));
        await ane.Page.Keyboard.PressAsync("Enter");
        await Expect(ane.Main.Locator("[name=password]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_stop_leads_past_the_menu()
    {
        var ana = await OpenDemoAsync("ana");
        await ana.GoAsync("/app");
        await ana.Page.EvaluateAsync("() => document.activeElement.blur()");
        await ana.Page.Keyboard.PressAsync("Tab");
        await Expect(ana.Page.Locator(".skip")).ToBeFocusedAsync();
        await ana.Page.Keyboard.PressAsync("Enter");
        await Expect(ana.Main).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Somebody_counts_something_and_reads_it_in_the_table_by_keyboard_alone()
    {
        var ana = await OpenDemoAsync("ana");
        await Tour.GoAsync(ana, Place.Of("project"));
        await ana.LiveAsync();
        var indicator = ana.Page.Locator(".indicator").First;
        await Expect(indicator.Locator(".chart-point").First).ToBeVisibleAsync();

        await TabToAsync(ana, indicator.GetByRole(AriaRole.Button, new() { Name = Words.Of("project.value.add") }));
        await ana.Page.Keyboard.PressAsync("Enter");
        await Expect(ana.Page.Locator("dialog")).ToBeVisibleAsync();
        await TabToAsync(ana, ana.Page.Locator("dialog [name=value]"));
        await ana.Page.Keyboard.TypeAsync("71,25");
        await ana.Page.Keyboard.PressAsync("Enter");
        await Expect(ana.Page.Locator("dialog")).ToHaveCountAsync(0);

        // The focus is back on the act; the table is the stop before.
        await Expect(indicator.GetByRole(AriaRole.Button, new() { Name = Words.Of("project.value.add") })).ToBeFocusedAsync();
        await ana.Page.Keyboard.PressAsync("Shift+Tab");
        await ana.Page.Keyboard.PressAsync("Enter");
        await Expect(indicator.Locator(".values .values-number", new() { HasText = "71,25" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Arrows_lead_through_a_menu_and_Escape_back_to_its_button()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria");
        var ane = await OpenAsync(community.People[0]);
        await ane.GoAsync(community.GroupPath);
        var button = ane.Main.Locator(".level > [popovertarget]");
        var acts = ane.Main.Locator(".level .menu button");
        await button.FocusAsync();
        // Once what comes after the first content listens.
        await Until.TrueAsync(
            ane.Page,
            """
            () => {
              document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
              return document.activeElement.matches('.menu button');
            }
            """);
        await Expect(acts.First).ToBeFocusedAsync();
        await ane.Page.Keyboard.PressAsync("End");
        await Expect(acts.Last).ToBeFocusedAsync();
        await ane.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(acts.First).ToBeFocusedAsync();
        await ane.Page.Keyboard.PressAsync("Escape");
        await Expect(button).ToBeFocusedAsync();
        await Expect(acts.First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Whoever_chooses_people_goes_on_to_the_next()
    {
        var person = await Site.NewMemberAsync("Oihana Urkiola");
        var ana = await OpenDemoAsync("ana");
        await ana.GoAsync("/app/mensajes/nueva");
        var find = ana.Main.GetByLabel(Words.Of("talk.find"));
        await find.FillAsync(person.Name);
        await TabToAsync(ana, ana.Main.GetByRole(AriaRole.Button, new() { Name = person.Name, Exact = true }));
        await ana.Page.Keyboard.PressAsync("Enter");
        await Expect(ana.Main.Locator(".talk-chosen")).ToContainTextAsync(person.Name);
        await Expect(find).ToBeFocusedAsync();
    }

    /// <summary>Presses the tabulator until something is reached; each stop on the way can be seen and is not under a
    /// bar.</summary>
    internal static async Task TabToAsync(Visitor visitor, ILocator goal)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            var lost = await visitor.Page.EvaluateAsync<string?>(
                """
                () => {
                  const one = document.activeElement;
                  if (one === document.body || one.matches('.skip')) return null;
                  const box = one.getBoundingClientRect();
                  const outlined = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                  const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
                  // A link that covers its card is marked around the card.
                  const around = (part) => part && (outlined(getComputedStyle(part)) || around(part.parentElement));
                  const marked = outlined(getComputedStyle(one, '::after')) || around(one);
                  return seen && marked ? null : `${seen ? 'unmarked' : 'unseen'}: ${one.outerHTML.slice(0, 160)}`;
                }
                """);
            Assert.Null(lost);
            if (await goal.EvaluateAsync<bool>("one => one === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"{goal} was not reached.");
    }
}
