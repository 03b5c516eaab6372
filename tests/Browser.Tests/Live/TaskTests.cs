using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Live;

/// <summary>Two people with the tasks of their group on screen.</summary>
public sealed class TaskTests(Site site) : BrowserTest(site)
{
    private const string Title = "Pedir la sala";

    [Fact]
    public async Task A_task_of_one_is_taken_over_and_done_by_the_other_at_once()
    {
        var (ane, benat, community) = await BothLookAsync();
        await AddAsync(ane, Title, owner: community.People[0], due: "2020-03-01");
        await Expect(Task(benat)).ToContainTextAsync(community.People[0].Name);
        await Expect(Task(benat)).ToContainTextAsync(Words.Of("tasks.due.overdue", ("day", "1 mar 2020")));

        await benat.Page.GetByRole(AriaRole.Button, new() { Name = Words.Of("tasks.take.what", ("title", Title)) }).ClickAsync();
        await Expect(Task(ane)).ToContainTextAsync(community.People[1].Name);
        await benat.Page.GetByRole(AriaRole.Checkbox, new() { Name = Title }).ClickAsync();

        await Expect(Task(ane)).ToHaveCountAsync(0);
        await ane.Page.GetByText(Words.Of("tasks.view.done")).ClickAsync();
        await Expect(Task(ane)).ToContainTextAsync(Words.Of("tasks.done.by", ("name", community.People[1].Name)));
    }

    [Fact]
    public async Task A_deleted_task_comes_back_for_whoever_thinks_better_of_it()
    {
        var (ane, benat, _) = await BothLookAsync();
        await AddAsync(ane, Title);
        await Expect(Task(benat)).ToBeVisibleAsync();

        await MenuAsync(ane, "action.delete");
        await Expect(Task(ane)).ToHaveCountAsync(0);
        await ane.Act("action.undo").ClickAsync();

        await Expect(Task(ane)).ToBeVisibleAsync();
        await Expect(Task(benat)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_done_without_a_line_is_kept_and_told_with_it()
    {
        var (ane, benat, community) = await BothLookAsync();
        await AddAsync(ane, Title);
        await Expect(Task(benat)).ToBeVisibleAsync();
        await ane.LoseLineAsync();

        await ane.Page.GetByRole(AriaRole.Checkbox, new() { Name = Title }).ClickAsync();
        await AddAsync(ane, "Avisar a la radio", owner: community.People[1]);
        await Expect(ane.Page.Locator(".task", new() { HasText = "Avisar a la radio" }))
            .ToContainTextAsync(Words.Of("outbox.kept"));
        await ane.FindLineAsync();

        await Expect(benat.Page.Locator(".task", new() { HasText = "Avisar a la radio" })).ToBeVisibleAsync();
        await Expect(Task(benat)).ToHaveCountAsync(0);
        await Expect(ane.Page.Locator(".task")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_task_made_of_a_message_leads_back_to_it_and_stands_at_home()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var (ane, benat) = (await OpenAsync(community.People[0]), await OpenAsync(community.People[1]));
        await ane.ReadAsync(community);
        await benat.GoAsync("/app");
        await ane.WriteAsync("Hay que pedir la sala.\n\nLa grande.");
        await ane.OpenMenuAsync("Hay que pedir la sala.", community.People[0]);
        await ane.Act("tasks.fromPost").ClickAsync();
        var dialog = ane.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.Locator("[name=title]")).ToHaveValueAsync(new Regex("^Hay que pedir la sala"));
        await dialog.GetByLabel(Words.Of("tasks.owner")).SelectOptionAsync(community.People[1].Name);
        await dialog.GetByRole(AriaRole.Button, new() { Name = Words.Of("action.save") }).ClickAsync();

        await benat.Page.GetByText(Words.Of("tasks.own.open.one", ("n", "1"))).ClickAsync();
        await benat.Page.GetByRole(AriaRole.Link, new() { Name = "Hay que pedir la sala" }).ClickAsync();
        await benat.Page.GetByRole(AriaRole.Link, new() { Name = Words.Of("tasks.from", ("title", Community.Title)) }).ClickAsync();
        await Expect(benat.Post("Hay que pedir la sala.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_task_of_who_left_keeps_the_name_and_says_so()
    {
        var (ane, benat, community) = await BothLookAsync();
        benat.Tolerate("404 (Not Found)");
        await AddAsync(ane, Title, owner: community.People[1]);
        await Expect(Task(benat)).ToBeVisibleAsync();
        await community.RemoveAsync(community.People[1]);

        await Expect(Task(ane)).ToContainTextAsync(Words.Of("tasks.owner.left"));
        await Expect(Task(ane)).ToContainTextAsync(community.People[1].Name);
    }

    [Fact]
    public async Task Each_part_of_a_group_has_an_address_to_which_one_goes_back()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria");
        var ane = await OpenAsync(community.People[0], Screen.Phone);
        await ane.GoAsync(community.GroupPath);
        var tabs = ane.Main.Locator(".group-tabs");
        var tasks = tabs.GetByRole(AriaRole.Link, new() { Name = Words.Of("group.tab.tasks") });

        await tasks.ClickAsync();
        await Expect(ane.Page).ToHaveURLAsync(new Regex("/tareas$"));
        await Expect(tasks).ToHaveAttributeAsync("aria-current", "page");
        await Expect(tasks).ToBeFocusedAsync();
        await tabs.GetByRole(AriaRole.Link, new() { Name = Words.Of("group.tab.settings") }).ClickAsync();
        await Expect(ane.Page.Locator("[name=purpose]")).ToBeVisibleAsync();
        await ane.Page.GoBackAsync();
        await Expect(ane.Act("tasks.new")).ToBeVisibleAsync();
        await Expect(tasks).ToBeInViewportAsync();
        await ane.Page.GoForwardAsync();
        await Expect(ane.Page.Locator("[name=purpose]")).ToBeVisibleAsync();
    }

    private static ILocator Task(Visitor visitor) => visitor.Page.Locator(".task", new() { HasText = Title });

    private static async Task AddAsync(Visitor visitor, string title, Person? owner = null, string? due = null)
    {
        await visitor.Act("tasks.new").ClickAsync();
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=title]").FillAsync(title);
        if (owner is not null)
        {
            await dialog.GetByLabel(Words.Of("tasks.owner")).SelectOptionAsync(owner.Name);
        }

        if (due is not null)
        {
            await dialog.Locator("[name=due]").FillAsync(due);
        }

        await dialog.GetByRole(AriaRole.Button, new() { Name = Words.Of("action.save") }).ClickAsync();
        await Expect(visitor.Page.Locator(".task", new() { HasText = title })).ToBeVisibleAsync();
    }

    private static async Task MenuAsync(Visitor visitor, string act)
    {
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = Words.Of("tasks.menu", ("title", Title)) }).ClickAsync();
        await visitor.Act(act).ClickAsync();
    }

    private async Task<(Visitor First, Visitor Second, Community Community)> BothLookAsync()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var (first, second) = (await OpenAsync(community.People[0]), await OpenAsync(community.People[1]));
        foreach (var visitor in new[] { first, second })
        {
            await visitor.GoAsync($"{community.GroupPath}/tareas");
            await visitor.LiveAsync();
            await Expect(visitor.Act("tasks.new")).ToBeVisibleAsync();
        }

        return (first, second, community);
    }
}
