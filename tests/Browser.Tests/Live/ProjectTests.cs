using System.Text.RegularExpressions;
using Comparte.Organizations;
using Comparte.Projects;
using Comparte.Web.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Live;

/// <summary>Two people with the same project on screen.</summary>
public sealed class ProjectTests(Site site) : BrowserTest(site)
{
    private const string Name = "Semillas de prueba";
    private const string Indicator = "Familias con semilla propia";

    [Fact]
    public async Task A_value_that_one_enters_with_a_comma_shows_in_the_chart_and_the_table_of_the_other()
    {
        var (ane, rosa, id) = await TwoAsync();
        var (first, second) = (await OpenAsync(ane), await OpenAsync(rosa));
        await OnScreenAsync(id, first, second);
        await second.Act("project.table.show").ClickAsync();

        await first.Act("project.value.add").ClickAsync();
        var dialog = first.Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("[name=value]").FillAsync("doce");
        await dialog.GetByRole(AriaRole.Button, new() { Name = Words.Of("action.save") }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert).Filter(new() { HasText = "12.345,5" })).ToBeVisibleAsync();
        await dialog.Locator("[name=value]").FillAsync("27,5");
        await dialog.GetByRole(AriaRole.Button, new() { Name = Words.Of("action.save") }).ClickAsync();

