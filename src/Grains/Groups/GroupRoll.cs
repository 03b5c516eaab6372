using Comparte.Requests;
using Comparte.Topics;

namespace Comparte.Groups;

/// <summary>A group's entries as rules see them: drafted ones for commands, committed ones for answers.</summary>
internal sealed class GroupRoll(Func<string, Entry?> find, Func<IEnumerable<Entry>> all, TimeProvider clock)
{
    /// <summary>The id of entry 1.</summary>
    public const string AboutId = "about";

    /// <summary>What the group is about, or null where there is no group.</summary>
    public GroupAbout? About => find(AboutId) as GroupAbout;

    /// <summary>What it agreed on last; null: nothing yet.</summary>
    public GroupAgreed? Agreed => find(GroupAgreements.AgreedId) as GroupAgreed;

    /// <summary>Everybody in it.</summary>
    public IEnumerable<GroupMember> Members => all().OfType<GroupMember>();

    /// <summary>The cards of its threads.</summary>
    public IEnumerable<GroupThread> Threads => all().OfType<GroupThread>();

    /// <summary>Its facilitators.</summary>
    public IEnumerable<GroupMember> Facilitators => Members.Where(member => member.Role == GroupRole.Facilitator);

    /// <summary>Administrators from outside who are here in an emergency, as far as their end isn't noted.</summary>
    public IEnumerable<EmergencyEntry> Emergencies => all().OfType<EmergencyEntry>().Where(entry => entry.Open is not null);

    /// <summary>A member's role, or null for an outsider.</summary>
    public GroupRole? RoleOf(MemberId member) => (find(member.Value) as GroupMember)?.Role;

    /// <summary>The visits of an administrator, or null.</summary>
    public EmergencyEntry? EmergencyOf(MemberId member) => find(EmergencyEntry.IdOf(member)) as EmergencyEntry;

    /// <summary>The visit of an administrator that goes on now, or null: in the group one is no visitor.</summary>
    public EmergencyVisit? VisitOf(MemberId member) =>
        RoleOf(member) is null ? EmergencyOf(member)?.VisitAt(clock.GetUtcNow()) : null;

    /// <summary>Whether the member takes nothing of the group along: it is sensitive, or the member reads it in an emergency.</summary>
    public bool IsSensitiveTo(MemberId member) => About is { Sensitive: true } || VisitOf(member) is not null;

    /// <summary>Whether the member reads what is in the group.</summary>
    public bool IsReadBy(MemberId member) => RoleOf(member) is not null || VisitOf(member) is not null;

    /// <summary>The number of an entry that exists, as a tombstone perhaps; else 0.</summary>
    public long NoOf(string id) => find(id)?.No ?? 0;

    /// <summary>Whether the member may know that the group exists.</summary>
    public bool IsKnownTo(MemberId member, JoinRequests requests) => About is { } about
        && (about.Visibility == GroupVisibility.Listed || IsReadBy(member) || requests.Invites(member)
            || requests.Asks(member));
}
