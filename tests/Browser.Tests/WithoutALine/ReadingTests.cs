using Comparte.Browser.Tests.Sessions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.WithoutALine;

/// <summary>What was opened is read without a line, also after a reload.</summary>
public sealed class ReadingTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task The_state_of_the_line_is_said_in_words()
    {
        var ane = await OpenDemoAsync("ana");
        await ane.GoAsync("/app");
        await ane.LiveAsync();
        await Expect(ane.Line).ToHaveTextAsync(Words.Of("line.live"));
        await ane.LoseLineAsync();
        await Expect(ane.Line).ToContainTextAsync(Words.Of("line.waiting.short"));
        await ane.FindLineAsync();
        await Expect(ane.Line).ToHaveTextAsync(Words.Of("line.live"));
    }

    [Fact]
    public async Task What_was_opened_is_read_after_a_reload_without_a_line()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var ane = await OpenAsync(community.People[0], Screen.Phone);
        await ane.ReadAsync(community);
        await ane.KeptAsync();
        await Held.TopicsAsync(
            ane.Page, $"thread/{community.Thread}", $"group/{community.Group}", $"me/{community.People[0].Id}");
        await ane.LoseLineAsync();
        await ane.Page.ReloadAsync();
        await Expect(ane.Post("Aquí llueve en abril.")).ToBeVisibleAsync();
        await ane.Page.GotoAsync("/app");
        await Expect(ane.Page.Locator(".thread-row", new() { HasText = Community.Title })).ToBeVisibleAsync();
        await ane.Page.GotoAsync(community.GroupPath);
        await Expect(ane.Main).ToContainTextAsync(Community.GroupName);
        await ane.Page.GotoAsync("/app/perfil");
        await Expect(ane.Main).ToContainTextAsync(community.People[0].Name);
    }

    [Fact]
    public async Task What_is_in_a_group_is_not_said_to_be_nothing_before_it_is_here()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria");
        var ane = await OpenAsync(community.People[0], Screen.Phone);

        // On a new device, the group's head is here before what is in it.
        await ane.Page.RouteWebSocketAsync("**/*", _ => { });
        await ane.Page.RouteAsync($"**/api/topics/group/{community.Group}/**", _ => { });
        await ane.Page.GotoAsync($"{community.GroupPath}/integrantes");
        await Expect(ane.Page.Locator(".group-tabs")).ToBeVisibleAsync();
        await ane.Page.WaitForFunctionAsync(
            "() => performance.getEntriesByType('resource').some((one) => one.name.includes('/Members-'))");
        await Expect(ane.Page.Locator(".skeleton").First).ToBeVisibleAsync();
        await Expect(ane.Page.Locator(".member-rows")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Somebody_is_found_in_the_directory_without_a_line()
    {
        var ana = await OpenDemoAsync("ana", Screen.Phone);
        await ana.GoAsync("/app/personas");
        await ana.LiveAsync();
        await ana.KeptAsync();
        await Held.TopicsAsync(ana.Page, "directory/members", "directory/organizations");
        await ana.LoseLineAsync();
        await ana.Page.ReloadAsync();
        await ana.Main.GetByRole(AriaRole.Searchbox).FillAsync("joao");
        await Expect(ana.Main.GetByRole(AriaRole.Link, new() { NameRegex = new("João") }).First).ToBeVisibleAsync();
    }
}
