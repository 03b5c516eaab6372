using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Axes;
using Comparte.Groups;
using Comparte.Organizations;
using Comparte.Power;
using Comparte.Threads;
using Comparte.Topics;
using Orleans.Core.Internal;

namespace Comparte.Grains.Tests.Power;

/// <summary>The logs of power: what comes into them, what outsiders read of it, and that nothing stands twice.</summary>
[Collection(ClusterCollection.Name)]
public sealed class PowerTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Community _community = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _outsider;

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _joao = await _community.NewMemberAsync("João");
        _outsider = await _community.NewMemberAsync("Maren");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_facilitators_do_stands_in_their_groups_log()
    {
        var group = await NewGroupAsync(GroupVisibility.Hidden);
        await SetRoleAsync(group, GroupRole.Facilitator);
        await SetRoleAsync(group, GroupRole.Member);
        await ChangeAsync(group, new GroupChange { Access = GroupAccess.OnRequest });
        await ChangeAsync(group, new GroupChange { Purpose = "Otra cosa." });
        Assert.Null(await _community.Group(group).RemoveAsync(_ana, _joao, Community.NewRequest()));
        await ChangeAsync(group, new GroupChange { Archived = true });

        await ReadsAsync(group.Value, acts => acts.Length == 5);
        var acts = await ReadAsync(group.Value);

        Assert.All(acts, act => Assert.Equal((_ana, TopicId.Of(group), false), (act.By, act.About, act.Listed)));
        Assert.Equal(
            [
                (ActType.Facilitates, _joao, null, null),
                (ActType.NoLongerFacilitates, _joao, null, null),
                (ActType.AccessChanged, null, "open", "onRequest"),
                (ActType.MemberRemoved, _joao, null, null),
                (ActType.Archived, null, null, null),
            ],
            acts.Select(act => (act.Type, act.Member, act.From, act.To)));
    }

    [Fact]
    public async Task What_a_member_does_with_the_own_place_is_no_act_of_power()
    {
        var group = await NewGroupAsync(GroupVisibility.Hidden);
        Assert.Null(await _community.Group(group).LeaveAsync(_joao, Community.NewRequest()));
        await _community.JoinAsync(await NewGroupAsync(GroupVisibility.Listed), _outsider);
        await ChangeAsync(group, new GroupChange { Archived = true });

        await ReadsAsync(group.Value, acts => acts is [{ Type: ActType.Archived }]);
    }

    [Fact]
    public async Task Of_a_listed_group_the_network_reads_what_was_done_and_who_leads_but_not_who_was_a_member()
    {
        var group = await NewGroupAsync(GroupVisibility.Listed);
        await SetRoleAsync(group, GroupRole.Facilitator);
        Assert.Null(await _community.Group(group).RemoveAsync(_ana, _joao, Community.NewRequest()));

        var acts = await InNetworkAsync(act => act.About == TopicId.Of(group), 2);

        Assert.Equal(
            [(ActType.Facilitates, (MemberId?)_ana, (MemberId?)_joao), (ActType.MemberRemoved, _ana, null)],
            acts.Select(act => (act.Type, act.By, act.Member)));
        await ReadsAsync(group.Value, own => own.Any(act => act.Type == ActType.MemberRemoved && act.Member == _joao && act.Listed));
    }

    [Fact]
    public async Task Of_a_hidden_group_the_network_reads_nothing()
    {
        var (hidden, listed) = (await NewGroupAsync(GroupVisibility.Hidden), await NewGroupAsync(GroupVisibility.Listed));
        await SetRoleAsync(hidden, GroupRole.Facilitator);
        await ReadsAsync(hidden.Value, acts => acts.Length == 1);
        await SetRoleAsync(listed, GroupRole.Facilitator);

        await InNetworkAsync(act => act.About == TopicId.Of(listed), 1);
        Assert.DoesNotContain(await ReadAsync(IPowerGrain.Network), act => $"{act}".Contains(hidden.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_that_hides_itself_says_so_to_its_members_alone()
    {
        var group = await NewGroupAsync(GroupVisibility.Listed);
        await ChangeAsync(group, new GroupChange { Visibility = GroupVisibility.Hidden });
        await ReadsAsync(group.Value, acts => acts is [{ Type: ActType.VisibilityChanged, From: "listed", To: "hidden", Listed: false }]);
        await ChangeAsync(group, new GroupChange { Visibility = GroupVisibility.Listed });

        var acts = await InNetworkAsync(act => act.About == TopicId.Of(group), 1);

        Assert.Equal("listed", Assert.Single(acts).To);
    }

    [Fact]
    public async Task Posts_that_others_delete_or_change_are_told_and_the_own_ones_are_not()
    {
        var group = await NewGroupAsync(GroupVisibility.Listed);
        var id = await _community.NewThreadAsync(_ana, group);
        var thread = _community.Thread(id);
        var (own, changed, deleted) = (
            await _community.PublishAsync(id, _joao), await _community.PublishAsync(id, _joao), await _community.PublishAsync(id, _joao));
        Community.Value(await thread.DeleteAsync(_joao, own.No, Community.NewRequest()));
        Community.Value(await thread.EditAsync(_ana, changed.No, "Otra cosa.", Community.NewRequest()));
        Community.Value(await thread.ReactAsync(_joao, changed.No, "noted", true));
        Community.Value(await thread.DeleteAsync(_ana, deleted.No, Community.NewRequest()));

        await ReadsAsync(group.Value, acts => acts.Length == 2);
        var acts = await ReadAsync(group.Value);

        Assert.Equal(
            [(ActType.PostEdited, changed.No), (ActType.PostDeleted, deleted.No)], acts.Select(act => (act.Type, act.Post ?? 0)));
        Assert.All(acts, act => Assert.Equal((_ana, TopicId.Of(id)), (act.By, act.About)));
        Assert.All(
            await InNetworkAsync(act => act.About == TopicId.Of(group), 2),
            act => Assert.DoesNotContain(id.Value, $"{act}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_told_again_stands_once_however_long_ago_it_was()
    {
        var log = cluster.Grains.GetGrain<IPowerGrain>((await NewGroupAsync(GroupVisibility.Hidden)).Value);
        var first = new PowerAct { Id = "group/x/1", Type = ActType.Archived, By = _ana, At = TimeProvider.System.GetUtcNow() };
        await log.TakeAsync([first]);
        await log.TakeAsync([.. Enumerable.Range(2, 150).Select(rev => first with { Id = $"group/x/{rev}" })]);
        await log.AsReference<IGrainManagementExtension>().DeactivateOnIdle();

        await log.TakeAsync([first, first with { Id = "group/x/152" }]);

        // The beginning, and each of them.
        Assert.Equal(153, (await log.ReadAsync(default)).Head);
    }

    [Fact]
    public async Task A_group_keeps_no_more_notes_than_wait_to_be_told()
    {
        var group = await NewGroupAsync(GroupVisibility.Hidden);
        for (var turn = 1; turn <= 6; turn++)
        {
            await SetRoleAsync(group, turn % 2 == 1 ? GroupRole.Facilitator : GroupRole.Member);
            await ReadsAsync(group.Value, acts => acts.Length == turn);
        }

        // The note that was told last may still be on its way back when the next one is written.
        Assert.InRange((await _community.ReadAsync(TopicId.Of(group))).OfType<PowerAct>().Count(), 1, 2);
    }

    [Fact]
    public async Task A_groups_log_is_read_by_its_members_alone_and_the_networks_by_everybody()
    {
        var group = await NewGroupAsync(GroupVisibility.Listed);

        Assert.Equal((bool[])[true, true, false], await AdmitAsync(TopicId.Power(group)));
        Assert.Equal((bool[])[true, true, true], await AdmitAsync(new TopicId(TopicKinds.Power, IPowerGrain.Network)));

        Assert.Null(await _community.Group(group).RemoveAsync(_ana, _joao, Community.NewRequest()));
        Assert.Equal((bool[])[true, false, false], await AdmitAsync(TopicId.Power(group)));
    }

    [Fact]
    public async Task Who_speaks_for_an_organization_and_that_the_network_knows_it_is_told()
    {
        var id = await _community.NewOrganizationAsync(_ana);
        await _community.AddPersonAsync(id, _ana, _joao, represents: true);
        Community.Value(await _community.Organization(id).VerifyAsync(_outsider, true, Community.NewRequest(), asAdministrator: true));
        Community.Value(await _community.Organization(id).ChangeAsync(
            _ana,
            new OrganizationChange { RequestId = Community.NewRequest(), People = [new() { Member = _joao, Leaves = true }] },
            asAdministrator: false));

        var acts = await InNetworkAsync(act => act.About == TopicId.Of(id), 3);

        Assert.Equal(
            [(ActType.Represents, _ana, (MemberId?)_joao), (ActType.Verified, _outsider, null), (ActType.PersonRemoved, _ana, _joao)],
            acts.Select(act => (act.Type, act.By!.Value, act.Member)));
    }

    [Fact]
    public async Task What_becomes_of_axes_is_told()
    {
        var axes = cluster.Grains.GetGrain<IAxesGrain>(IAxesGrain.Key);
        var made = Community.Value(await axes.ProposeAsync(
            _joao,
            new AxisChange { RequestId = Community.NewRequest(), Labels = ImmutableSortedDictionary<string, string>.Empty.Add("es", $"Eje {Guid.NewGuid():N}") },
            asAdministrator: false));
        foreach (var change in new AxisChange[] { new() { Confirm = true }, new() { MergeInto = "agroecology" }, new() { MergeInto = "" } })
        {
            Community.Value(await axes.ChangeAsync(_ana, made.Id, change with { RequestId = Community.NewRequest() }, asAdministrator: true));
        }

        var acts = await InNetworkAsync(act => act.From == made.Id, 3);

        Assert.Equal(
            [(ActType.AxisConfirmed, null), (ActType.AxisMerged, "agroecology"), (ActType.AxisApart, null)],
            acts.Select(act => (act.Type, act.To)));
    }

    [Fact]
    public async Task Who_is_helped_in_again_is_told_and_no_code()
    {
        await cluster.Grains.GetGrain<IAccountGrain>(_joao.Value).CreateAsync(new NewAccount { Standing = Standing.Active });
        var codes = cluster.Grains.GetGrain<IAccountCodesGrain>(_joao.Value);
        Assert.NotNull(await codes.IssueRestoreAsync(_outsider, "refused", asAdministrator: false));
        Assert.Null(await codes.IssueRestoreAsync(_ana, "secret", asAdministrator: true));

        var act = Assert.Single(await InNetworkAsync(act => act.Member == _joao, 1));

        Assert.Equal((ActType.AccessRestored, _ana), (act.Type, act.By));
        Assert.DoesNotContain("secret", $"{act}", StringComparison.Ordinal);
    }

    private async Task<GroupId> NewGroupAsync(GroupVisibility visibility)
    {
        var group = await _community.NewGroupAsync(_ana, new GroupChange { Visibility = visibility });
        if (visibility == GroupVisibility.Hidden)
        {
            Assert.Null(await _community.Group(group).SetRoleAsync(_ana, _joao, GroupRole.Member, Community.NewRequest()));
        }

        await _community.JoinAsync(group, _joao);
        return group;
    }

    private async Task SetRoleAsync(GroupId group, GroupRole role) =>
        Assert.Null(await _community.Group(group).SetRoleAsync(_ana, _joao, role, Community.NewRequest()));

    private async Task ChangeAsync(GroupId group, GroupChange change) => Community.Value(
        await _community.Group(group).ChangeAsync(_ana, change with { RequestId = Community.NewRequest() }, asAdministrator: false));

    private async Task<ImmutableArray<PowerAct>> ReadAsync(string log) =>
    [
        .. (await _community.ReadAsync(new TopicId(TopicKinds.Power, log))).OfType<PowerAct>().OrderBy(act => act.No),
    ];

    private Task ReadsAsync(string log, Func<ImmutableArray<PowerAct>, bool> fits) =>
        Community.EventuallyAsync(async () => fits(await ReadAsync(log)));

    private async Task<ImmutableArray<PowerAct>> InNetworkAsync(Func<PowerAct, bool> concerns, int count)
    {
        await ReadsAsync(IPowerGrain.Network, acts => acts.Count(concerns) == count);
        return [.. (await ReadAsync(IPowerGrain.Network)).Where(concerns)];
    }

    private async Task<bool[]> AdmitAsync(TopicId log)
    {
        var admitted = await cluster.Grains.GetTopic(log).AdmitAsync(
            [.. new[] { _ana, _joao, _outsider }.Select(member => new Admission(member, default))]);
        return [.. admitted.Statuses.Select(status => status != OpenStatus.Gone)];
    }
}
