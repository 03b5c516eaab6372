using Comparte.Calendars;
using Comparte.Grains.Tests.Calendars;
using Comparte.Grains.Tests.Pages;
using Comparte.Grains.Tests.Publications;
using Comparte.Groups;
using Comparte.Inbox;
using Comparte.Initiatives;
using Comparte.Members;
using Comparte.Needs;
using Comparte.Organizations;
using Comparte.Pages;
using Comparte.Projects;
using Comparte.Publications;
using Comparte.Talks;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests;

/// <summary>For every command: what a reader held before, with the changes since, is what a fresh reader gets.
/// </summary>
[Collection(ClusterCollection.Name)]
public sealed class CommandChangesTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    [Fact]
    public async Task Threads_before_and_their_changes_are_threads_after()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var group = await _community.NewGroupAsync(ana);
        var id = await _community.NewThreadAsync(ana, group);
        var thread = _community.Thread(id);
        await HoldsAsync(
            TopicId.Of(id),
            async () => await _community.PublishAsync(id, ana),
            async () => Community.Value(await thread.PublishAsync(
                ana, new NewPost { RequestId = Request(), Body = "Sí", ReplyTo = 2 })),
            async () => Community.Value(await thread.EditAsync(ana, 2, "Hola a todas y todos.", Request())),
            async () => Community.Value(await thread.ReactAsync(ana, 3, "thanks", present: true)),
            async () => Community.Value(await thread.ReactAsync(ana, 3, "thanks", present: false)),
            async () => Community.Value(await thread.DeleteAsync(ana, 3, Request())),
            async () => Community.Value(await thread.ChangeAsync(
                ana, new ThreadChange { RequestId = Request(), Title = "¿Y más?", Pinned = true, Closed = true })),
            async () => Assert.Null(await thread.PurgeHistoryAsync(ana, 2)));
    }

    [Fact]
    public async Task Inboxes_before_and_their_changes_are_inboxes_after()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var inbox = _community.Grains.GetGrain<IInboxGrain>(ana.Value);
        Task TellAsync(int count, long rev) => inbox.TakeAsync(
        [
            new NoticeTelling(new Notice { Key = "request/g", Count = count, ToldRev = rev }, DateTimeOffset.UnixEpoch),
        ]);
        await TellAsync(1, 1);
        await HoldsAsync(
            TopicId.Inbox(ana),
            () => TellAsync(2, 2),
            async () => Assert.Null(await inbox.SeeAsync(ana, [2])),
            async () => Assert.Null(await inbox.SeeUpToAsync(ana, 2)),
            () => TellAsync(3, 3),
            () => TellAsync(0, 4));
    }

    [Fact]
    public async Task Groups_before_and_their_changes_are_groups_after()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var tainara = await _community.NewMemberAsync("Tainara");
        var id = await _community.NewGroupAsync(ana);
        var group = _community.Group(id);
        await HoldsAsync(
            TopicId.Of(id),
            () => _community.JoinAsync(id, joao),
            async () => Assert.Null(await group.SetRoleAsync(ana, joao, GroupRole.Facilitator, Request())),
            async () => Assert.Null(await group.LeaveAsync(joao, Request())),
            async () => Assert.Null(await group.SetRoleAsync(ana, joao, GroupRole.Member, Request())),
            () => _community.JoinAsync(id, joao),
            async () => Assert.Null(await group.RemoveAsync(ana, joao, Request())),
            async () => Assert.Null(await group.AdmitInvitedAsync(ana, tainara, Request())),
            async () => Community.Value(await group.ChangeAsync(
                ana, new GroupChange { RequestId = Request(), Access = GroupAccess.OnRequest }, false)),
            async () => Community.Value(await group.JoinAsync(joao, "Hola", Request())),
            async () => Assert.Null(await group.AnswerAsync(ana, joao, accept: true, Request())),
            async () => await _community.NewThreadAsync(ana, id),
            async () => Community.Value(await group.ChangeAsync(
                ana, new GroupChange { RequestId = Request(), Archived = true }, false)));
    }

    [Fact]
    public async Task What_is_mine_before_and_its_changes_are_mine_after()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var member = _community.Member(ana);
        await HoldsAsync(
            TopicId.Me(ana),
            async () => Community.Value(await member.ChangeAsync(
                ana, new MemberChange { RequestId = Request(), About = "Semillas", Country = "BO" })),
            () => member.TellMembershipAsync(
                EntityId.New<GroupId>(TimeProvider.System),
                new Membership { Name = "Huertas", Role = GroupRole.Member, ToldRev = 1 }),
            () => member.TellOrganizationAsync(EntityId.New<OrganizationId>(TimeProvider.System), "Técnica", false, 3),
            () => member.MarkReadAsync(EntityId.New<ThreadId>(TimeProvider.System), 4),
            () => member.MarkAllReadAsync([.. Enumerable.Range(1, 60).Select(_ => new ReadPosition
            {
                Id = EntityId.New<ThreadId>(TimeProvider.System).Value,
                UpTo = 4,
            })]),
            () => member.EndSessionsAsync(["una"], blocked: false));
    }

    [Fact]
    public async Task Organizations_before_and_their_changes_are_organizations_after()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var id = await _community.NewOrganizationAsync(ana);
        var organization = _community.Organization(id);
        Task ChangeAsync(OrganizationChange change) => organization.ChangeAsync(
            ana, change with { RequestId = Request() }, asAdministrator: false);
        await HoldsAsync(
            TopicId.Of(id),
            () => ChangeAsync(new OrganizationChange { Name = "Otra", Site = "https://otra.example" }),
            () => ChangeAsync(new OrganizationChange { People = [new PersonChange { Member = joao, Role = "Campo" }] }),
            () => ChangeAsync(new OrganizationChange { People = [new PersonChange { Member = joao, Leaves = true }] }));
    }

    [Fact]
    public async Task Initiatives_before_and_their_changes_are_initiatives_after()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var id = await _community.NewInitiativeAsync(ana, await _community.NewOrganizationAsync(ana));
        var initiative = _community.Initiative(id);
        await HoldsAsync(
            TopicId.Of(id),
            async () => Community.Value(await initiative.ChangeAsync(
                ana, new InitiativeChange { RequestId = Request(), Products = ["Café"] }, asAdministrator: false)),
            () => _community.AddPersonAsync(id, ana, joao, represents: true),
            async () => Assert.Null(await initiative.ShowAsync(joao, new ExactPlace { Village = "Palma" }, Request())),
            async () => Assert.Null(await initiative.HideAsync(joao, asAdministrator: false)));
    }

    [Fact]
    public async Task Projects_before_and_their_changes_are_projects_after()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var organization = (await _community.NewOrganizationAsync(ana)).Value;
        var id = await _community.NewProjectAsync(ana);
        var project = _community.Project(id);
        var indicator = Community.Value(await project.SetIndicatorAsync(
            ana, null, new ProjectIndicatorChange { RequestId = Request(), Name = "Familias" }));
        var goal = Community.Value(await project.SetGoalAsync(
            ana, null, new ProjectGoalChange { RequestId = Request(), Text = "Tres viveros" }));
        await HoldsAsync(
            TopicId.Of(id),
            async () => Community.Value(await project.ChangeAsync(
                ana, new ProjectChange { RequestId = Request(), Stage = ProjectStage.Running }, asAdministrator: false)),
            async () => Assert.Null(await project.SetActorAsync(
                ana, organization, new ProjectActorChange { RequestId = Request() }, asAdministrator: false)),
            async () => Community.Value(await project.SetUpdateAsync(
                ana, null, new ProjectUpdateChange { RequestId = Request(), Text = "Va bien." })),
            async () => Community.Value(await project.SetValueAsync(
                ana, indicator.No, new DateOnly(2026, 5, 1), new ProjectValueChange { RequestId = Request(), Value = 12.5 })),
            async () => Community.Value(await project.ClearAsync(ana, goal.Id, Request())));
    }

    [Fact]
    public async Task Logs_before_and_their_changes_are_logs_after()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var id = await _community.NewInitiativeAsync(ana, await _community.NewOrganizationAsync(ana));
        var log = _community.Log(id);
        var note = new LogNoteChange { Type = LogNoteKind.NextStep, On = new DateOnly(2026, 5, 1), Text = "Volver." };
        Community.Value(await log.AddAsync(ana, note with { RequestId = Request() }));
        await HoldsAsync(
            TopicId.Log(id),
            async () => Community.Value(await log.AddAsync(ana, note with { RequestId = Request() })),
            async () => Community.Value(await log.ChangeAsync(
                ana, 2, new LogNoteChange { RequestId = Request(), Done = true })),
            async () => Assert.Null(await log.SetPlaceAsync(ana, new ExactPlace { Village = "Palma" }, Request())),
            async () => Community.Value(await log.RemoveAsync(ana, 3, Request())));
    }

    [Fact]
    public async Task Publications_before_and_their_changes_are_publications_after()
    {
        var workshop = new Workshop(cluster);
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var id = await workshop.NewDraftAsync(ana, new NewPublication { Type = PublicationType.Method });
        var publication = workshop.Publication(id);
        await HoldsAsync(
            TopicId.Of(id),
            async () => Community.Value(await workshop.TrySaveAsync(id, ana, 1)),
            async () => Community.Value(await workshop.TrySaveAsync(id, ana, 0, language: "pt")),
            async () => await workshop.ChangeAsync(id, ana, new PublicationChange { Country = "GT" }),
            async () => await workshop.ChangeAsync(id, ana, new PublicationChange { Language = "eu" }),
            () => workshop.AddAuthorAsync(id, ana, joao),
            async () => await workshop.ShareAsync(id, ana),
            async () => Community.Value(await publication.ShareTextAsync(
                ana, "eu", new TextSharing { RequestId = Request() })),
            async () => Assert.Null(await publication.RemoveTextAsync(ana, "pt", Request())),
            async () => Community.Value(await publication.AddTrialAsync(joao, new NewTrial { RequestId = Request() })),
            async () => Assert.Null(await publication.RemoveAuthorAsync(joao, joao, Request())),
            () => workshop.WithdrawAsync(id, ana),
            async () => Assert.Null(await publication.DeleteAsync(ana, Request())));
    }

    [Fact]
    public async Task Pages_before_and_their_changes_are_pages_after()
    {
        var shelf = new Shelf(cluster);
        var ana = await _community.NewMemberAsync("Ana");
        var id = await shelf.NewPageAsync(ana, await _community.NewGroupAsync(ana));
        var hand = Request();
        await HoldsAsync(
            TopicId.Of(id),
            async () => Community.Value(await shelf.Page(id).TakePenAsync(ana, hand, PenAsking.Take)),
            async () => Community.Value(await shelf.TrySaveAsync(id, ana, 1, "Dos.", hand, keepsPen: true)),
            async () => Assert.Null(await shelf.Page(id).LayDownPenAsync(ana, hand)),
            async () => Community.Value(await shelf.Page(id).TakePenAsync(ana, hand, PenAsking.Take)),
            async () => Community.Value(await shelf.TrySaveAsync(id, ana, 2, "Tres.", hand)),
            async () => Community.Value(await shelf.TryChangeAsync(id, ana, new PageChange { Pinned = true, Locked = true })),
            async () => Community.Value(await shelf.TryChangeAsync(id, ana, new PageChange { Archived = true })),
            async () => Assert.Null(await shelf.Page(id).DeleteAsync(ana, Request())));
    }

    [Fact]
    public async Task Answers_before_and_their_changes_are_answers_after()
    {
        var gatherings = new Gatherings(cluster);
        var ana = await _community.NewMemberAsync("Ana");
        var id = await gatherings.NewEventAsync(ana);

        // The event tells its answers who reads them; before that there is nothing to hold.
        await Community.EventuallyAsync(async () =>
            (await _community.Grains.GetTopic(TopicId.Answers(id)).ReadAsync(default)).Head > 0);
        await HoldsAsync(
            TopicId.Answers(id),
            () => gatherings.AnswerAsync(id, ana),
            () => gatherings.AnswerAsync(id, ana, Attendance.No),
            async () => Assert.Null(await gatherings.Answers(id).TakeBackAsync(ana, Request())),
            () => gatherings.AnswerAsync(id, ana),
            () => gatherings.Answers(id).EndAsync());
    }

    [Fact]
    public async Task Needs_before_and_their_changes_are_needs_after()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var id = await _community.NewNeedAsync(ana);
        var need = _community.Need(id);
        await HoldsAsync(
            TopicId.Of(id),
            async () => Community.Value(await need.ChangeAsync(
                ana, new NeedChange { RequestId = Request(), Text = "Para doce familias." }, asAdministrator: false)),
            async () => Assert.Null(await _community.Helps(id).AnswerAsync(ana, new NeedAnswer { RequestId = Request() })),
            async () => Community.Value(await need.ChangeAsync(
                ana, new NeedChange { RequestId = Request(), Closed = false }, asAdministrator: false)),
            () => need.TellHelpersAsync([ana], 9),
            async () => Assert.Null(await _community.Helps(id).RemoveAsync(ana, Request())));
    }

    [Fact]
    public async Task Talks_before_and_their_changes_are_talks_after()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var others = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _community.NewMemberAsync()));
        var id = await _community.BeginTalkAsync(ana, new NewTalk { RequestId = Request(), People = [.. others[..2]] });
        var talk = _community.Talk(id);
        await HoldsAsync(
            TopicId.Of(id),
            async () => Assert.Null(await talk.AddAsync(ana, [others[2]], Request())),
            async () => await _community.PublishAsync(TalkIds.ThreadOf(id), ana),
            async () => Assert.Null(await talk.LeaveAsync(others[0], Request())));
    }

    private static Guid Request() => Community.NewRequest();

    private Task HoldsAsync(TopicId topic, params Func<Task>[] commands) =>
        CommandChanges.HoldAsync(_community.Grains, topic, commands);
}
