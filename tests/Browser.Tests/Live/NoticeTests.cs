using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Live;

/// <summary>Notices on screen.</summary>
public sealed class NoticeTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task Who_is_named_finds_a_notice_that_leads_to_the_post_and_is_seen_on_both_devices()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Uriarte");
        var (ane, benat) = (community.People[0], community.People[1]);
        var (phone, wide) = (await OpenAsync(benat, Screen.Phone), await OpenAsync(benat, Screen.Wide));
        await phone.GoAsync("/app/avisos");
        await Expect(phone.Page.GetByText(Words.Of("notice.none"))).ToBeVisibleAsync();
        await wide.GoAsync("/app/grupos");

        await community.PostAsync(ane, $"@[{benat.Name}]({benat.Id}): ¿vienes?");

        var words = Words.Of("notice.mention", ("who", ane.Name), ("title", Community.Title));
        var notice = phone.Page.GetByRole(AriaRole.Link, new() { Name = words });
        await Expect(notice).ToBeVisibleAsync();
        await Expect(Badge(wide)).ToBeVisibleAsync();
        await notice.ClickAsync();
        await Expect(phone.Page.GetByText("¿vienes?")).ToBeVisibleAsync();
        await Expect(Badge(wide)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task All_notices_are_seen_at_once_which_can_be_undone_until_the_page_is_closed()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Uriarte");
        var (ane, benat) = (community.People[0], community.People[1]);
        await community.PostAsync(ane, $"@[{benat.Name}]({benat.Id}): uno");
        await community.PostAsync(ane, $"@[{benat.Name}]({benat.Id}): dos");
        var visitor = await OpenAsync(benat, Screen.Phone);
        await visitor.GoAsync("/app/avisos");
        var fresh = visitor.Page.GetByText(Words.Of("notice.fresh.other", ("n", "2")));
        await Expect(fresh).ToBeVisibleAsync();

        await Button(visitor, "notice.seeAll").ClickAsync();
        await Expect(fresh).ToHaveCountAsync(0);
        await Expect(Button(visitor, "action.undo")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(fresh).ToBeVisibleAsync();

        await Button(visitor, "notice.seeAll").ClickAsync();
        await Expect(fresh).ToHaveCountAsync(0);
        await visitor.Page.GotoAsync("about:blank");
        var elsewhere = await OpenAsync(benat);
        await elsewhere.GoAsync("/app/avisos");
        await Expect(elsewhere.Main.Locator(".notice")).ToHaveCountAsync(2);
        await Expect(elsewhere.Main.Locator(".notice.is-unread")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_group_that_is_told_something_says_who_has_read_it()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Uriarte");
        var (ane, benat) = (community.People[0], community.People[1]);
        var (facilitator, member) = (await OpenAsync(ane), await OpenAsync(benat, Screen.Phone));
        await facilitator.GoAsync($"{community.GroupPath}/nueva");
        await facilitator.Page.GetByLabel(Words.Of("thread.title.label")).FillAsync("Asamblea el sábado");
        await facilitator.Page.GetByLabel(Words.Of("thread.body.label")).FillAsync("A las diez, en la casa comunal.");
        await facilitator.Page.GetByLabel(Words.Of("group.announce"), new() { Exact = true }).CheckAsync();
        await Button(facilitator, "action.share").ClickAsync();
        await Expect(facilitator.Page.GetByText(Words.Of("group.announced.missing.one", ("n", "1")))).ToBeVisibleAsync();

        await member.GoAsync("/app/avisos");
        await member.Page.GetByRole(AriaRole.Link, new()
        {
            Name = Words.Of("notice.announcement", ("who", ane.Name), ("title", "Asamblea el sábado")),
        }).ClickAsync();
        await Button(member, "reaction.noted").First.ClickAsync();

        await Expect(facilitator.Page.GetByText(Words.Of("group.announced.all"))).ToBeVisibleAsync();
    }

    private static ILocator Badge(Visitor visitor) =>
        visitor.Page.GetByTitle(Words.Of("nav.notices.new.one", ("n", "1")));

    private static ILocator Button(Visitor visitor, string key) =>
        visitor.Page.GetByRole(AriaRole.Button, new() { Name = Words.Of(key), Exact = true });
}
