using Comparte.Browser.Tests.Sessions;
using Comparte.Groups;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.WithoutALine;

/// <summary>Of a sensitive group no browser keeps anything, and what one held before goes.</summary>
public sealed class SensitiveTests(Site site) : BrowserTest(site)
{
    private const string Canary = "zarzamora";

    /// <summary>No group of another test is called so, which would stand in the directory.</summary>
    private const string Name = $"Casa {Canary}";

    private static readonly string[] Secrets = [Canary, "qué sembramos", "Qué sembramos", "llueve en abril"];

    [Fact]
    public async Task What_is_read_and_written_there_stands_nowhere_in_the_browser()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        await MakeSensitiveAsync(community);
        var ane = await OpenAsync(community.People[0]);
        await ane.GoAsync("/app");
        await ane.LiveAsync();
        await OpenThreadAsync(ane);
        await community.PostAsync(community.People[1], $"Una {Canary}");
        await Expect(ane.Post($"Una {Canary}")).ToBeVisibleAsync();
        await ane.WriteAsync($"Otra {Canary}");
        await Expect(ane.Post($"Otra {Canary}")).ToBeVisibleAsync();
        await ane.Composer.FillAsync($"A medias {Canary}");
        await ane.Page.GoBackAsync();
        await OpenThreadAsync(ane);

        // The draft is held by the page.
        await Expect(ane.Composer).ToHaveValueAsync($"A medias {Canary}");
        Assert.DoesNotContain(Canary, ane.Page.Url, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sembramos", await ane.Page.TitleAsync(), StringComparison.OrdinalIgnoreCase);
        await Held.TopicsAsync(ane.Page, $"me/{community.People[0].Id}");
        await Held.NowhereAsync(ane.Page, Secrets);
    }

    [Fact]
    public async Task What_a_device_held_goes_when_the_group_becomes_sensitive_and_the_page_goes_on()
    {
        var (ane, benat, community) = await BothReadAsync();
        await ChangeAsync(community, new GroupChange { Name = Name });
        await benat.KeptAsync();
        await Held.TopicsAsync(benat.Page, $"thread/{community.Thread}", $"group/{community.Group}");
        await benat.Composer.FillAsync($"A medias {Canary}");

        await ane.Page.GotoAsync($"{community.GroupPath}/ajustes");
        await ane.Act("group.sensitive.set.act").ClickAsync();
        var dialog = ane.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync(Words.Of("group.sensitive.set.device"));
        await dialog.GetByRole(AriaRole.Button, new() { Name = Words.Of("group.sensitive.set.confirm") }).ClickAsync();

        await Expect(ane.Act("group.sensitive.end.act")).ToBeVisibleAsync();
        await Held.NowhereAsync(benat.Page, Secrets);
        await Held.NowhereAsync(ane.Page, Secrets);
        await Expect(benat.Post("Aquí llueve en abril.")).ToBeVisibleAsync();
        await Expect(benat.Composer).ToHaveValueAsync($"A medias {Canary}");
    }

    [Fact]
    public async Task Without_a_line_it_says_why_there_is_nothing_to_see()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria");
        await MakeSensitiveAsync(community);
        var ane = await OpenAsync(community.People[0], Screen.Phone);
        await ane.GoAsync("/app");
        await ane.LiveAsync();
        await ane.KeptAsync();
        await Held.TopicsAsync(ane.Page, $"me/{community.People[0].Id}");
        await OpenThreadAsync(ane);
        await ane.LoseLineAsync();
        await ane.Page.ReloadAsync();
        await Expect(ane.Main).ToContainTextAsync(Words.Of("sensitive.away"));
        await ane.FindLineAsync();
        await Expect(ane.Post("Aquí llueve en abril.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_leaves_with_something_unsent_is_asked_first()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria");
        await MakeSensitiveAsync(community);
        var ane = await OpenAsync(community.People[0]);
        await ane.GoAsync("/app");
        await ane.LiveAsync();
        await OpenThreadAsync(ane);
        await ane.Composer.PressSequentiallyAsync(Canary);
        await ane.Page.Locator("h1").ClickAsync();
        var asked = new TaskCompletionSource<string>();
        ane.Page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.AcceptAsync();
        };
        await Until.TrueAsync(ane.Page, "async () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))");

        await ane.Page.ReloadAsync();

        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private static async Task OpenThreadAsync(Visitor visitor)
    {
        // Within the page, which holds what is kept nowhere else.
        await visitor.Page.Locator("a[href='/app/grupos']").Filter(new() { Visible = true }).First.ClickAsync();
        await visitor.Main.GetByRole(AriaRole.Link, new() { NameRegex = new(Name) }).First.ClickAsync();
        await visitor.Main.Locator(".thread-row a", new() { HasText = Community.Title }).First.ClickAsync();
        await Expect(visitor.Composer).ToBeVisibleAsync();
    }

    private Task MakeSensitiveAsync(Community community) =>
        ChangeAsync(community, new GroupChange { Sensitive = true, Name = Name });

    private async Task ChangeAsync(Community community, GroupChange change) => Assert.Null((await Site.Grains
        .GetGrain<IGroupGrain>(community.Group.Value).ChangeAsync(
            community.People[0].Id, change with { RequestId = Request.New() }, asAdministrator: false)).Refusal);
}
