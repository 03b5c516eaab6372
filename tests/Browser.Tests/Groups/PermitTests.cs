using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Groups;

/// <summary>That a group may be taken to another network is said by who facilitates it, and all in it see it at once.</summary>
public sealed class PermitTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task It_is_allowed_after_reading_what_it_means_and_taken_back()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Uriarte");
        var reads = await OpenAsync(community.People[1], Screen.Phone);
        await reads.GoAsync(community.GroupPath);
        await reads.LiveAsync();
        var leads = await OpenAsync(community.People[0], Screen.Phone);
        await leads.GoAsync($"{community.GroupPath}/ajustes");
        await leads.Act("extract.allow.act").ClickAsync();
        var dialog = leads.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync(Words.Of("extract.allow.private.group"));
        await AccessibleAsync(leads);

        await dialog.GetByRole(AriaRole.Button, new() { Name = Words.Of("extract.allow.confirm", ("n", "7")) }).ClickAsync();

        var line = Words.Of("extract.holds", ("who", community.People[0].Name), ("until", "")).Split(';')[^1];
        await Expect(reads.Main).ToContainTextAsync(line);
        await AccessibleAsync(reads);
        await Expect(leads.Main.GetByLabel(Words.Of("extract.id"))).ToHaveValueAsync(community.Group.Value);
        await AccessibleAsync(leads);

        await leads.Act("extract.deny").ClickAsync();

        await Expect(reads.Main).Not.ToContainTextAsync(line);
        await Expect(leads.Act("extract.allow.act")).ToBeVisibleAsync();
        await reads.GoAsync($"{community.GroupPath}/registro");
        await Expect(reads.Main).ToContainTextAsync(Words.Of("power.extractDenied", ("who", community.People[0].Name)));
    }
}
