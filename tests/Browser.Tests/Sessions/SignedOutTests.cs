using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Sessions;

/// <summary>What the browser still holds when a session is over or a right is gone: nothing.</summary>
public sealed partial class SignedOutTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task Signing_out_leaves_no_record_and_no_cached_answer()
    {
        var (ane, community) = await ReadingAsync();
        await ane.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await ane.GoAsync("/app");
        await ane.Act("nav.more").ClickAsync();
        await ane.Act("action.signOut").ClickAsync();
        await Expect(ane.Page).ToHaveURLAsync(SignIn());
        await Held.NothingAsync(ane.Page);
        await ane.Page.GotoAsync(community.ThreadPath);
        await Expect(ane.Page).ToHaveURLAsync(SignIn());
    }

    [Fact]
    public async Task Whoever_is_taken_out_of_a_group_holds_nothing_of_it()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var benat = await OpenAsync(community.People[1]);
        await benat.ReadAsync(community);
        await Held.TopicsAsync(benat.Page, $"thread/{community.Thread}", $"group/{community.Group}");

        // What his page was still asking for is refused from now on.
        benat.Tolerate("404 (Not Found)");
        await community.RemoveAsync(community.People[1]);
        await Expect(benat.Main).ToContainTextAsync(Words.Of("state.notFound"));
        await Held.WithoutAsync(benat.Page, "llueve", $"thread/{community.Thread}", $"group/{community.Group}");
    }

    [Fact]
    public async Task A_device_that_is_signed_out_from_another_holds_nothing()
    {
        var (ane, community) = await ReadingAsync();
        var other = await OpenAsync(community.People[0]);
        var devices = await other.AskAsync("GET", "/api/sessions");
        foreach (var device in devices.GetProperty("items").EnumerateArray().Where(one => !one.GetProperty("current").GetBoolean()))
        {
            await other.AskAsync("DELETE", $"/api/sessions/{device.GetProperty("id").GetString()}?requestId={Request.New()}");
        }

        await Expect(ane.Page).ToHaveURLAsync(SignIn());
        await Expect(ane.Main).ToContainTextAsync(Words.Of("signIn.ended"));
        await Held.NothingAsync(ane.Page);
    }

    [Fact]
    public async Task After_thirty_days_without_use_a_device_holds_nothing_even_without_a_line()
    {
        var (ane, community) = await ReadingAsync();
        await ane.LoseLineAsync();
        await ane.Page.EvaluateAsync(
            """
            () => {
              const kept = JSON.parse(localStorage.getItem('comparte.session'));
              localStorage.setItem('comparte.session', JSON.stringify({ ...kept, usedAt: Date.now() - 31 * 24 * 3600000 }));
            }
            """);
        await ane.Page.GotoAsync(community.ThreadPath);
        await Expect(ane.Post("llueve")).ToHaveCountAsync(0);
        await Until.TrueAsync(ane.Page, "async () => (await indexedDB.databases()).length === 0");
    }

    [Fact]
    public async Task Whoever_leaves_the_network_holds_nothing_and_others_read_that_somebody_left()
    {
        const string name = "Berezi Ibarrondo";
        var community = await Community.NewAsync(Site, "Ane Etxeberria", name);
        var ane = await OpenAsync(community.People[0]);
        var berezi = await OpenAsync(community.People[1]);
        await ane.ReadAsync(community);
        berezi.Tolerate("401 (Unauthorized)", "WebSocket connection");
        await community.PostAsync(community.People[1], "Yo traigo semillas.");
        await Expect(ane.Post("Yo traigo semillas.")).ToContainTextAsync(name);
        var talk = new { requestId = Request.New(), body = "Hola", people = new[] { community.People[0].Id.Value } };
        await berezi.AskAsync("POST", "/api/talks", talk);
        await berezi.GoAsync("/app/ajustes");
        await berezi.Act("leave.act").ClickAsync();
        var dialog = berezi.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync(Words.Of("leave.stays"));
        await dialog.GetByText(Words.Of("leave.sure")).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = Words.Of("leave.do") }).ClickAsync();
        await Expect(berezi.Page).ToHaveURLAsync(SignIn());
        await Expect(berezi.Main).ToContainTextAsync(Words.Of("signIn.erased"));
        await Held.NothingAsync(berezi.Page);

        await Expect(ane.Post("Yo traigo semillas.")).ToContainTextAsync(Words.Of("member.left"));
        await Expect(ane.Page.Locator("body")).Not.ToContainTextAsync(name);
        await Expect(ane.Post("Yo traigo semillas.").Locator("a.post-name")).ToHaveCountAsync(0);

        // A device that comes later has never heard of the one who left.
        var later = await OpenAsync(community.People[0]);
        await later.ReadAsync(community);
        await Expect(later.Post("Yo traigo semillas.")).ToContainTextAsync(Words.Of("member.left"));
        await later.GoAsync("/app/mensajes");
        await later.Main.Locator(".talks").GetByRole(AriaRole.Link, new() { Name = Words.Of("member.left") }).ClickAsync();
        await Expect(later.Main).ToContainTextAsync(Words.Of("talk.left"));
        await Expect(later.Composer).ToHaveCountAsync(0);
        await Expect(later.Main.Locator(".talk-person")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_link_leads_to_its_part_of_the_page_past_the_sign_in_and_after_a_reload()
    {
        var person = await Site.NewMemberAsync("Ane Etxeberria");
        var ane = await OpenAsync(Screen.Phone);
        ane.TolerateSignedOut();
        await ane.GoAsync("/app/ajustes#messages");
        await ane.FillSignInAsync(person);
        await ane.Act("signIn.act").ClickAsync();
        await Expect(ane.Page).ToHaveURLAsync($"{Site.Address}/app/ajustes#messages");
        await Expect(ane.Main.Locator("#messages")).ToBeFocusedAsync();
        await ane.Page.ReloadAsync();
        await Expect(ane.Main.Locator("#messages")).ToBeFocusedAsync();
        await Expect(ane.Main.Locator("#messages")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Whose_session_ended_elsewhere_is_not_told_that_the_account_was_erased()
    {
        var ane = await OpenAsync(await Site.NewMemberAsync("Ane Etxeberria"));
        ane.Tolerate("401 (Unauthorized)", "WebSocket connection");
        await ane.GoAsync("/app/ajustes");
        await ane.Act("leave.act").ClickAsync();
        var dialog = ane.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByText(Words.Of("leave.sure")).ClickAsync();

        // Whatever is still being fetched is answered by nobody, so that nothing else says first that the session is over.
        var asked = false;
        await ane.Context.RouteAsync("**/api/**", route =>
        {
            asked |= route.Request.Url.EndsWith("/api/me/erasure", StringComparison.Ordinal);
            return asked ? route.ContinueAsync() : Task.CompletedTask;
        });
        await ane.Context.ClearCookiesAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = Words.Of("leave.do") }).ClickAsync();
        await Expect(ane.Main).ToContainTextAsync(Words.Of("signIn.ended"));
        await Expect(ane.Main).Not.ToContainTextAsync(Words.Of("signIn.erased"));
    }

    [Fact]
    public async Task A_shared_device_keeps_nothing_from_the_beginning()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var ane = await OpenAsync(Screen.Phone);
        ane.TolerateSignedOut();
        await ane.GoAsync("/app/entrar");
        await ane.FillSignInAsync(community.People[0]);
        await ane.Main.Locator("[name=shared]").CheckAsync();
        await ane.Act("signIn.act").ClickAsync();
        await Expect(ane.Main.GetByText(Community.Title)).ToBeVisibleAsync();
        Assert.Empty(await Held.DatabasesAsync(ane.Page));
        Assert.All(await ane.Context.CookiesAsync(), cookie => Assert.Equal(-1, cookie.Expires));

        // Another tab of the same window is signed in and keeps nothing either.
        var tab = await ane.Context.NewPageAsync();
        await tab.GotoAsync("/app");
        await Expect(tab.GetByText(Community.Title)).ToBeVisibleAsync();
        Assert.Empty(await Held.DatabasesAsync(tab));
    }

    [Fact]
    public async Task Signing_out_without_a_line_holds_when_the_line_is_back()
    {
        var (ane, _) = await ReadingAsync();
        await ane.LoseLineAsync();
        await ane.Act("action.signOut").ClickAsync();
        await Expect(ane.Page).ToHaveURLAsync(SignIn());
        await Until.TrueAsync(ane.Page, "async () => (await indexedDB.databases()).length === 0");
        await ane.Context.SetOfflineAsync(false);
        await ane.Page.GotoAsync("/app");
        await Expect(ane.Page).ToHaveURLAsync(SignIn());
        await Until.TrueAsync(ane.Page, "async () => (await fetch('/api/me')).status === 401");
    }

    [GeneratedRegex("/app/entrar")]
    private static partial Regex SignIn();

    private async Task<(Visitor Ane, Community Community)> ReadingAsync()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var ane = await OpenAsync(community.People[0]);
        ane.TolerateSignedOut();
        await ane.ReadAsync(community);
        await ane.KeptAsync();
        return (ane, community);
    }
}
