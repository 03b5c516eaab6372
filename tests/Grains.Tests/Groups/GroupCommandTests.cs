using Comparte.Directories;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Requests;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Groups;

/// <summary>What becomes of groups and of those who want to join them.</summary>
[Collection(ClusterCollection.Name)]
public sealed class GroupCommandTests(ClusterFixture cluster)
{
    private static readonly GroupChange OnRequest = new() { Access = GroupAccess.OnRequest };
    private static readonly GroupChange Hidden = new() { Visibility = GroupVisibility.Hidden };
    private readonly Community _community = new(cluster);

    [Fact]
    public async Task Facilitators_see_how_many_ask_and_the_answer_reaches_the_one_who_asked()
    {
        var (ana, joao, group) = await TwoAsync(OnRequest);

        var asked = await _community.Group(group).JoinAsync(joao, "Trabajo con semillas.", Community.NewRequest());

        Assert.Equal(JoinResult.Requested, Community.Value(asked));
        await SeesAsync(ana, group, membership => membership is { Requests: 1, OldestRequestAt: not null });
        await SeesAsync(joao, group, membership => membership is { Requested: true, Role: null });
        Assert.Equal(
            "Trabajo con semillas.",
            Assert.Single(Community.Value(await _community.Group(group).RequestsAsync(ana))).Text);
        Assert.Null(await _community.Group(group).AnswerAsync(ana, joao, true, Community.NewRequest()));
        await SeesAsync(ana, group, membership => membership is { Requests: 0, OldestRequestAt: null });
        await SeesAsync(joao, group, membership => membership is { Requested: false, Role: GroupRole.Member });
    }

    [Fact]
    public async Task A_refused_request_disappears_from_the_askers_own_topic()
    {
        var (ana, joao, group) = await TwoAsync(OnRequest);
        await _community.Group(group).JoinAsync(joao, "", Community.NewRequest());
        await SeesAsync(joao, group, membership => membership?.Requested == true);

        Assert.Null(await _community.Group(group).AnswerAsync(ana, joao, false, Community.NewRequest()));

        await SeesAsync(joao, group, membership => membership is null);
    }

    [Fact]
    public async Task A_removed_member_loses_the_group_everywhere()
    {
        var (ana, joao, group) = await TwoAsync(new());
        await _community.JoinAsync(group, joao);
        await SeesAsync(joao, group, membership => membership?.Role == GroupRole.Member);

        Assert.Null(await _community.Group(group).RemoveAsync(ana, joao, Community.NewRequest()));

        Assert.False((await _community.Place(group).RightsAsync(default, joao)).Reads);
        var admitted = await _community.Grains.GetTopic(TopicId.Of(group)).AdmitAsync([new(joao, default)]);
        Assert.Equal(OpenStatus.Gone, admitted.Statuses[0]);
        await SeesAsync(joao, group, membership => membership is null);
    }

    [Fact]
    public async Task An_invited_person_may_know_of_a_hidden_group_and_joins_it()
    {
        var (ana, joao, group) = await TwoAsync(Hidden);
        Assert.Equal("not_found", (await _community.Group(group).ViewAsync(joao)).Refusal?.Code);

        Assert.Null(await _community.Group(group).SetRoleAsync(ana, joao, GroupRole.Member, Community.NewRequest()));

        Assert.True(Community.Value(await _community.Group(group).ViewAsync(joao)).Invited);
        await SeesAsync(joao, group, membership => membership is { Invited: true, Role: null });
        await _community.JoinAsync(group, joao);
        await SeesAsync(joao, group, membership => membership is { Invited: false, Role: GroupRole.Member });
    }

    [Fact]
    public async Task A_hidden_group_shows_nowhere()
    {
        var (ana, joao, group) = await TwoAsync(Hidden);
        await SeesAsync(ana, group, membership => membership is not null);

        var directory = _community.Grains.GetGrain<IDirectoryGrain>(DirectoryRules.Groups);
        await directory.TellAsync(new Tombstone { Id = group.Value, ToldRev = 2 });

        Assert.False(await IsListedAsync(group));
        Assert.DoesNotContain(
            await _community.ReadAsync(new TopicId(TopicKinds.Directory, DirectoryRules.Groups)),
            entry => entry.Id == group.Value);
        Assert.Equal("not_found", (await _community.Group(group).ViewAsync(joao)).Refusal?.Code);
        Assert.Empty(await _community.Group(group).NewestThreadsAsync(joao, 20));
        Assert.False((await _community.Place(group).RightsAsync(default, joao)).Known);
        var join = await _community.Group(group).JoinAsync(joao, "", Community.NewRequest());
        Assert.Equal("not_found", join.Refusal?.Code);
    }

