using System.Text.RegularExpressions;
using Comparte.Browser.Tests.Keyboard;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Live;

/// <summary>What is unread, in two browsers of one member.</summary>
public sealed partial class UnreadTests(Site site) : BrowserTest(site)
{
    /// <summary>For as long something can be undone; and a while for what comes then.</summary>
    private static readonly LocatorAssertionsToHaveCountOptions Told = new() { Timeout = 20_000 };

    private static string MarkOne => Words.Of("thread.markRead", ("title", Community.Title));

    [Fact]
    public async Task What_is_marked_as_read_in_one_browser_goes_in_the_other_and_can_be_undone_until_then()
    {
        var (desk, phone, community) = await OneReadsTwiceAsync();
        var told = new List<string>();
        desk.Page.Request += (_, request) => told.AddRange(ReadPath().IsMatch(request.Url) ? [request.Url] : []);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = MarkOne }).ClickAsync();
        await Expect(Unread(desk)).ToHaveCountAsync(0);
        await Expect(desk.Page).ToHaveTitleAsync(Untold());
        await Expect(desk.Page.Locator(".undo-bar")).ToContainTextAsync(Words.Of("undo.read.one", ("n", "1")));
        await AccessibleAsync(desk);
        await desk.Act("action.undo").ClickAsync();
        await Expect(Unread(desk)).ToHaveCountAsync(1);
        await Expect(desk.Page).ToHaveTitleAsync(One());
        await Expect(Unread(phone)).ToHaveCountAsync(1);
        Assert.Empty(told);

        await phone.GoAsync(community.GroupPath);
        await Expect(phone.Page.Locator(".group-tabs .badge")).ToContainTextAsync("1");
        await phone.Act("unread.mark.one").ClickAsync();
        await Expect(Unread(phone)).ToHaveCountAsync(0);
        await Expect(phone.Page.Locator(".badge")).ToHaveCountAsync(0);
        await AccessibleAsync(phone);
        await Expect(Unread(desk)).ToHaveCountAsync(0, Told);
        await Expect(desk.Page.Locator(".rail .badge")).ToHaveCountAsync(0);
        await Expect(desk.Page).ToHaveTitleAsync(Untold());
    }

    [Fact]
    public async Task Without_a_line_something_is_marked_as_read_all_the_same()
    {
        var (desk, phone, _) = await OneReadsTwiceAsync();
        await phone.LoseLineAsync();
        await phone.Act("unread.mark.one").ClickAsync();
        await Expect(Unread(phone)).ToHaveCountAsync(0);
        await Expect(Unread(desk)).ToHaveCountAsync(1);
        await phone.FindLineAsync();
        await Expect(Unread(desk)).ToHaveCountAsync(0, Told);
    }

    [Fact]
    public async Task Something_is_marked_as_read_and_that_undone_by_keyboard_alone()
    {
        var (desk, _, _) = await OneReadsTwiceAsync();
        var row = desk.Page.Locator(".thread-row", new() { HasText = Community.Title });
        await KeyboardTests.TabToAsync(desk, desk.Page.GetByRole(AriaRole.Button, new() { Name = MarkOne }));
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(Unread(desk)).ToHaveCountAsync(0);
        await Expect(row.Locator(".cover-link")).ToBeFocusedAsync();
        await KeyboardTests.TabToAsync(desk, desk.Act("action.undo"));
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(Unread(desk)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_was_just_read_counts_as_read_before_that_is_told()
    {
        var (desk, _, community) = await OneReadsTwiceAsync();
        await desk.Page.Locator(".rail-group .badge").WaitForAsync();
        await desk.ReadAsync(community);
        await Expect(desk.Page.Locator(".rail-group .badge")).ToHaveCountAsync(0, new() { Timeout = 4_000 });
    }

    [Fact]
    public async Task The_title_says_nothing_more_after_signing_out()
    {
        var (desk, _, _) = await OneReadsTwiceAsync();
        desk.TolerateSignedOut();
        await desk.Act("action.signOut").ClickAsync();
        await Expect(desk.Main.Locator("[name=password]")).ToBeVisibleAsync();
        await Expect(desk.Page).ToHaveTitleAsync(Untold());
    }

    private static ILocator Unread(Visitor visitor) => visitor.Page.Locator(".thread-row.is-unread");

    /// <summary>Somebody with one unread conversation, at home on a desk and on a phone.</summary>
    private async Task<(Visitor Desk, Visitor Phone, Community Community)> OneReadsTwiceAsync()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var person = community.People[1];
        var (desk, phone) = (await OpenAsync(person), await OpenAsync(person, Screen.Phone));
        foreach (var visitor in new[] { desk, phone })
        {
            await visitor.GoAsync("/app");
            await visitor.LiveAsync();
            await Expect(Unread(visitor)).ToHaveCountAsync(1);
            await Expect(visitor.Page).ToHaveTitleAsync(One());
        }

        await Expect(phone.Page.Locator(".tab .badge")).ToContainTextAsync("1");
        return (desk, phone, community);
    }

    [GeneratedRegex(@"^\(1\) ")]
    private static partial Regex One();

    [GeneratedRegex(@"^[^(]")]
    private static partial Regex Untold();

    [GeneratedRegex("/read$")]
    private static partial Regex ReadPath();
}
