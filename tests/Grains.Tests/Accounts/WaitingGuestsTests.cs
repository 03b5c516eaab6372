using Comparte.Accounts;
using Comparte.Groups;
using Comparte.Members;

namespace Comparte.Grains.Tests.Accounts;

/// <summary>Whoever made an invitation with approval is told, by the own topic, that somebody waits.</summary>
[Collection(ClusterCollection.Name)]
public sealed class WaitingGuestsTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    [Fact]
    public async Task The_maker_is_told_how_many_wait_until_each_is_answered()
    {
        var (ana, _, invitation) = await _community.NewInvitationAsync(InvitationUses.Multiple);
        var joao = await _community.NewMemberAsync("João");
        var request = Community.NewRequest();
        await invitation.JoinAsync(joao, request);
        await invitation.JoinAsync(joao, request);
        await invitation.JoinAsync(await _community.NewMemberAsync("Miren"), Community.NewRequest());
        Assert.Equal(2, await WaitingAsync(ana));

        Assert.Null(await invitation.AnswerAsync(ana, joao, approve: true, asAdministrator: false));
        Assert.Equal(1, await WaitingAsync(ana));
    }

    [Fact]
    public async Task Nobody_waits_any_more_once_the_last_one_is_declined()
    {
        var (ana, _, invitation) = await _community.NewInvitationAsync(InvitationUses.Multiple);
        var joao = await _community.NewMemberAsync("João");
        await invitation.JoinAsync(joao, Community.NewRequest());

        Assert.Null(await invitation.AnswerAsync(ana, joao, approve: false, asAdministrator: false));

        Assert.Null(await WaitingAsync(ana));
    }

    [Fact]
    public async Task Nobody_waits_any_more_once_the_invitation_is_revoked()
    {
        var (ana, _, invitation) = await _community.NewInvitationAsync(InvitationUses.Multiple);
        await invitation.JoinAsync(await _community.NewMemberAsync("João"), Community.NewRequest());

        Assert.Null(await invitation.RevokeAsync(ana, asAdministrator: false));

        Assert.Null(await WaitingAsync(ana));
    }

    [Fact]
    public async Task Whoever_waits_is_free_to_come_another_way_once_the_invitation_is_revoked()
    {
        var (ana, _, invitation) = await _community.NewInvitationAsync(InvitationUses.Multiple);
        var newcomer = Community.NewNewcomer();
        Assert.True(Community.Value(await invitation.AcceptAsync(newcomer)).Waiting);
        Assert.Null(await invitation.RevokeAsync(ana, asAdministrator: false));

        var (_, _, other) = await _community.NewInvitationAsync(InvitationUses.Single);
        var again = await other.AcceptAsync(newcomer with { RequestId = Community.NewRequest() });

        Assert.False(Community.Value(again).Waiting);
    }

    [Fact]
    public async Task Whoever_is_in_the_group_uses_no_invitation_up()
    {
        var (ana, _, invitation) = await _community.NewInvitationAsync(InvitationUses.Single);

        var refusal = (await invitation.JoinAsync(ana, Community.NewRequest())).Refusal;

        Assert.Equal("already_member", refusal?.Code);
        Assert.Equal(InvitationState.Open, (await invitation.PreviewAsync()).State);
    }

    [Fact]
    public async Task An_invitation_whose_maker_may_not_invite_any_more_says_so()
    {
        var (ana, group, invitation) = await _community.NewInvitationAsync(InvitationUses.Single);
        var joao = await _community.NewMemberAsync("João");
        Assert.Null(await _community.Group(group).SetRoleAsync(ana, joao, GroupRole.Member, Community.NewRequest()));
        await _community.Group(group).JoinAsync(joao, "", Community.NewRequest());
        Assert.Null(await _community.Group(group).SetRoleAsync(ana, joao, GroupRole.Facilitator, Community.NewRequest()));
        Assert.Null(await _community.Group(group).RemoveAsync(joao, ana, Community.NewRequest()));

        Assert.Equal(InvitationState.Revoked, (await invitation.PreviewAsync()).State);
    }

    [Fact]
    public async Task The_maker_is_told_once_more_when_the_telling_failed()
    {
        var (ana, _, invitation) = await _community.NewInvitationAsync(InvitationUses.Multiple);
        var joao = await _community.NewMemberAsync("João");
        await invitation.JoinAsync(joao, Community.NewRequest());
        cluster.Store.Fail(ana.Value, writes: 1, afterStoring: false);
        await Assert.ThrowsAnyAsync<Exception>(() => invitation.AnswerAsync(ana, joao, true, asAdministrator: false));

        Assert.Null(await invitation.AnswerAsync(ana, joao, approve: true, asAdministrator: false));

        Assert.Null(await WaitingAsync(ana));
    }

    private async Task<int?> WaitingAsync(MemberId member) =>
        (await _community.Member(member).MineAsync(member))
            .OfType<WaitingGuests>().SingleOrDefault()?.Waiting;
}