    [Fact]
    public async Task A_group_that_hides_leaves_the_directory_and_an_older_telling_does_not_bring_it_back()
    {
        var (ana, _, group) = await TwoAsync(new());
        var directory = _community.Grains.GetGrain<IDirectoryGrain>(DirectoryRules.Groups);
        await Community.EventuallyAsync(() => IsListedAsync(group));

        Community.Value(await _community.Group(group).ChangeAsync(
            ana, Hidden with { RequestId = Community.NewRequest() }, asAdministrator: false));

        await Community.EventuallyAsync(async () => !await IsListedAsync(group));
        await directory.TellAsync(new GroupCard { Id = group.Value, Name = "vieja", ToldRev = 2 });
        Assert.False(await IsListedAsync(group));
    }

    [Fact]
    public async Task The_last_facilitator_stays_until_there_is_a_successor()
    {
        var (ana, joao, group) = await TwoAsync(new());
        await _community.JoinAsync(group, joao);

        var alone = await _community.Group(group).LeaveAsync(ana, Community.NewRequest());
        Assert.Equal("last_facilitator", alone?.Code);

        Assert.Null(await _community.Group(group).SetRoleAsync(
            ana, joao, GroupRole.Facilitator, Community.NewRequest()));
        Assert.Null(await _community.Group(group).LeaveAsync(ana, Community.NewRequest()));
    }

    [Fact]
    public async Task Two_facilitators_who_leave_at_once_do_not_both_leave_the_others_alone()
    {
        var (ana, joao, group) = await TwoAsync(new());
        await _community.JoinAsync(group, joao);
        await _community.JoinAsync(group, await _community.NewMemberAsync("Tainara"));
        await _community.Group(group).SetRoleAsync(ana, joao, GroupRole.Facilitator, Community.NewRequest());

        var left = await Task.WhenAll(
            _community.Group(group).LeaveAsync(ana, Community.NewRequest()),
            _community.Group(group).LeaveAsync(joao, Community.NewRequest()));

        Assert.Single(left, refusal => refusal is null);
    }

    [Fact]
    public async Task An_administrator_from_outside_archives_and_does_nothing_else()
    {
        var (_, admin, group) = await TwoAsync(new());
        var rename = new GroupChange { Name = "Otra", RequestId = Community.NewRequest() };
        var archive = new GroupChange { Archived = true, RequestId = Community.NewRequest() };

        var renamed = await _community.Group(group).ChangeAsync(admin, rename, asAdministrator: true);
        var archived = await _community.Group(group).ChangeAsync(admin, archive, asAdministrator: true);

        Assert.Equal("not_allowed", renamed.Refusal?.Code);
        Assert.True(Community.Value(archived).Archived);
    }

    [Fact]
    public async Task An_administrator_from_outside_does_not_take_an_archive_back()
    {
        var (ana, admin, group) = await TwoAsync(new());
        await ArchiveAsync(group, ana, asAdministrator: false);
        var revive = new GroupChange { Archived = false, RequestId = Community.NewRequest() };

        var revived = await _community.Group(group).ChangeAsync(admin, revive, asAdministrator: true);

        Assert.Equal("not_allowed", revived.Refusal?.Code);
        Assert.True(Community.Value(await _community.Group(group).ViewAsync(ana)).About.Archived);
    }

    [Fact]
    public async Task An_administrator_who_archives_a_hidden_group_learns_nothing_of_it()
    {
        var (_, admin, group) = await TwoAsync(Hidden with { Purpose = "Un secreto" });

        var archived = Community.Value(await ArchiveAsync(group, admin, asAdministrator: true));

        Assert.True(archived.Archived);
        Assert.Equal(("", "", default), (archived.Name, archived.Purpose, archived.By));
    }

