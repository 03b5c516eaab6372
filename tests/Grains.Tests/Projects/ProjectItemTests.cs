using Comparte.Projects;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Projects;

/// <summary>Goals, updates, indicators and their values.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ProjectItemTests(ClusterFixture cluster)
{
    private static readonly DateOnly Day = new(2026, 5, 1);
    private readonly Community _community = new(cluster);

    [Fact]
    public async Task Goals_are_added_reached_and_moved()
    {
        var (ana, id) = await NewAsync();
        var first = await GoalAsync(id, ana, null, new ProjectGoalChange { Text = "Tres viveros" });
        var second = await GoalAsync(id, ana, null, new ProjectGoalChange { Text = "Una feria" });

        await GoalAsync(id, ana, second.No, new ProjectGoalChange { Order = 0.5 });
        await GoalAsync(id, ana, first.No, new ProjectGoalChange { Done = true });

        var goals = (await ViewAsync(id)).Goals;
        Assert.Equal([("Una feria", false), ("Tres viveros", true)], goals.Select(goal => (goal.Text, goal.Done)));
    }

    [Fact]
    public async Task An_update_told_twice_with_one_request_stands_once()
    {
        var (ana, id) = await NewAsync();
        var update = new ProjectUpdateChange { RequestId = Community.NewRequest(), Text = "Sembramos." };

        Community.Value(await _community.Project(id).SetUpdateAsync(ana, null, update));
        Community.Value(await _community.Project(id).SetUpdateAsync(ana, null, update));

        Assert.Equal(["Sembramos."], (await ViewAsync(id)).Updates.Select(told => told.Text));
        var other = await _community.Project(id).SetUpdateAsync(ana, null, update with { Text = "Otra cosa." });
        Assert.Equal("request_reused", other.Refusal?.Code);
    }

    [Fact]
    public async Task One_tells_in_the_name_of_those_that_take_part_and_among_whose_people_one_is()
    {
        var (ana, id) = await NewAsync();
        var joao = await _community.NewMemberAsync("João");
        var (own, foreign) = (await _community.NewOrganizationAsync(ana), await _community.NewOrganizationAsync(joao));
        foreach (var (actor, organization, confirms) in new[] { (ana, own, false), (ana, foreign, false), (joao, foreign, true) })
        {
            Assert.Null(await _community.Project(id).SetActorAsync(
                actor,
                organization.Value,
                new ProjectActorChange { RequestId = Community.NewRequest(), Confirms = confirms },
                asAdministrator: false));
        }

        Assert.Null(await TellAsync(id, ana, own.Value));
        Assert.Equal("actor_not_yours", await TellAsync(id, ana, foreign.Value));
        Assert.Equal("actor_unknown", await TellAsync(id, ana, (await _community.NewOrganizationAsync(ana)).Value));
    }

    [Fact]
    public async Task Somebody_mends_the_own_update_and_another_coordinator_only_takes_it_away()
    {
        var (ana, id) = await NewAsync();
        var rosa = await _community.NewMemberAsync("Rosa");
        await _community.AddPersonAsync(id, ana, rosa, coordinates: true);
        var grain = _community.Project(id);
        var update = Community.Value(await grain.SetUpdateAsync(
            ana, null, new ProjectUpdateChange { RequestId = Community.NewRequest(), Text = "Senbramos." }));
        var mended = new ProjectUpdateChange { RequestId = Community.NewRequest(), Text = "Sembramos." };

        Assert.Equal("not_allowed", (await grain.SetUpdateAsync(rosa, update.No, mended)).Refusal?.Code);
        Assert.NotNull(((ProjectUpdate)Community.Value(await grain.SetUpdateAsync(ana, update.No, mended))).EditedAt);
        Assert.IsType<Tombstone>(Community.Value(await grain.ClearAsync(rosa, update.Id, Community.NewRequest())));
    }

    [Fact]
    public async Task A_day_has_one_value_which_can_be_said_anew_and_taken_away()
    {
        var (ana, id) = await NewAsync();
        var indicator = await IndicatorAsync(id, ana);

        await ValueAsync(id, ana, indicator.No, Day, 12.25);
        await ValueAsync(id, ana, indicator.No, Day, 13.5);
        var earlier = await ValueAsync(id, ana, indicator.No, Day.AddDays(-30), 10);

        var values = (await ViewAsync(id)).Values;
        Assert.Equal([(Day.AddDays(-30), 10), (Day, 13.5)], values.Select(value => (value.On, value.Value)));
        Community.Value(await _community.Project(id).ClearAsync(ana, earlier.Id, Community.NewRequest()));
        await ValueAsync(id, ana, indicator.No, Day.AddDays(-30), 11);
        Assert.Equal(11, (await ViewAsync(id)).Values[0].Value);
    }

    [Fact]
    public async Task An_indicator_with_values_is_closed_and_not_taken_away()
    {
        var (ana, id) = await NewAsync();
        var indicator = await IndicatorAsync(id, ana);
        await ValueAsync(id, ana, indicator.No, Day, 12);
        var grain = _community.Project(id);

        var refused = await grain.ClearAsync(ana, indicator.Id, Community.NewRequest());

        Assert.Equal("indicator_in_use", refused.Refusal?.Code);
        var closed = Community.Value(await grain.SetIndicatorAsync(
            ana,
            indicator.No,
            new ProjectIndicatorChange { RequestId = Community.NewRequest(), Name = "Familias", Closed = true }));
        Assert.True(((ProjectIndicator)closed).Closed);
    }

    [Fact]
    public async Task Who_does_not_change_the_project_changes_nothing_that_stands_in_it()
    {
        var (ana, id) = await NewAsync();
        var joao = await _community.NewMemberAsync("João");
        await _community.AddPersonAsync(id, ana, joao);
        var indicator = await IndicatorAsync(id, ana);
        var nowhere = EntityId.New<ProjectId>(TimeProvider.System);

        foreach (var actor in new[] { joao, await _community.NewMemberAsync("Maren") })
        {
            Assert.All(await TryAllAsync(id, actor, indicator), code => Assert.Equal("not_allowed", code));
        }

        Assert.All(await TryAllAsync(nowhere, ana, indicator), code => Assert.Equal("not_found", code));
    }

    [Fact]
    public async Task What_is_not_there_is_not_changed_and_people_are_not_cleared()
    {
        var (ana, id) = await NewAsync();
        var grain = _community.Project(id);
        var goal = new ProjectGoalChange { RequestId = Community.NewRequest(), Done = true };

        Assert.Equal("not_found", (await grain.SetGoalAsync(ana, 99, goal)).Refusal?.Code);
        Assert.Equal("not_found", (await grain.SetValueAsync(
            ana, 99, Day, new ProjectValueChange { RequestId = Community.NewRequest(), Value = 1 })).Refusal?.Code);
        Assert.Equal("not_found", (await grain.ClearAsync(ana, ana.Value, Community.NewRequest())).Refusal?.Code);
        Assert.Equal("not_found", (await grain.ClearAsync(ana, "about", Community.NewRequest())).Refusal?.Code);
    }

    [Fact]
    public async Task A_project_has_no_more_indicators_than_a_page_can_show()
    {
        var (ana, id) = await NewAsync();
        for (var number = 0; number < ProjectItemRules.MaxIndicators; number++)
        {
            await IndicatorAsync(id, ana);
        }

        var refused = await _community.Project(id).SetIndicatorAsync(
            ana, null, new ProjectIndicatorChange { RequestId = Community.NewRequest(), Name = "Otra" });

        Assert.Equal("project_full", refused.Refusal?.Code);
    }

    [Fact]
    public async Task Updates_of_the_past_come_in_once()
    {
        var (ana, id) = await NewAsync();
        var at = new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);
        ProjectUpdate[] updates = [new() { Text = "Uno", By = ana, At = at }, new() { Text = "Dos", By = ana, At = at.AddDays(9) }];
        var import = _community.Grains.GetGrain<IProjectImportGrain>(id.Value);

        await import.ImportAsync([updates[0]]);
        await import.ImportAsync([.. updates]);
        await import.ImportAsync([.. updates]);

        Assert.Equal([("Dos", at.AddDays(9)), ("Uno", at)], (await ViewAsync(id)).Updates.Select(told => (told.Text, told.At)));
    }

    private async Task<List<string?>> TryAllAsync(ProjectId id, MemberId actor, ProjectIndicator indicator)
    {
        var grain = _community.Project(id);
        var change = new ProjectIndicatorChange { RequestId = Community.NewRequest(), Name = "Familias" };
        var value = new ProjectValueChange { RequestId = Community.NewRequest(), Value = 1 };
        return
        [
            (await grain.SetGoalAsync(
                actor, null, new ProjectGoalChange { RequestId = Community.NewRequest(), Text = "Meta" })).Refusal?.Code,
            await TellAsync(id, actor, null),
            (await grain.SetIndicatorAsync(actor, indicator.No, change)).Refusal?.Code,
            (await grain.SetValueAsync(actor, indicator.No, Day, value)).Refusal?.Code,
            (await grain.ClearAsync(actor, indicator.Id, Community.NewRequest())).Refusal?.Code,
        ];
    }

    private async Task<(MemberId Ana, ProjectId Id)> NewAsync()
    {
        var ana = await _community.NewMemberAsync("Ana");
        return (ana, await _community.NewProjectAsync(ana));
    }

    private async Task<ProjectView> ViewAsync(ProjectId id) => Community.Value(await _community.Project(id).ViewAsync());

    private async Task<Entry> GoalAsync(ProjectId id, MemberId actor, long? no, ProjectGoalChange goal) =>
        Community.Value(await _community.Project(id).SetGoalAsync(
            actor, no, goal with { RequestId = Community.NewRequest() }));

    private async Task<string?> TellAsync(ProjectId id, MemberId actor, string? name)
    {
        var update = new ProjectUpdateChange { RequestId = Community.NewRequest(), Text = "Sembramos.", Actor = name };
        return (await _community.Project(id).SetUpdateAsync(actor, null, update)).Refusal?.Code;
    }

    private async Task<ProjectIndicator> IndicatorAsync(ProjectId id, MemberId actor)
    {
        var change = new ProjectIndicatorChange { RequestId = Community.NewRequest(), Name = "Familias", Target = 40 };
        return (ProjectIndicator)Community.Value(await _community.Project(id).SetIndicatorAsync(actor, null, change));
    }

    private async Task<Entry> ValueAsync(ProjectId id, MemberId actor, long indicator, DateOnly on, double value) =>
        Community.Value(await _community.Project(id).SetValueAsync(
            actor, indicator, on, new ProjectValueChange { RequestId = Community.NewRequest(), Value = value }));
}
