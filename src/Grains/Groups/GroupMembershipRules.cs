using System.Collections.Immutable;
using Comparte.Requests;
using Comparte.Topics;

namespace Comparte.Groups;

/// <summary>
/// Who comes into a group, leaves it, and facilitates it. Each rule answers a step or a refusal. A group keeps a
/// facilitator while it has members: the first one in facilitates, the last one who facilitates stays until another
/// does, and the last member out archives the group.
/// </summary>
internal static class GroupMembershipRules
{
    /// <summary>How many members a group may have.</summary>
    public const int MaxMembers = 10_000;

    /// <summary>Nobody else comes in.</summary>
    public static readonly Refusal Full = Refusal.Conflict("group_full");

    private static readonly Refusal LastFacilitator = Refusal.Conflict("last_facilitator");

    /// <summary>The actor joins, or asks to.</summary>
    public static Outcome<RequestStep> Join(
        GroupRoll roll, JoinRequests requests, MemberId actor, string text, DateTimeOffset now)
    {
        if (roll.About is not { } about || !roll.IsKnownTo(actor, requests))
        {
            return Refusal.NotFound;
        }

        if (roll.RoleOf(actor) is not null || about.Access == GroupAccess.Open || requests.Invites(actor))
        {
            return Enter(roll, requests, actor, now);
        }

        if (about.Archived)
        {
            return GroupRules.Archived;
        }

        if (about.Access == GroupAccess.ByInvitation)
        {
            return Refusal.Forbidden("invitation_needed");
        }

        return requests.Asked.Length >= JoinRequests.MaxAsked && !requests.Asks(actor)
            ? Refusal.Conflict("requests_full")
            : new RequestStep([], requests.Ask(new JoinRequest { Member = actor, At = now, Text = text }));
    }

    /// <summary>The actor leaves, takes a request back or declines an invitation.</summary>
    public static Outcome<RequestStep> Leave(GroupRoll roll, JoinRequests requests, MemberId actor) =>
        roll.IsKnownTo(actor, requests) ? Exit(roll, requests, actor) : Refusal.NotFound;

    /// <summary>The next step of somebody who takes over a group from elsewhere; null when all is done. A member becomes a
    /// facilitator by a step of its own, which is an act of power.</summary>
    public static GroupMember? TakeOver(GroupRoll roll, MemberId by, DateTimeOffset now) =>
        roll.About is null || roll.RoleOf(by) == GroupRole.Facilitator ? null
        : roll.Members.FirstOrDefault(member => member.Id == by.Value) is { } present ? present with { Role = GroupRole.Facilitator }
        : new GroupMember { Id = by.Value, No = roll.NoOf(by.Value), Role = GroupRole.Member, Since = now };

    /// <summary>A facilitator answers somebody who asked.</summary>
    public static Outcome<RequestStep> Answer(
        GroupRoll roll, JoinRequests requests, MemberId actor, MemberId member, bool accept, DateTimeOffset now)
    {
        if (RefuseFacilitating(roll, requests, actor) is { } refusal)
        {
            return refusal;
        }

        if (!requests.Asks(member))
        {
            return Refusal.NotFound;
        }

        return accept ? Enter(roll, requests, member, now) : new RequestStep([], requests.Answer(member, accepted: false, now));
    }

    /// <summary>A facilitator gives a member a role; a facilitator, or a member where the group allows it, invites
    /// somebody from outside. Inviting who has asked is an answer.</summary>
    public static Outcome<RequestStep> SetRole(
        GroupRoll roll, JoinRequests requests, MemberId actor, MemberId member, GroupRole role, DateTimeOffset now)
    {
        if (InputRules.Known(role, "role") is { } unknown)
        {
            return unknown;
        }

        var isMember = roll.RoleOf(member) is not null;
        var denied = isMember ? RefuseFacilitating(roll, requests, actor) : RefuseInviting(roll, requests, actor);
        if (denied is not null)
        {
            return denied;
        }

        if (isMember)
        {
            return Promote(roll, requests, member, role);
        }

        if (role != GroupRole.Member)
        {
            return Refusal.Conflict("not_a_member");
        }

        if (requests.Asks(member) && roll.RoleOf(actor) == GroupRole.Facilitator)
        {
            return Enter(roll, requests, member, now);
        }

        return requests.Invited.Length >= JoinRequests.MaxInvited
            ? Refusal.Conflict("invitations_full")
            : new RequestStep([], requests.Invites(member) ? requests : requests.Invite(member, actor, now));
    }

