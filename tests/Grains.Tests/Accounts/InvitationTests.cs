using Comparte.Accounts;
using Comparte.Groups;

namespace Comparte.Grains.Tests.Accounts;

[Collection(ClusterCollection.Name)]
public sealed class InvitationTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    [Fact]
    public async Task A_removed_member_does_not_come_back_through_an_invitation_that_was_used()
    {
        var (ana, group, invitation) = await _community.NewInvitationAsync(InvitationUses.Single);
        var (joao, request) = (await _community.NewMemberAsync("João"), Community.NewRequest());
        Community.Value(await invitation.JoinAsync(joao, request));
        Assert.Null(await _community.Group(group).RemoveAsync(ana, joao, Community.NewRequest()));

        var again = await invitation.JoinAsync(joao, Community.NewRequest());
        Assert.False(Community.Value(await invitation.JoinAsync(joao, request)).Waiting);

        Assert.Equal("invitation_used", again.Refusal?.Code);
        Assert.Null(await RoleAsync(group, joao));
    }

    [Fact]
    public async Task A_removed_member_does_not_come_back_through_an_approved_use()
    {
        var (ana, group, invitation) = await _community.NewInvitationAsync(InvitationUses.Multiple);
        var joao = await _community.NewMemberAsync("João");
        Assert.True(Community.Value(await invitation.JoinAsync(joao, Community.NewRequest())).Waiting);
        Assert.True(Community.Value(await invitation.JoinAsync(joao, Community.NewRequest())).Waiting);
        Assert.Null(await invitation.AnswerAsync(ana, joao, approve: true, asAdministrator: false));
        Assert.Equal(GroupRole.Member, await RoleAsync(group, joao));
        Assert.Null(await _community.Group(group).RemoveAsync(ana, joao, Community.NewRequest()));

        var again = await invitation.JoinAsync(joao, Community.NewRequest());
        Assert.Null(await invitation.AnswerAsync(ana, joao, approve: true, asAdministrator: false));

        Assert.Equal("invitation_used", again.Refusal?.Code);
        Assert.Null(await RoleAsync(group, joao));
    }

    [Fact]
    public async Task A_blocked_member_stays_blocked_and_a_removed_one_outside_when_the_request_is_repeated()
    {
        var (ana, group, invitation) = await _community.NewInvitationAsync(InvitationUses.Single);
        var newcomer = Community.NewNewcomer();
        var member = Community.Value(await invitation.AcceptAsync(newcomer)).Member;
        await Account(member).SetStandingAsync(Standing.Blocked);
        Assert.Null(await _community.Group(group).RemoveAsync(ana, member, Community.NewRequest()));

        Community.Value(await invitation.AcceptAsync(newcomer));

        Assert.Equal(Standing.Blocked, (await Account(member).FindAsync())!.Standing);
        Assert.Null(await RoleAsync(group, member));
    }

    [Fact]
    public async Task One_account_elsewhere_makes_one_account_here_and_nothing_changes_it_into_none()
    {
        var link = NewLink();
        var (_, _, first) = await _community.NewInvitationAsync(InvitationUses.Single);
        var (_, _, second) = await _community.NewInvitationAsync(InvitationUses.Single);
        var claim = Claim(ClaimKey.Oidc(link.Provider, link.Subject));

        var made = Community.Value(await first.AcceptAsync(Community.NewNewcomer() with { Oidc = link }));
        var taken = await second.AcceptAsync(Community.NewNewcomer() with { Oidc = link });

        Assert.Equal("oidc_taken", taken.Refusal?.Code);
        Assert.Equal(made.Member, await claim.HolderAsync());
        var credentials = (await Account(made.Member).FindAsync())!.Credentials;
        Assert.Equal(link, Assert.Single(credentials.OidcLinks));
        var without = await Account(made.Member).WriteAsync(credentials with { OidcLinks = [] });
        Assert.Equal("last_way_in", without.Refusal?.Code);
        Assert.Equal(credentials.Rev, (await Account(made.Member).FindAsync())!.Credentials.Rev);
    }

    [Theory]
    [InlineData("email_taken")]
    [InlineData("sign_in_name_taken")]
    public async Task Who_was_refused_comes_in_at_once_with_another_request_by_the_same_or_another_invitation(string code)
    {
        var link = NewLink();
        var there = Community.NewNewcomer();
        var (_, _, others) = await _community.NewInvitationAsync(InvitationUses.Single);
        var (_, _, first) = await _community.NewInvitationAsync(InvitationUses.Single);
        var (_, _, second) = await _community.NewInvitationAsync(InvitationUses.Single);
        var holder = Community.Value(await others.AcceptAsync(there)).Member;
        var own = Community.NewNewcomer() with { Oidc = link };
        var taken = own with
        {
            Email = code == "email_taken" ? there.Email : own.Email,
            SignInName = code == "email_taken" ? own.SignInName : there.SignInName,
        };

        Assert.Equal(code, (await first.AcceptAsync(taken)).Refusal?.Code);
        Assert.Equal(code, (await second.AcceptAsync(taken with { RequestId = Community.NewRequest() })).Refusal?.Code);
        var made = Community.Value(await first.AcceptAsync(own with { RequestId = Community.NewRequest() })).Member;

        Assert.Equal(made, await Claim(ClaimKey.Oidc(link.Provider, link.Subject)).HolderAsync());
        Assert.Equal(made, await Claim(ClaimKey.Email(own.Email!)).HolderAsync());
        Assert.Equal(holder, await Claim(ClaimKey.Email(there.Email!)).HolderAsync());
        Assert.Equal(holder, await Claim(ClaimKey.Name(there.SignInName!)).HolderAsync());
        Assert.Equal("oidc_taken", (await second.AcceptAsync(own with { RequestId = Community.NewRequest() })).Refusal?.Code);
    }

    [Fact]
    public async Task Of_two_invitations_accepted_at_once_one_gets_the_account_elsewhere()
    {
        var link = NewLink();
        var (_, _, first) = await _community.NewInvitationAsync(InvitationUses.Single);
        var (_, _, second) = await _community.NewInvitationAsync(InvitationUses.Single);

        var answers = await Task.WhenAll(
            first.AcceptAsync(Community.NewNewcomer() with { Oidc = link }),
            second.AcceptAsync(Community.NewNewcomer() with { Oidc = link }));

        var made = Assert.Single(answers, answer => answer.Refusal is null);
        Assert.Equal("oidc_taken", Assert.Single(answers, answer => answer.Refusal is not null).Refusal!.Code);
        Assert.Equal(
            Community.Value(made).Member, await Claim(ClaimKey.Oidc(link.Provider, link.Subject)).HolderAsync());
    }

    [Fact]
    public async Task A_reservation_is_given_back_by_its_holder_alone_and_never_what_an_account_has()
    {
        var (holder, other) = (EntityId.New<MemberId>(TimeProvider.System), EntityId.New<MemberId>(TimeProvider.System));
        var name = $"n{Guid.NewGuid():N}";
        var claim = Claim(ClaimKey.Name(name));
        Assert.True(await claim.ReserveAsync(holder));

        await claim.GiveBackAsync(other);
        Assert.False(await claim.ReserveAsync(other));
        await claim.GiveBackAsync(holder);
        Assert.True(await claim.ReserveAsync(other));
        await claim.GiveBackAsync(other);

        Assert.True(await claim.ReserveAsync(holder));
        await Account(holder).CreateAsync(new NewAccount { Credentials = new() { SignInName = name } });
        await claim.GiveBackAsync(holder);
        Assert.Equal(holder, await claim.HolderAsync());
        await claim.GiveBackAsync(holder);
        Assert.False(await claim.ReserveAsync(other));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_that_a_failure_cut_short_is_finished_by_itself_alone(bool afterStoring)
    {
        var (_, group, invitation) = await _community.NewInvitationAsync(InvitationUses.Single);
        var newcomer = Community.NewNewcomer();
        cluster.Store.Fail(group.Value, writes: 1, afterStoring: afterStoring);
        await Assert.ThrowsAnyAsync<Exception>(() => invitation.AcceptAsync(newcomer));
        var made = Community.Value(await invitation.ReadAsync(default, asAdministrator: true));
        var member = Assert.Single(made.UsedBy).Member;
        Assert.Equal(Standing.Waiting, (await Account(member).FindAsync())!.Standing);

        var other = await invitation.AcceptAsync(Community.NewNewcomer());
        var finished = Community.Value(await invitation.AcceptAsync(newcomer));

        Assert.Equal("invitation_used", other.Refusal?.Code);
        Assert.Equal((member, false), (finished.Member, finished.Waiting));
        Assert.Equal(Standing.Active, (await Account(member).FindAsync())!.Standing);
        Assert.Equal(GroupRole.Member, await RoleAsync(group, member));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_member_whose_joining_was_cut_short_finishes_it_with_another_request(bool afterStoring)
    {
        var (ana, group, invitation) = await _community.NewInvitationAsync(InvitationUses.Single);
        var joao = await _community.NewMemberAsync("João");
        cluster.Store.Fail(group.Value, writes: 1, afterStoring: afterStoring);
        await Assert.ThrowsAnyAsync<Exception>(() => invitation.JoinAsync(joao, Community.NewRequest()));

        var finished = Community.Value(await invitation.JoinAsync(joao, Community.NewRequest()));

        Assert.Equal((joao, false), (finished.Member, finished.Waiting));
        Assert.Equal(GroupRole.Member, await RoleAsync(group, joao));
        Assert.Null(await _community.Group(group).RemoveAsync(ana, joao, Community.NewRequest()));
        Assert.Equal(
            "invitation_used", (await invitation.JoinAsync(joao, Community.NewRequest())).Refusal?.Code);
    }

    [Fact]
    public async Task An_approval_that_comes_before_the_account_lets_its_request_go_on()
    {
        var (ana, group, invitation) = await _community.NewInvitationAsync(InvitationUses.Multiple);
        var newcomer = Community.NewNewcomer();
        var member = EntityId.FromRequest<MemberId>(ana, newcomer.RequestId);
        cluster.Store.Fail(member.Value, writes: 1, record: "account.");
        await Assert.ThrowsAnyAsync<Exception>(() => invitation.AcceptAsync(newcomer));
        Assert.Null(await invitation.AnswerAsync(ana, member, approve: true, asAdministrator: false));
        Assert.Null(await Account(member).FindAsync());

        Assert.False(Community.Value(await invitation.AcceptAsync(newcomer)).Waiting);

        Assert.Equal(Standing.Active, (await Account(member).FindAsync())!.Standing);
        Assert.Equal(GroupRole.Member, await RoleAsync(group, member));
    }

    [Fact]
    public async Task Nobody_is_let_in_halfway_once_the_maker_may_not_invite_any_more()
    {
        var (ana, group, invitation) = await _community.NewInvitationAsync(InvitationUses.Multiple);
        var member = Community.Value(await invitation.AcceptAsync(Community.NewNewcomer())).Member;
        var joao = await _community.NewMemberAsync("João");
        await _community.JoinAsync(group, joao);
        await _community.Group(group).SetRoleAsync(ana, joao, GroupRole.Facilitator, Community.NewRequest());
        Assert.Null(await _community.Group(group).LeaveAsync(ana, Community.NewRequest()));

        var approved = await invitation.AnswerAsync(ana, member, approve: true, asAdministrator: false);

        Assert.Equal("not_allowed", approved?.Code);
        await IsOutsideAsync(member, group);
    }

    [Fact]
    public async Task Nobody_is_let_in_halfway_into_an_archived_group()
    {
        var (ana, group, invitation) = await _community.NewInvitationAsync(InvitationUses.Multiple);
        var member = Community.Value(await invitation.AcceptAsync(Community.NewNewcomer())).Member;
        var archive = new GroupChange { Archived = true, RequestId = Community.NewRequest() };
        Community.Value(await _community.Group(group).ChangeAsync(ana, archive, asAdministrator: false));

        var approved = await invitation.AnswerAsync(ana, member, approve: true, asAdministrator: false);

        Assert.Equal("group_archived", approved?.Code);
        await IsOutsideAsync(member, group);
        Assert.Null(Assert.Single(
            Community.Value(await invitation.ReadAsync(ana, asAdministrator: false)).UsedBy).Approved);
    }

    [Fact]
    public async Task Nobody_is_let_in_by_an_invitation_that_was_taken_back()
    {
        var (ana, group, invitation) = await _community.NewInvitationAsync(InvitationUses.Multiple);
        var member = Community.Value(await invitation.AcceptAsync(Community.NewNewcomer())).Member;
        Assert.Null(await invitation.RevokeAsync(ana, asAdministrator: false));

        var approved = await invitation.AnswerAsync(ana, member, approve: true, asAdministrator: false);

        Assert.Equal("invitation_revoked", approved?.Code);
        Assert.Null(await Account(member).FindAsync());
        Assert.Null(await RoleAsync(group, member));
    }

    [Fact]
    public async Task A_declined_newcomer_leaves_name_and_address_to_whoever_comes_next()
    {
        var (ana, _, invitation) = await _community.NewInvitationAsync(InvitationUses.Multiple);
        var declined = Community.NewNewcomer();
        var member = Community.Value(await invitation.AcceptAsync(declined)).Member;
        Assert.Null(await invitation.AnswerAsync(ana, member, approve: false, asAdministrator: false));
        Assert.Null(await invitation.AnswerAsync(ana, member, approve: false, asAdministrator: false));

        var next = Community.Value(await invitation.AcceptAsync(declined with { RequestId = Community.NewRequest() }));

        Assert.Null(await Account(member).FindAsync());
        var credentials = (await Account(next.Member).FindAsync())!.Credentials;
        Assert.Equal((declined.SignInName, declined.Email), (credentials.SignInName, credentials.Email));
    }

    private static OidcLink NewLink() =>
        new() { Provider = "unizar", Subject = $"{Guid.NewGuid():N}", Name = "Universidad" };

    private IClaimGrain Claim(ClaimKey key) => _community.Grains.GetGrain<IClaimGrain>(key.Value);

    private IAccountGrain Account(MemberId member) => _community.Grains.GetGrain<IAccountGrain>(member.Value);

    private async Task<GroupRole?> RoleAsync(GroupId group, MemberId member) =>
        Community.Value(await _community.Group(group).ViewAsync(member)).Role;

    private async Task IsOutsideAsync(MemberId member, GroupId group)
    {
        Assert.Equal(Standing.Waiting, (await Account(member).FindAsync())!.Standing);
        Assert.Equal("not_found", (await _community.Member(member).ProfileAsync()).Refusal?.Code);
        Assert.Null(await RoleAsync(group, member));
    }
}
