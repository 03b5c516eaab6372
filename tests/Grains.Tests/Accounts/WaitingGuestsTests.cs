using Comparte.Accounts;
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

    private async Task<int?> WaitingAsync(MemberId member) =>
        (await _community.Member(member).MineAsync(member))
            .OfType<WaitingGuests>().SingleOrDefault()?.Waiting;
}