    [Fact]
    public async Task An_outsider_sees_name_purpose_axes_and_how_to_join()
    {
        var (ana, joao, group) = await TwoAsync(OnRequest with
        {
            Purpose = "Semillas",
            Axes = ["agroecologia"],
            MembersInvite = true,
        });

        var seen = Community.Value(await _community.Group(group).ViewAsync(joao));

        Assert.Equal(("Huertas", "Semillas", 1), (seen.About.Name, seen.About.Purpose, seen.Members));
        Assert.Equal(["agroecologia"], seen.About.Axes.AsEnumerable());
        Assert.Equal(GroupAccess.OnRequest, seen.About.Access);
        Assert.Equal((default, default, false), (seen.About.By, seen.About.At, seen.About.MembersInvite));
        Assert.Equal(ana, Community.Value(await _community.Group(group).ViewAsync(ana)).About.By);
    }

    [Fact]
    public async Task A_repeated_request_asks_once_and_a_reused_one_is_a_conflict()
    {
        var (ana, joao, group) = await TwoAsync(OnRequest);
        var request = Community.NewRequest();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => _community.Group(group).JoinAsync(joao, "uno", request)));

        Assert.All(answers, answer => Assert.Equal(JoinResult.Requested, Community.Value(answer)));
        Assert.Single(Community.Value(await _community.Group(group).RequestsAsync(ana)));
        Assert.Equal(
            "request_reused", (await _community.Group(group).JoinAsync(joao, "dos", request)).Refusal?.Code);
    }

    [Fact]
    public async Task A_refused_person_who_repeats_the_old_request_does_not_ask_again()
    {
        var (ana, joao, group) = await TwoAsync(OnRequest);
        var request = Community.NewRequest();
        await _community.Group(group).JoinAsync(joao, "", request);
        await _community.Group(group).AnswerAsync(ana, joao, false, Community.NewRequest());

        await _community.Group(group).JoinAsync(joao, "", request);

        Assert.Empty(Community.Value(await _community.Group(group).RequestsAsync(ana)));
    }

    [Fact]
    public async Task A_group_comes_in_with_its_past_once()
    {
        var ana = await _community.NewMemberAsync();
        var joao = await _community.NewMemberAsync("João");
        var at = new DateTimeOffset(2025, 5, 1, 10, 0, 0, TimeSpan.Zero);
        var group = EntityId.New<GroupId>(TimeProvider.System);
        var import = new GroupImport
        {
            About = new GroupAbout { Name = "Semillas", By = ana, At = at },
            Members =
            [
                new GroupMember { Id = ana.Value, Role = GroupRole.Facilitator, Since = at },
                .. Enumerable.Range(0, 120).Select(no => new GroupMember { Id = $"m{no:x32}", Since = at }),
            ],
            Requests = [new JoinRequest { Member = joao, At = at.AddDays(30), Text = "¡Hola!" }],
        };

        await _community.Grains.GetGrain<IGroupImportGrain>(group.Value).ImportAsync(import);
        await _community.Grains.GetGrain<IGroupImportGrain>(group.Value).ImportAsync(import);

        Assert.Equal(121, Community.Value(await _community.Group(group).ViewAsync(ana)).Members);
        await SeesAsync(ana, group, membership => membership is { Requests: 1, Role: GroupRole.Facilitator });
    }

    private Task<Outcome<GroupAbout>> ArchiveAsync(GroupId group, MemberId actor, bool asAdministrator) =>
        _community.Group(group).ChangeAsync(
            actor, new GroupChange { Archived = true, RequestId = Community.NewRequest() }, asAdministrator);

    private async Task<(MemberId Ana, MemberId Joao, GroupId Group)> TwoAsync(GroupChange change)
    {
        var ana = await _community.NewMemberAsync("Ana");
        return (ana, await _community.NewMemberAsync("João"), await _community.NewGroupAsync(ana, change));
    }

    private Task<bool> IsListedAsync(GroupId group) =>
        _community.IsListedAsync(DirectoryRules.Groups, group.Value);

    private Task SeesAsync(MemberId member, GroupId group, Func<Membership?, bool> holds) =>
        Community.EventuallyAsync(async () => holds((await _community.Member(member).MineAsync(member))
            .OfType<Membership>().SingleOrDefault(membership => membership.Id == group.Value)));
}
