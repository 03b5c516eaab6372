using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Pages;

/// <summary>The home page shows a community and not a template.</summary>
public sealed class HomeTests(Site site) : BrowserTest(site)
{
    /// <summary>The items of which nothing is below the fold or under a bar.</summary>
    private const string Whole = """
        () => {
          const bars = [...document.querySelectorAll('.tabs, .header')].map((bar) => bar.getBoundingClientRect());
          const bottom = Math.min(innerHeight, ...bars.filter((bar) => bar.height > 0 && bar.top > 100).map((bar) => bar.top));
          return [...document.querySelectorAll('.thread-row, .feed-row')].filter((row) => row.getBoundingClientRect().bottom <= bottom).length;
        }
        """;

    [Theory]
    [InlineData(390, 844, 2)]
    [InlineData(1280, 800, 4)]
    public async Task At_least_so_many_whole_items_are_on_the_first_screen(int width, int height, int least)
    {
        var ana = await OpenDemoAsync("ana", new Screen(width, height));
        await ana.GoAsync("/app");
        await Expect(ana.Page.Locator(".thread-row, .feed-row").First).ToBeVisibleAsync();
        await ana.LiveAsync();
        await Expect(ana.Page.Locator(".coming-up")).ToBeVisibleAsync();
        await Expect(ana.Page.Locator(".news-filters > *").First).ToBeAttachedAsync();
        Assert.InRange(await ana.Page.EvaluateAsync<int>(Whole), least, 20);
    }

    [Fact]
    public async Task Each_item_shows_a_face_a_name_an_organization_a_kind_a_time_and_one_act()
    {
        var ana = await OpenDemoAsync("ana");
        await ana.GoAsync("/app");
        await ana.LiveAsync();
        var rows = ana.Page.Locator(".thread-row, .feed-row");
        await Expect(rows).ToHaveCountAsync(20);
        Assert.Empty(await ana.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.thread-row, .feed-row')].flatMap((row) =>
              ['.face', '.thread-row-name', '.chip', 'time', 'a[href]']
                .filter((part) => !row.querySelector(part)?.textContent.trim())
                .map((part) => `${part} in ${row.textContent}`))
            """));
        var withOrganization = await rows.Filter(new() { Has = ana.Page.Locator(".thread-row-org") }).CountAsync();
        Assert.InRange(withOrganization, 10, 20);
    }

    [Fact]
    public async Task Kinds_can_be_told_apart_without_color()
    {
        var ana = await OpenDemoAsync("ana");
        await ana.GoAsync("/app");
        var chips = await ana.Page.Locator(".thread-row-facts .chip, .feed-foot > .chip").EvaluateAllAsync<string[]>(
            "chips => chips.map((chip) => chip.textContent.trim() + (chip.querySelector('use')?.getAttribute('href') ?? ''))");
        Assert.All(chips, chip => Assert.Matches(@"^\S.*#", chip));
    }

    [Fact]
    public async Task Each_button_says_whose_it_is()
    {
        var ana = await OpenDemoAsync("ana");
        await Tour.GoAsync(ana, Place.Of("thread"));
        await Expect(ana.Page.Locator(".post").First).ToBeVisibleAsync();
        var unclear = await ana.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.post')].flatMap((post) => {
              const author = post.querySelector('.post-name').textContent.trim();
              return [...post.querySelectorAll('.post-acts > button')]
                .map((button) => button.getAttribute('aria-label') ?? button.textContent)
                .filter((name) => !name.includes(author));
            })
            """);
        Assert.Empty(unclear);
    }

    [Fact]
    public async Task A_menu_looks_like_one_before_any_conversation_was_opened()
    {
        var ana = await OpenDemoAsync("ana", Screen.Wide);
        await ana.GoAsync("/app");
        await ana.Page.Locator(".header-language button.is-round").ClickAsync();
        var menu = ana.Page.Locator(".header-language .menu");
        await Expect(menu).ToBeVisibleAsync();

        // A popover without styles stands in the middle of the page, in a black frame.
        await Expect(menu).ToHaveCSSAsync("margin", "0px");
        await Expect(menu).ToHaveCSSAsync("border-radius", "8px");
    }

    [Fact]
    public async Task The_line_to_share_opens_the_kinds_and_leads_to_where_one_writes()
    {
        var ana = await OpenDemoAsync("ana", Screen.Phone);
        await ana.GoAsync("/app");
        await ana.Page.Locator(".share-line").ClickAsync();
        await ana.Page.Locator(".kind-choice").Filter(new() { HasText = Words.Of("kind.article") }).ClickAsync();
        await Expect(ana.Page.Locator("h1")).ToHaveTextAsync(Words.Of("publication.new.article"));
    }
}
