using Comparte.Browser.Tests.Keyboard;
using Comparte.Members;
using Comparte.Needs;
using Comparte.Web.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Live;

/// <summary>Somebody asks and somebody helps, each with a browser.</summary>
public sealed class NeedTests(Site site) : BrowserTest(site)
{
    /// <summary>Counts what a finger does, over all pages of the app.</summary>
    private const string CountTaps = "() => { window.taps = 0; addEventListener('click', () => window.taps++, true); }";

    [Fact]
    public async Task Two_taps_on_a_phone_lead_from_the_list_to_a_conversation_that_is_live_for_both()
    {
        var (ane, benat, title, path) = await BothAsync();
        await ane.GoAsync(path);
        await ane.LiveAsync();
        await benat.GoAsync("/app/necesidades");
        await benat.LiveAsync();
        await benat.Page.EvaluateAsync(CountTaps);

        await HelpLink(benat, title).ClickAsync();
        await Expect(benat.Composer).ToHaveValueAsync(FirstWords(title));
        await SendAsync(benat);

        await Expect(benat.Post(title)).ToBeVisibleAsync();
        await Expect(benat.Post(title).Locator(".post-time")).ToBeVisibleAsync();
        Assert.Equal(2, await benat.Page.EvaluateAsync<int>("() => window.taps"));
        await Helper(ane).ClickAsync();
        await Expect(ane.Post(title)).ToBeVisibleAsync();
        await ane.WriteAsync("¡Qué alegría, Beñat!");
        await Expect(benat.Post("¡Qué alegría, Beñat!")).ToBeVisibleAsync();
        await benat.WriteAsync("¿El jueves?");
        await Expect(ane.Post("¿El jueves?")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_taps_on_a_phone_lead_there_from_home_and_those_who_ask_are_told_on_theirs()
    {
        var (ane, benat, title, _) = await BothAsync();
        await ane.GoAsync("/app");
        await benat.GoAsync("/app");
        await Task.WhenAll(ane.LiveAsync(), benat.LiveAsync());
        await benat.Page.EvaluateAsync(CountTaps);

        await benat.Main.Locator(".for-me-row", new() { HasText = title }).ClickAsync();
        await Expect(benat.Composer).ToHaveValueAsync(FirstWords(title));
        await benat.Composer.FillAsync("Yo tengo semillas.");
        await SendAsync(benat);

        await Expect(benat.Post("Yo tengo semillas.").Locator(".post-time")).ToBeVisibleAsync();
        Assert.Equal(2, await benat.Page.EvaluateAsync<int>("() => window.taps"));
        var told = ane.Main.Locator(".for-me-row", new() { HasText = title });
        await Expect(told).ToContainTextAsync("Beñat Arana");
        await told.ClickAsync();
        await Expect(ane.Post("Yo tengo semillas.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_conversation_is_begun_by_keyboard_alone()
    {
        var (_, benat, title, path) = await BothAsync(Screen.Wide);
        await benat.GoAsync(path);
        await benat.LiveAsync();

        await KeyboardTests.TabToAsync(benat, HelpLink(benat, title));
        await benat.Page.Keyboard.PressAsync("Enter");
        await Expect(benat.Page.Locator("h1")).ToBeFocusedAsync();
        await KeyboardTests.TabToAsync(benat, benat.Composer);
        await benat.Page.Keyboard.PressAsync("Control+Enter");

        await Expect(benat.Post(title).Locator(".post-time")).ToBeVisibleAsync();
        await KeyboardTests.TabToAsync(benat, benat.Composer);
        await benat.Page.Keyboard.TypeAsync("Sin ratón.");
        await benat.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(benat.Post("Sin ratón.").Locator(".post-time")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_a_line_the_first_words_wait_and_are_sent_once()
    {
        var (ane, benat, title, path) = await BothAsync();
        await benat.GoAsync(path);
        await benat.LiveAsync();
        await HelpLink(benat, title).ClickAsync();
        await Expect(benat.Composer).ToBeVisibleAsync();
        await benat.LoseLineAsync();

        await SendAsync(benat);
        await Expect(benat.Post(title)).ToContainTextAsync(Words.Of("outbox.kept"));
        await benat.FindLineAsync();

        await Expect(benat.Post(title).Locator(".post-time")).ToBeVisibleAsync();
        await Expect(benat.Page.Locator(".post")).ToHaveCountAsync(1);
        await ane.GoAsync(path);
        await Expect(Helper(ane)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_answered_need_thanks_whoever_agrees_to_be_named()
    {
        var (ane, benat, title, path) = await BothAsync();
        await benat.GoAsync(path);
        await HelpLink(benat, title).ClickAsync();
        await SendAsync(benat);
        await Expect(benat.Post(title).Locator(".post-time")).ToBeVisibleAsync();
        var maren = await OpenAsync(await Site.NewMemberAsync("Maren Iturbe"));
        await Task.WhenAll(ane.GoAsync(path), maren.GoAsync(path));
        await Task.WhenAll(ane.LiveAsync(), maren.LiveAsync());
        await Expect(ane.Page.Locator("#helpers")).ToBeVisibleAsync();
        await Expect(maren.Page.Locator("#helpers")).ToHaveCountAsync(0);

        await ane.Act("needs.answer").ClickAsync();
        var dialog = ane.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Beñat Arana").CheckAsync();
        await dialog.GetByLabel(Words.Of("needs.answer.thanks")).FillAsync("Ya tenemos semilla.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = Words.Of("needs.answer") }).ClickAsync();
        await Expect(maren.Page.GetByText("Ya tenemos semilla.")).ToBeVisibleAsync();
        await Expect(maren.Page.Locator(".need-answered")).Not.ToContainTextAsync("Beñat Arana");

        await benat.GoAsync("/app");
        await benat.Main.GetByText(Words.Of("home.forMe.helped", ("name", "Ane Etxeberria"))).ClickAsync();
        await benat.Act("needs.naming.yes").ClickAsync();
        await Expect(maren.Page.Locator(".need-answered")).ToContainTextAsync("Beñat Arana");

        await ane.Act("needs.reopen").ClickAsync();
        await Expect(maren.Page.Locator(".need-answered")).ToHaveCountAsync(0);
        await Expect(HelpLink(maren, title)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_need_is_stated_with_its_draft_kept_changed_and_deleted()
    {
        var ane = await OpenAsync(await Site.NewMemberAsync("Ane Etxeberria"), Screen.Phone);
        await ane.GoAsync("/app/necesidades/nueva");
        await ane.LiveAsync();
        await ane.Main.Locator("[name=title]").FillAsync("Un tractor para marzo");
        await ane.Main.Locator("[name=text]").FillAsync("Solo dos días.");
        await ane.Page.GetByRole(AriaRole.Link, new() { Name = Words.Of("nav.back") }).ClickAsync();
        await ane.Page.GetByRole(AriaRole.Link, new() { Name = Words.Of("needs.new") }).ClickAsync();
        await Expect(ane.Main.Locator("[name=title]")).ToHaveValueAsync("Un tractor para marzo");

        await ane.Act("action.share").ClickAsync();
        await Expect(ane.Page.Locator("h1")).ToHaveTextAsync("Un tractor para marzo");
        await ane.Page.GetByRole(AriaRole.Link, new() { Name = Words.Of("action.edit"), Exact = true }).ClickAsync();
        await ane.Main.Locator("[name=title]").FillAsync("Un tractor para abril");
        await ane.Act("action.save").ClickAsync();
        await Expect(ane.Page.Locator("h1")).ToHaveTextAsync("Un tractor para abril");

        await ane.Act("needs.menu").ClickAsync();
        await ane.Act("action.delete").ClickAsync();
        await ane.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = Words.Of("action.delete") }).ClickAsync();
        await Expect(ane.Page.Locator("h1")).ToHaveTextAsync(Words.Of("nav.needs"));
        await Expect(ane.Main.GetByText("Un tractor para abril")).ToHaveCountAsync(0);
    }

    private static ILocator HelpLink(Visitor visitor, string title) =>
        visitor.Main.GetByRole(AriaRole.Link, new() { Name = $"{Words.Of("needs.help")}: {title}" });

    /// <summary>The one who helps, for those who ask.</summary>
    private static ILocator Helper(Visitor visitor) => visitor.Page.Locator("[aria-labelledby=helpers] a", new() { HasText = "Beñat Arana" });

    private static string FirstWords(string title) =>
        Words.Of("needs.first.help", ("name", "Ane"), ("title", title), ("own", "Beñat"));

    private static Task SendAsync(Visitor visitor) => visitor.Page.Locator(".thread-foot")
        .GetByRole(AriaRole.Button, new() { Name = Words.Of("action.send") }).ClickAsync();

    /// <summary>Ane asks for something, and Beñat, with whom she shares an axis that nobody else has, looks on.</summary>
    private async Task<(Visitor Ane, Visitor Benat, string Title, string Path)> BothAsync(Screen? screen = null)
    {
        var (ane, benat) = (await Site.NewMemberAsync("Ane Etxeberria"), await Site.NewMemberAsync("Beñat Arana"));
        var axes = new[] { "advocacy", "learning", "solidarity-finance", "gender-equity" };
        var member = Site.Grains.GetGrain<IMemberGrain>(benat.Id.Value);
        Assert.Null((await member.ChangeAsync(benat.Id, new() { RequestId = Request.New(), Axes = [.. axes] })).Refusal);
        var request = Request.New();
        var id = EntityId.FromRequest<NeedId>(ane.Id, request);
        var title = $"Semillas {id.Value[^6..]}";
        Assert.Null((await Site.Grains.GetGrain<INeedGrain>(id.Value).CreateAsync(ane.Id, new()
        {
            RequestId = request,
            Title = title,
            Axes = [.. axes],
            Country = "ES",
            Languages = ["es"],
        })).Refusal);
        var path = $"/app/necesidades/{Slug.Of(title, id.Value)}";
        return (await OpenAsync(ane), await OpenAsync(benat, screen ?? Screen.Phone), title, path);
    }
}
