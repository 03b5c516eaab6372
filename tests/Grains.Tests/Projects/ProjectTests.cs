using Comparte.Directories;
using Comparte.Members;
using Comparte.Organizations;
using Comparte.Projects;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Projects;

/// <summary>Projects, who may change and delete them, and who hears of it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ProjectTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    [Fact]
    public async Task A_project_stands_in_the_directory_with_those_who_have_said_that_they_take_part()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var rosa = await _community.NewMemberAsync("Rosa");
        var (own, other) = (await _community.NewOrganizationAsync(ana), await _community.NewOrganizationAsync(rosa));
        var id = await _community.NewProjectAsync(ana, new ProjectChange
        {
            Stage = ProjectStage.Running,
            Dates = new ProjectDates { Starts = new DateOnly(2026, 1, 1), Ends = new DateOnly(2027, 1, 1) },
            Country = "GT",
            Lead = own.Value,
        });

        Assert.Null(await _community.Project(id).SetActorAsync(
            ana, other.Value, new ProjectActorChange { RequestId = Community.NewRequest() }, asAdministrator: false));

        var card = await CardAsync(id, card => card is not null);
        Assert.Equal((ProjectStage.Running, new DateOnly(2026, 1, 1), "GT"), (card!.Stage, card.Starts, card.Country));
        Assert.Equal(own.Value, Assert.Single(card.Actors));
        Assert.Equal(ana, Assert.Single(card.People));
        Assert.Null(await _community.Project(id).SetActorAsync(
            rosa,
            other.Value,
            new ProjectActorChange { RequestId = Community.NewRequest(), Confirms = true },
            asAdministrator: false));
        await CardAsync(id, changed => changed!.Actors.Contains(other.Value));
    }

    [Fact]
    public async Task A_repeated_creation_makes_one_project_and_another_body_is_a_conflict()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var project = new ProjectChange { Name = "Semillas", RequestId = Community.NewRequest() };
        var grain = _community.Project(EntityId.FromRequest<ProjectId>(ana, project.RequestId));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => grain.CreateAsync(ana, project)));

        Assert.Single(answers.Select(Community.Value).Distinct());
        Assert.Equal("request_reused", (await grain.CreateAsync(ana, project with { Name = "Otra" })).Refusal?.Code);
    }

    [Fact]
    public async Task Nobody_begins_a_project_in_the_name_of_those_for_whom_they_do_not_speak()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var organization = await _community.NewOrganizationAsync(ana);
        var project = new ProjectChange { Name = "Ajena", Lead = organization.Value, RequestId = Community.NewRequest() };

        var made = await _community.Project(EntityId.FromRequest<ProjectId>(joao, project.RequestId))
            .CreateAsync(joao, project);

        Assert.Equal("not_allowed", made.Refusal?.Code);
    }

    [Fact]
    public async Task Coordinators_leading_organizations_and_administrators_change_it_and_nobody_else()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var rosa = await _community.NewMemberAsync("Rosa");
        var joao = await _community.NewMemberAsync("João");
        var amina = await _community.NewMemberAsync("Amina");
        var outsider = await _community.NewMemberAsync("Maren");
        var leading = await _community.NewOrganizationAsync(ana);
        await _community.AddPersonAsync(leading, ana, amina, represents: true);
        var id = await _community.NewProjectAsync(ana, new ProjectChange { Lead = leading.Value });
        await _community.AddPersonAsync(id, ana, rosa, coordinates: true);
        await _community.AddPersonAsync(id, ana, joao);

        Assert.Null(await RenameAsync(id, rosa));
        Assert.Null(await RenameAsync(id, amina));
        Assert.Equal("not_allowed", await RenameAsync(id, joao));
        Assert.Equal("not_allowed", await RenameAsync(id, outsider));
        Assert.Null(await RenameAsync(id, outsider, asAdministrator: true));
        Assert.Equal("not_found", await RenameAsync(EntityId.New<ProjectId>(TimeProvider.System), ana));
    }

    [Fact]
    public async Task A_coordinator_who_has_not_confirmed_changes_nothing()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var rosa = await _community.NewMemberAsync("Rosa");
        var id = await _community.NewProjectAsync(ana);
        Assert.Null(await ChangePeopleAsync(id, ana, new PersonChange { Member = rosa, Represents = true }));

        Assert.Equal("not_allowed", await RenameAsync(id, rosa));

        Assert.Null(await ChangePeopleAsync(id, rosa, new PersonChange { Member = rosa, Confirms = true }));
        Assert.Null(await RenameAsync(id, rosa));
    }

    [Fact]
    public async Task Its_people_hear_of_their_place_confirm_it_and_leave()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var rosa = await _community.NewMemberAsync("Rosa");
        var id = await _community.NewProjectAsync(ana);

        Assert.Null(await ChangePeopleAsync(id, ana, new PersonChange { Member = rosa, Role = "Viveros" }));
        await Community.EventuallyAsync(async () => await PlaceAsync(rosa, id) is
        { Name: "Semillas en común", Role: "Viveros", Belongs: true, Represents: false, Unconfirmed: true });
        Assert.Null(await ChangePeopleAsync(id, rosa, new PersonChange { Member = rosa, Confirms = true }));
        Assert.Null(await RenameAsync(id, ana));
        await Community.EventuallyAsync(async () => await PlaceAsync(rosa, id) is { Name: "Otra", Unconfirmed: false });

        var leave = new ProjectChange
        {
            RequestId = Community.NewRequest(),
            People = [new PersonChange { Member = rosa, Leaves = true }],
        };
        var grain = _community.Project(id);
        Assert.Equal("not_allowed", (await grain.ChangeAsync(rosa, leave with { Name = "Mía" }, false)).Refusal?.Code);
        Community.Value(await grain.ChangeAsync(rosa, leave, asAdministrator: false));
        Community.Value(await grain.ChangeAsync(rosa, leave, asAdministrator: false));
        await Community.EventuallyAsync(async () => await PlaceAsync(rosa, id) is null);
        Assert.Equal("not_allowed", await ChangePeopleAsync(id, rosa, new PersonChange { Member = ana, Leaves = true }));
    }

    [Fact]
    public async Task Only_members_of_the_network_become_its_people()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var id = await _community.NewProjectAsync(ana);
        var stranger = new PersonChange { Member = EntityId.New<MemberId>(TimeProvider.System) };

        Assert.Equal("member_unknown", await ChangePeopleAsync(id, ana, stranger));
    }

    [Fact]
    public async Task A_project_of_which_others_have_told_nothing_is_deleted_and_found_nowhere()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var rosa = await _community.NewMemberAsync("Rosa");
        var id = await _community.NewProjectAsync(ana);
        var grain = _community.Project(id);
        for (var goal = 0; goal < 30; goal++)
        {
            Community.Value(await grain.SetGoalAsync(
                ana, null, new ProjectGoalChange { RequestId = Community.NewRequest(), Text = $"Meta {goal}" }));
        }

        await _community.AddPersonAsync(id, ana, rosa);
        await CardAsync(id, card => card is not null);
        var request = Community.NewRequest();
        Assert.Equal("not_allowed", (await grain.RemoveAsync(rosa, Community.NewRequest()))?.Code);

        Assert.Null(await grain.RemoveAsync(ana, request));

        Assert.Null(await grain.RemoveAsync(ana, request));
        Assert.Equal("not_found", (await grain.RemoveAsync(ana, Community.NewRequest()))?.Code);
        Assert.Equal("not_found", (await grain.ViewAsync()).Refusal?.Code);
        Assert.Equal("not_found", await RenameAsync(id, ana));
        await CardAsync(id, card => card is null);
        await Community.EventuallyAsync(async () => await PlaceAsync(rosa, id) is null);
        await Community.EventuallyAsync(async () => (await _community.ReadAsync(TopicId.Of(id))).IsEmpty);
        var opened = await grain.AdmitAsync([new Admission { Member = ana }]);
        Assert.Equal(OpenStatus.Gone, Assert.Single(opened.Statuses));
    }

    [Fact]
    public async Task A_project_of_which_somebody_else_has_told_something_is_not_deleted()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var rosa = await _community.NewMemberAsync("Rosa");
        var id = await _community.NewProjectAsync(ana);
        await _community.AddPersonAsync(id, ana, rosa, coordinates: true);
        Community.Value(await _community.Project(id).SetUpdateAsync(
            rosa, null, new ProjectUpdateChange { RequestId = Community.NewRequest(), Text = "Empezamos." }));

        Assert.Equal(
            "project_in_use", (await _community.Project(id).RemoveAsync(ana, Community.NewRequest()))?.Code);
    }

    private async Task<string?> RenameAsync(ProjectId id, MemberId actor, bool asAdministrator = false)
    {
        var change = new ProjectChange { RequestId = Community.NewRequest(), Name = "Otra" };
        return (await _community.Project(id).ChangeAsync(actor, change, asAdministrator)).Refusal?.Code;
    }

    private async Task<string?> ChangePeopleAsync(ProjectId id, MemberId actor, PersonChange person)
    {
        var change = new ProjectChange { RequestId = Community.NewRequest(), People = [person] };
        return (await _community.Project(id).ChangeAsync(actor, change, asAdministrator: false)).Refusal?.Code;
    }

    private async Task<ProjectPlace?> PlaceAsync(MemberId member, ProjectId id) =>
        (await _community.Member(member).MineAsync(member)).OfType<ProjectPlace>()
            .SingleOrDefault(place => place.Id == id.Value);

    private async Task<ProjectCard?> CardAsync(ProjectId id, Func<ProjectCard?, bool> fits)
    {
        ProjectCard? card = null;
        await Community.EventuallyAsync(async () =>
        {
            var found = await _community.Grains.GetGrain<IDirectoryGrain>(DirectoryRules.Projects).FindAsync([id.Value]);
            return fits(card = found.OfType<ProjectCard>().SingleOrDefault());
        });
        return card;
    }
}