    /// <summary>A facilitator removes a member, or takes an invitation back.</summary>
    public static Outcome<RequestStep> Remove(
        GroupRoll roll, JoinRequests requests, MemberId actor, MemberId member) =>
        RefuseFacilitating(roll, requests, actor) is { } refusal ? refusal : Exit(roll, requests, member);

    /// <summary>Somebody comes in who accepted an invitation to the network and this group.</summary>
    public static Outcome<RequestStep> AdmitInvited(
        GroupRoll roll, JoinRequests requests, MemberId inviter, MemberId member, DateTimeOffset now) =>
        RefuseInviting(roll, requests, inviter) is { } refusal ? refusal : Enter(roll, requests, member, now);

    /// <summary>Why the actor may not do what facilitators do, or null.</summary>
    public static Refusal? RefuseFacilitating(GroupRoll roll, JoinRequests requests, MemberId actor) =>
        !roll.IsKnownTo(actor, requests) ? Refusal.NotFound
        : roll.RoleOf(actor) != GroupRole.Facilitator ? Refusal.NotAllowed
        : null;

    private static Refusal? RefuseInviting(GroupRoll roll, JoinRequests requests, MemberId actor)
    {
        if (!roll.IsKnownTo(actor, requests))
        {
            return Refusal.NotFound;
        }

        return roll.RoleOf(actor) switch
        {
            GroupRole.Facilitator => roll.About!.Archived ? GroupRules.Archived : null,
            GroupRole.Member when roll.About!.MembersInvite => roll.About.Archived ? GroupRules.Archived : null,
            _ => Refusal.NotAllowed,
        };
    }

    private static Outcome<RequestStep> Enter(
        GroupRoll roll, JoinRequests requests, MemberId member, DateTimeOffset now)
    {
        if (roll.RoleOf(member) is not null)
        {
            return new RequestStep([], requests.Without(member));
        }

        if (roll.About!.Archived)
        {
            return GroupRules.Archived;
        }

        var count = roll.Members.Count();
        if (count >= MaxMembers)
        {
            return Full;
        }

        var entry = new GroupMember
        {
            Id = member.Value,
            No = roll.NoOf(member.Value),
            Role = count == 0 ? GroupRole.Facilitator : GroupRole.Member,
            Since = now,
        };
        // Whoever reads the group in an emergency is no visitor any more, also when leaving.
        var visits = roll.EmergencyOf(member) is { Open: not null } visitor ? visitor.Ended(now) : null;
        return new RequestStep(visits is null ? [entry] : [entry, visits], requests.Answer(member, accepted: true, now));
    }

    private static Outcome<RequestStep> Exit(GroupRoll roll, JoinRequests requests, MemberId member)
    {
        var rest = requests.Without(member);
        if (roll.RoleOf(member) is not { } role)
        {
            return new RequestStep([], rest);
        }

        var gone = new Tombstone { Id = member.Value, No = roll.NoOf(member.Value) };
        if (!roll.Members.Skip(1).Any())
        {
            return new RequestStep([gone, roll.About! with { Archived = true }], rest);
        }

        return role == GroupRole.Facilitator && HasOneFacilitator(roll)
            ? LastFacilitator
            : new RequestStep([gone], rest);
    }

    private static Outcome<RequestStep> Promote(GroupRoll roll, JoinRequests requests, MemberId member, GroupRole role)
    {
        var present = roll.Members.First(other => other.Id == member.Value);
        if (roll.About!.Archived)
        {
            return GroupRules.Archived;
        }

        if (present.Role == role)
        {
            return new RequestStep([], requests);
        }

        return role == GroupRole.Member && HasOneFacilitator(roll)
            ? LastFacilitator
            : new RequestStep([present with { Role = role }], requests);
    }

    private static bool HasOneFacilitator(GroupRoll roll) => !roll.Facilitators.Skip(1).Any();
}
