using Comparte.Groups;
using Comparte.Members;
using Comparte.Organizations;
using Comparte.Projects;

namespace Comparte.Grains.Tests.Projects;

/// <summary>Organizations and initiatives in a project: nobody takes part but by the own word; and its group.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ProjectActorTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    [Fact]
    public async Task Whoever_speaks_for_an_organization_hears_that_it_is_asked_and_confirms()
    {
        var (ana, rosa, id, organization) = await AskedAsync();
        await Community.EventuallyAsync(async () =>
            await PlaceAsync(rosa, id) is { Belongs: false, Asks: [var asked] } && asked == organization.Value);
        Assert.True((await ActorAsync(id, organization.Value))!.Unconfirmed);

        Assert.Equal("not_allowed", await ConfirmAsync(id, ana, organization.Value));
        Assert.Equal("not_allowed", await ConfirmAsync(id, ana, organization.Value, asAdministrator: true));
        Assert.Null(await ConfirmAsync(id, rosa, organization.Value));

        Assert.False((await ActorAsync(id, organization.Value))!.Unconfirmed);
        await Community.EventuallyAsync(async () => await PlaceAsync(rosa, id) is null);
    }

    [Fact]
    public async Task An_outsider_asks_nobody_and_lets_nobody_go()
    {
        var (_, _, id, organization) = await AskedAsync();
        var outsider = await _community.NewMemberAsync("Maren");
        var own = await _community.NewOrganizationAsync(outsider);

        Assert.Equal("not_allowed", await SetAsync(id, outsider, organization.Value, new ProjectActorChange()));
        Assert.Equal("not_allowed", await SetAsync(id, outsider, own.Value, new ProjectActorChange()));
        Assert.Equal(
            "not_allowed", await SetAsync(id, outsider, organization.Value, new ProjectActorChange { Leaves = true }));
    }

    [Fact]
    public async Task To_lead_takes_the_word_of_both()
    {
        var (ana, rosa, id, organization) = await AskedAsync();
        Assert.Null(await ConfirmAsync(id, rosa, organization.Value));
        var lead = new ProjectActorChange { Role = ProjectRole.Leads };

        Assert.Equal("not_allowed", await SetAsync(id, rosa, organization.Value, lead));
        Assert.Null(await SetAsync(id, ana, organization.Value, lead));
        Assert.Equal(
            (ProjectRole.TakesPart, ProjectRole.Leads),
            await ActorAsync(id, organization.Value) is { } asked ? (asked.Role, asked.Asked) : default);
        Assert.Equal("not_allowed", await RenameAsync(id, rosa));
        Assert.Null(await ConfirmAsync(id, rosa, organization.Value));

        Assert.Null(await RenameAsync(id, rosa));
        Assert.Null(await SetAsync(id, rosa, organization.Value, new ProjectActorChange { Role = ProjectRole.TakesPart }));
        Assert.Equal("not_allowed", await RenameAsync(id, rosa));
    }

    [Fact]
    public async Task An_organization_leaves_by_those_who_speak_for_it()
    {
        var (_, rosa, id, organization) = await AskedAsync();
        Assert.Null(await ConfirmAsync(id, rosa, organization.Value));

        Assert.Null(await SetAsync(id, rosa, organization.Value, new ProjectActorChange { Leaves = true }));

        Assert.Null(await ActorAsync(id, organization.Value));
        Assert.Equal("not_found", await ConfirmAsync(id, rosa, organization.Value));
    }

    [Fact]
    public async Task An_initiative_speaks_for_itself_and_its_organization_only_while_nobody_does()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var nerea = await _community.NewMemberAsync("Nerea");
        var rosa = await _community.NewMemberAsync("Rosa");
        var organization = await _community.NewOrganizationAsync(nerea);
        var (silent, own) = (
            await _community.NewInitiativeAsync(nerea, organization),
            await _community.NewInitiativeAsync(nerea, organization));
        await _community.AddPersonAsync(own, nerea, rosa, represents: true);
        var id = await _community.NewProjectAsync(ana);
        Assert.Null(await SetAsync(id, ana, silent.Value, new ProjectActorChange()));
        Assert.Null(await SetAsync(id, ana, own.Value, new ProjectActorChange()));

        Assert.Null(await ConfirmAsync(id, nerea, silent.Value));
        Assert.Equal("not_allowed", await ConfirmAsync(id, nerea, own.Value));
        Assert.Null(await ConfirmAsync(id, rosa, own.Value));
    }

    [Fact]
    public async Task Nobody_is_asked_who_is_not_there()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var id = await _community.NewProjectAsync(ana);
        var none = EntityId.New<OrganizationId>(TimeProvider.System).Value;

        Assert.Equal("actor_unknown", await SetAsync(id, ana, none, new ProjectActorChange()));
        Assert.Equal("actor_unknown", await SetAsync(id, ana, ana.Value, new ProjectActorChange()));
        var nowhere = EntityId.New<ProjectId>(TimeProvider.System);
        Assert.Equal("not_found", await SetAsync(nowhere, ana, none, new ProjectActorChange()));
    }

    [Fact]
    public async Task A_group_is_linked_by_somebody_who_facilitates_it_and_coordinates_the_project()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var rosa = await _community.NewMemberAsync("Rosa");
        var id = await _community.NewProjectAsync(ana);
        await _community.AddPersonAsync(id, ana, rosa, coordinates: true);
        var group = await _community.NewGroupAsync(ana);
        await _community.JoinAsync(group, rosa);
        var hidden = await _community.NewGroupAsync(rosa, new GroupChange { Visibility = GroupVisibility.Hidden });

        Assert.Equal("not_allowed", await LinkAsync(id, rosa, group));
        Assert.Equal("not_found", await LinkAsync(id, ana, hidden));
        Assert.Equal("not_found", await LinkAsync(id, ana, EntityId.New<GroupId>(TimeProvider.System)));
        Assert.Null(await LinkAsync(id, ana, group));
        Assert.Equal(group, Community.Value(await _community.Project(id).ViewAsync()).About.Group);
        var facilitator = await _community.NewMemberAsync("Nerea");
        var foreign = await _community.NewGroupAsync(facilitator);
        Assert.Equal("not_allowed", await LinkAsync(id, facilitator, foreign));
    }

    [Fact]
    public async Task A_group_is_unlinked_by_whoever_facilitates_it_or_changes_the_project()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var rosa = await _community.NewMemberAsync("Rosa");
        var id = await _community.NewProjectAsync(ana);
        var group = await _community.NewGroupAsync(ana);
        await _community.JoinAsync(group, rosa);
        Assert.Null(await LinkAsync(id, ana, group));

        Assert.Equal("not_allowed", await LinkAsync(id, rosa, null));
        Assert.Null(await _community.Group(group).SetRoleAsync(ana, rosa, GroupRole.Facilitator, Community.NewRequest()));
        Assert.Null(await LinkAsync(id, rosa, null));

        Assert.Null(Community.Value(await _community.Project(id).ViewAsync()).About.Group);
    }

    [Fact]
    public async Task An_archived_group_is_not_linked()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var id = await _community.NewProjectAsync(ana);
        var group = await _community.NewGroupAsync(ana);
        Community.Value(await _community.Group(group).ChangeAsync(
            ana, new GroupChange { RequestId = Community.NewRequest(), Archived = true }, asAdministrator: false));

        Assert.Equal("group_archived", await LinkAsync(id, ana, group));
    }

    /// <summary>Ana's project, and Rosa's organization, which it has asked.</summary>
    private async Task<(MemberId Ana, MemberId Rosa, ProjectId Id, OrganizationId Organization)> AskedAsync()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var rosa = await _community.NewMemberAsync("Rosa");
        var organization = await _community.NewOrganizationAsync(rosa);
        var id = await _community.NewProjectAsync(ana);
        Assert.Null(await SetAsync(id, ana, organization.Value, new ProjectActorChange()));
        return (ana, rosa, id, organization);
    }

    private async Task<string?> SetAsync(
        ProjectId id, MemberId actor, string of, ProjectActorChange change, bool asAdministrator = false) =>
        (await _community.Project(id).SetActorAsync(
            actor, of, change with { RequestId = Community.NewRequest() }, asAdministrator))?.Code;

    private Task<string?> ConfirmAsync(ProjectId id, MemberId actor, string of, bool asAdministrator = false) =>
        SetAsync(id, actor, of, new ProjectActorChange { Confirms = true }, asAdministrator);

    private async Task<string?> LinkAsync(ProjectId id, MemberId actor, GroupId? group) =>
        (await _community.Project(id).LinkAsync(actor, group, Community.NewRequest(), asAdministrator: false))?.Code;

    private async Task<string?> RenameAsync(ProjectId id, MemberId actor)
    {
        var change = new ProjectChange { RequestId = Community.NewRequest(), Name = "Otra" };
        return (await _community.Project(id).ChangeAsync(actor, change, asAdministrator: false)).Refusal?.Code;
    }

    private async Task<ProjectActor?> ActorAsync(ProjectId id, string of) =>
        Community.Value(await _community.Project(id).ViewAsync()).Actors.SingleOrDefault(actor => actor.Id == of);

    private async Task<ProjectPlace?> PlaceAsync(MemberId member, ProjectId id) =>
        (await _community.Member(member).MineAsync(member)).OfType<ProjectPlace>()
            .SingleOrDefault(place => place.Id == id.Value);
}
