using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Members;

/// <summary>One member: the profile, which the network may read, and the topic <c>me/…</c>, which only the member may
/// open. The key is the <see cref="MemberId"/>.</summary>
[Alias("Comparte.IMemberGrain")]
public interface IMemberGrain : ITopicGrain
{
    /// <summary>Makes the member, who was asked nothing, as in an import. Repeating it with the same id changes nothing.</summary>
    [Alias("Create")]
    Task<Refusal?> CreateAsync(MemberProfile profile, string language);

    /// <summary>Makes the member, who agreed to a version of the network's terms at that time. Whatever else wants a yes is a no until
    /// it is said. Repeating it with the same id changes nothing.</summary>
    [Alias("Admit")]
    Task<Refusal?> AdmitAsync(MemberProfile profile, string language, int terms, DateTimeOffset agreedAt);

    /// <summary>The member agrees to a version of the network's terms. An older one than before changes nothing.</summary>
    [Alias("Agree")]
    Task<Refusal?> AgreeAsync(MemberId actor, int terms);

    /// <summary>The profile; not found where there is no such member.</summary>
    [Alias("Profile")]
    Task<Outcome<MemberProfile>> ProfileAsync();

    /// <summary>What anybody may read, also outside the network; null without the member's yes, and where there is no such member.</summary>
    [Alias("Public")]
    Task<PublicProfile?> PublicAsync();

    /// <summary>Changes the member's own profile and settings.</summary>
    [Alias("Change")]
    Task<Outcome<MemberProfile>> ChangeAsync(MemberId actor, MemberChange change);

    /// <summary>What is the member's own, as it is now.</summary>
    [Alias("Mine")]
    Task<ImmutableArray<Entry>> MineAsync(MemberId actor);

    /// <summary>Takes what a group tells of the member's place in it; null role and no invitation or request: gone.
    /// </summary>
    [Alias("TellMembership")]
    Task TellMembershipAsync(GroupId group, Membership membership);

    /// <summary>Takes what an organization tells of the member's place in it; null: none. What the member has not
    /// confirmed is kept to be asked, and stands on no profile.</summary>
    [Alias("TellOrganization")]
    Task TellOrganizationAsync(OrganizationId organization, string? role, bool unconfirmed, long rev);

    /// <summary>Takes what an initiative tells of the member's place in it at a revision; null: none.</summary>
    [Alias("TellInitiative")]
    Task TellInitiativeAsync(InitiativeId initiative, InitiativePlace? place, long rev);

    /// <summary>Takes what a project tells of the member at a revision; null: nothing.</summary>
    [Alias("TellProject")]
    Task TellProjectAsync(ProjectId project, ProjectPlace? place, long rev);

    /// <summary>Takes what something shared tells of the member's part in it at a revision; null: none.</summary>
    [Alias("TellAuthorship")]
    Task TellAuthorshipAsync(PublicationId publication, Authorship? authorship, long rev);

    /// <summary>Takes what the people of a need or offer and who helps them share: one conversation; null: none any more.
    /// </summary>
    [Alias("TellHelping")]
    Task TellHelpingAsync(ThreadId thread, Helping? helping, long rev);

    /// <summary>Takes which open tasks the member has in a group, at a revision of those; null: none.</summary>
    [Alias("TellTasks")]
    Task TellTasksAsync(GroupId group, OwnTasks? tasks, long rev);

    /// <summary>Takes what an event's answers tell of the member's own; null: none any more.</summary>
    [Alias("TellAnswering")]
    Task TellAnsweringAsync(PublicationId publication, Answering? answering, long rev);

    /// <summary>Takes which requests to join an organization concern the member.</summary>
    [Alias("TellOrganizationRequests")]
    Task TellOrganizationRequestsAsync(OrganizationId organization, OrganizationRequests requests);

    /// <summary>Takes how many people who came by an invitation of the member's wait for an answer.</summary>
    [Alias("TellGuests")]
    Task TellGuestsAsync(InvitationId invitation, int waiting);

    /// <summary>Notes how far the member has read a thread; a smaller number changes nothing. Written at most once in
    /// 5 s for each thread, and answered at once: waiting for the write would hold up for as long the posts that a
    /// browser sends after it. So it is the one answer that comes before its write. A process that is killed forgets
    /// the last 5 s of reading, which then show as unread once more; the next position makes up for it.</summary>
    [Alias("MarkRead")]
    Task MarkReadAsync(ThreadId thread, long no);

    /// <summary>The same for several threads; those of which nothing waits are written before the answer.</summary>
    [Alias("MarkAllRead")]
    Task MarkAllReadAsync(ImmutableArray<ReadPosition> read);

    /// <summary>Tells hosts to close the sockets of sessions that ended, or all of them.</summary>
    [Alias("EndSessions")]
    Task EndSessionsAsync(ImmutableArray<string> sessions, bool blocked);

    /// <summary>Forgets the profile and everything that is the member's own, for good: the member left the network. Answers once
    /// its card is gone from the directory.</summary>
    [Alias("Erase")]
    Task EraseAsync();
}