        await Expect(first.Page.Locator(".chart-point")).ToHaveCountAsync(2);
        await Expect(second.Page.Locator(".values .values-number", new() { HasText = "27,5" })).ToBeVisibleAsync();
        await second.Act("project.chart.show").ClickAsync();
        await Expect(second.Page.Locator(".chart-point")).ToHaveCountAsync(2);
        await Expect(second.Page.Locator(".chart svg")).ToHaveAttributeAsync("aria-label", Last("27,5 familias"));
    }

    [Fact]
    public async Task News_and_goals_of_one_are_seen_by_the_other_at_once()
    {
        var (ane, rosa, id) = await TwoAsync();
        var (first, second) = (await OpenAsync(ane), await OpenAsync(rosa));
        await OnScreenAsync(id, first, second);

        await first.Act("project.update.add").ClickAsync();
        await first.Page.GetByLabel(Words.Of("project.update.text")).FillAsync("La casa ya tiene techo.");
        await first.Act("project.update.act").ClickAsync();
        await Expect(second.Page.GetByText("La casa ya tiene techo.")).ToBeVisibleAsync();

        await first.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Tres viveros" }).ClickAsync();
        await Expect(second.Page.Locator(".project-goal.is-done", new() { HasText = "Tres viveros" })).ToBeVisibleAsync();
        await Expect(second.Act("project.update.add")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_organization_is_seen_to_take_part_once_somebody_who_represents_it_says_so()
    {
        var (ane, rosa, id) = await TwoAsync();
        var maren = await Site.NewMemberAsync("Maren Iturbe");
        var request = Request.New();
        const string Organization = "Hariztegi que responde";
        Assert.Null((await Site.Grains.GetGrain<IOrganizationGrain>(
            EntityId.FromRequest<OrganizationId>(maren.Id, request).Value).CreateAsync(
                maren.Id, new() { RequestId = request, Name = Organization })).Refusal);
        var (first, second, answers) = (await OpenAsync(ane), await OpenAsync(rosa), await OpenAsync(maren));
        await answers.GoAsync("/app");
        await OnScreenAsync(id, first, second);

        await first.Act("project.actor.ask").ClickAsync();
        await first.Page.GetByLabel(Words.Of("project.actor.find")).FillAsync("Hariztegi que");
        await first.Page.GetByRole(AriaRole.Dialog).GetByText(Organization).ClickAsync();
        await first.Act("project.actor.ask.act").ClickAsync();
        await Expect(first.Page.GetByText(Words.Of("project.actor.asked"))).ToBeVisibleAsync();
        await Expect(second.Main.GetByText(Organization)).ToHaveCountAsync(0);

        await answers.Page.GetByText(Words.Of("home.forMe.project.asks", ("name", Name))).ClickAsync();
        await answers.Act("project.answer.yes").ClickAsync();
        await Expect(second.Main.GetByRole(AriaRole.Link, new() { Name = Organization })).ToBeVisibleAsync();
        await Expect(first.Page.GetByText(Words.Of("project.actor.asked"))).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_project_is_made_on_a_phone_and_what_was_written_is_kept_until_then()
    {
        var ane = await Site.NewMemberAsync("Ane Etxeberria");
        var phone = await OpenAsync(ane, Screen.Phone);
        await phone.GoAsync("/app/proyectos/nuevo");
        await phone.LiveAsync();
        await phone.Page.Locator("[name=purpose]").FillAsync("Que vuelvan a la mesa.");
        await phone.Main.GetByRole(AriaRole.Link, new() { Name = Words.Of("nav.back") }).ClickAsync();
        await phone.Main.GetByRole(AriaRole.Link, new() { Name = Words.Of("project.new") }).ClickAsync();
        await Expect(phone.Page.Locator("[name=purpose]")).ToHaveValueAsync("Que vuelvan a la mesa.");

        await phone.Page.Locator("[name=name]").FillAsync("Hecho en el teléfono");
        await phone.Act("project.new.act").ClickAsync();

        await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Hecho en el teléfono" })).ToBeVisibleAsync();
        await Expect(phone.Main.GetByText("Que vuelvan a la mesa.")).ToBeVisibleAsync();
        await phone.GoAsync("/app/proyectos/nuevo");
        await Expect(phone.Page.Locator("[name=purpose]")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_project_made_by_mistake_goes_after_a_question()
    {
        var ane = await Site.NewMemberAsync("Ane Etxeberria");
        var id = await NewProjectAsync(ane);
        var visitor = await OpenAsync(ane);
        await visitor.GoAsync($"{PathOf(id)}/editar");
        await visitor.Act("project.remove").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { Name = Words.Of("project.remove") }).ClickAsync();

        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = Words.Of("project.title") }))
            .ToBeVisibleAsync();
        Assert.NotNull((await Site.Grains.GetGrain<IProjectGrain>(id.Value).ViewAsync()).Refusal);
    }

    private static Regex Last(string value) => new(Regex.Escape(value));

    private static string PathOf(ProjectId id) => $"/app/proyectos/{Slug.Of(Name, id.Value)}";

    private static async Task OnScreenAsync(ProjectId id, params Visitor[] visitors)
    {
        await Task.WhenAll(visitors.Select(visitor => visitor.GoAsync(PathOf(id))));
        await Task.WhenAll(visitors.Select(visitor => visitor.LiveAsync()));
    }

    /// <summary>Ane coordinates a project with a goal and an indicator that has a value; Rosa looks on.</summary>
    private async Task<(Person Ane, Person Rosa, ProjectId Id)> TwoAsync()
    {
        var (ane, rosa) = (await Site.NewMemberAsync("Ane Etxeberria"), await Site.NewMemberAsync("Rosa Quispe"));
        var id = await NewProjectAsync(ane);
        var project = Site.Grains.GetGrain<IProjectGrain>(id.Value);
        Assert.Null((await project.SetGoalAsync(
            ane.Id, null, new() { RequestId = Request.New(), Text = "Tres viveros" })).Refusal);
        var indicator = await project.SetIndicatorAsync(ane.Id, null, new()
        {
            RequestId = Request.New(),
            Name = Indicator,
            Unit = "familias",
            Target = 40,
        });
        Assert.Null((await project.SetValueAsync(
            ane.Id, indicator.Value!.No, new(2026, 1, 15), new() { RequestId = Request.New(), Value = 12 })).Refusal);
        return (ane, rosa, id);
    }

    private async Task<ProjectId> NewProjectAsync(Person by)
    {
        var request = Request.New();
        var id = EntityId.FromRequest<ProjectId>(by.Id, request);
        Assert.Null((await Site.Grains.GetGrain<IProjectGrain>(id.Value).CreateAsync(
            by.Id, new() { RequestId = request, Name = Name, Stage = ProjectStage.Running })).Refusal);
        return id;
    }
}
