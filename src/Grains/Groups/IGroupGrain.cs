using System.Collections.Immutable;
using Comparte.Requests;
using Comparte.Topics;

namespace Comparte.Groups;

/// <summary>One group; the key is its <see cref="GroupId"/>. It decides who may do what in it and in its threads.
/// An administrator has no right here that another outsider lacks, but to archive.</summary>
[Alias("Comparte.IGroupGrain")]
public interface IGroupGrain : ITopicGrain
{
    /// <summary>Makes the group with the actor as its facilitator. The id is made from the actor and the request.
    /// </summary>
    [Alias("Create")]
    Task<Outcome<GroupId>> CreateAsync(MemberId actor, GroupChange group);

    /// <summary>What the actor may see of the group from outside; not found where it may not know of it.</summary>
    [Alias("View")]
    Task<Outcome<GroupView>> ViewAsync(MemberId actor);

    /// <summary>Changes the group. Facilitators; archiving also <paramref name="asAdministrator"/>.</summary>
    [Alias("Change")]
    Task<Outcome<GroupAbout>> ChangeAsync(MemberId actor, GroupChange change, bool asAdministrator);

    /// <summary>Joins an open group or one that invited the actor; asks one that answers requests.</summary>
    [Alias("Join")]
    Task<Outcome<JoinResult>> JoinAsync(MemberId actor, string text, Guid requestId);

    /// <summary>Leaves, or takes a request back. The last facilitator is refused while others remain.</summary>
    [Alias("Leave")]
    Task<Refusal?> LeaveAsync(MemberId actor, Guid requestId);

    /// <summary>Who asks to join, oldest first. Facilitators.</summary>
    [Alias("Requests")]
    Task<Outcome<ImmutableArray<JoinRequest>>> RequestsAsync(MemberId actor);

    /// <summary>Accepts or refuses somebody who asked. Facilitators.</summary>
    [Alias("Answer")]
    Task<Refusal?> AnswerAsync(MemberId actor, MemberId member, bool accept, Guid requestId);

    /// <summary>Gives a member a role, or invites somebody who isn't one (with role member).</summary>
    [Alias("SetRole")]
    Task<Refusal?> SetRoleAsync(MemberId actor, MemberId member, GroupRole role, Guid requestId);

    /// <summary>Removes a member or takes an invitation back. Facilitators.</summary>
    [Alias("Remove")]
    Task<Refusal?> RemoveAsync(MemberId actor, MemberId member, Guid requestId);

    /// <summary>The cards of the threads written in last, newest first; none for an outsider.</summary>
    [Alias("NewestThreads")]
    Task<ImmutableArray<GroupThread>> NewestThreadsAsync(MemberId actor, int limit);

    /// <summary>Notes up to which post the actor has read threads of the group, by their ids: none further than the
    /// group knows of, and others than its own threads are left out. At most 1,000 at once. Members; for all others the
    /// group's threads are not found.</summary>
    [Alias("MarkRead")]
    Task<Refusal?> MarkReadAsync(MemberId actor, ImmutableSortedDictionary<string, long> threads);

    /// <summary>Makes a member of somebody who accepted an invitation to the network and this group, made by
    /// <paramref name="inviter"/>, who must still be allowed to invite.</summary>
    [Alias("AdmitInvited")]
    Task<Refusal?> AdmitInvitedAsync(MemberId inviter, MemberId member, Guid requestId);

    /// <summary>Notes that a thread is to tell the whole group, before the thread is opened. A facilitator, once a day; the same
    /// thread may ask again.</summary>
    [Alias("Announce")]
    Task<Refusal?> AnnounceAsync(MemberId actor, ThreadId thread);

    /// <summary>Everybody in the group, for its own threads to tell.</summary>
    [Alias("Members")]
    Task<ImmutableArray<MemberId>> MembersAsync();
}
