using Comparte.Groups;
using Comparte.Members;

namespace Comparte.Accounts;

/// <summary>Who may invite: into a group its facilitators, and its members where the group lets them; into the network
/// alone administrators and whoever facilitates a group.</summary>
internal static class InvitingRights
{
    /// <summary>Why a member may not invite, or null.</summary>
    public static async Task<Refusal?> RefusesInvitingAsync(
        this IGrainFactory grains, MemberId member, GroupId? group)
    {
        if (await grains.GetGrain<IAccountGrain>(member.Value).FindAsync() is not { Standing: Standing.Active } account)
        {
            return Refusal.NotAllowed;
        }

        if (group is { } into)
        {
            return await RefusesIntoGroupAsync(grains, member, into);
        }

        return account.Roles.Contains(Roles.Administrator) || await FacilitatesAsync(grains, member)
            ? null
            : Refusal.NotAllowed;
    }

    private static async Task<Refusal?> RefusesIntoGroupAsync(IGrainFactory grains, MemberId member, GroupId group)
    {
        var outcome = await grains.GetGrain<IGroupGrain>(group.Value).ViewAsync(member);
        return !outcome.TryGet(out var view, out var refusal) ? refusal : view switch
        {
            { About.Archived: true } => GroupRules.Archived,
            { Members: >= GroupMembershipRules.MaxMembers } => GroupMembershipRules.Full,
            { Role: GroupRole.Facilitator } => null,
            { Role: GroupRole.Member, About.MembersInvite: true } => null,
            _ => Refusal.NotAllowed,
        };
    }

    private static async Task<bool> FacilitatesAsync(IGrainFactory grains, MemberId member) =>
        (await grains.GetGrain<IMemberGrain>(member.Value).MineAsync(member))
            .Any(entry => entry is Membership { Role: GroupRole.Facilitator });
}
