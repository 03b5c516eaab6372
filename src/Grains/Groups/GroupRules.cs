using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Extracts;
using Comparte.Members;
using Comparte.Requests;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Groups;

/// <summary>What a group may hold and who may change it.</summary>
internal static class GroupRules
{
    /// <summary>Entries in one commit of an import.</summary>
    public const int ImportAtOnce = 48;

    /// <summary>Threads that are marked as read at once.</summary>
    public const int ReadAtOnce = 1_000;

    private const int CardPurpose = 140;

    /// <summary>The least time between two threads that tell the whole group.</summary>
    private static readonly TimeSpan AnnouncementSpacing = TimeSpan.FromDays(1);

    /// <summary>Nothing in an archived group changes.</summary>
    public static readonly Refusal Archived = Refusal.Conflict("group_archived");

    /// <summary>Why a group can't be made or changed like this, or null.</summary>
    public static Refusal? Check(GroupChange change, bool isNew) =>
        InputRules.Request(change.RequestId)
        ?? (change.Name is null && !isNew ? null : InputRules.Line(change.Name, 80, "name", required: true))
        ?? InputRules.Lines(change.Purpose, 500, "purpose")
        ?? InputRules.Axes(change.Axes, "axes")
        ?? (change.Access is null || Enum.IsDefined(change.Access.Value)
            ? null
            : Refusal.Invalid("access_unknown", "access"))
        ?? (change.Visibility is null || Enum.IsDefined(change.Visibility.Value)
            ? null
            : Refusal.Invalid("visibility_unknown", "visibility"))
        ?? (isNew && change.Archived == true ? Refusal.Invalid("archived_new", "archived") : null)
        ?? (isNew && change.Extract == true ? Refusal.Invalid("extract_new", "extract") : null)
        ?? (isNew ? SensitiveRules.Refuse(new GroupAbout(), change) : null);

    /// <summary>Why this actor may not make this change, or null. Facilitators change everything, an administrator
    /// from outside archives and can't take even that back.</summary>
    public static Refusal? RefuseActor(
        GroupRoll roll, JoinRequests requests, MemberId actor, GroupChange change, bool asAdministrator)
    {
        if (roll.About is not null && asAdministrator && change.Archived is true && OnlyArchives(change))
        {
            return null;
        }

        return GroupMembershipRules.RefuseFacilitating(roll, requests, actor);
    }

    /// <summary>Why a group doesn't take this change as it is now, or null: an archived one has to come back first, or at once, or is
    /// taken along; and a sensitive one stays hidden, closed and where it is.</summary>
    public static Refusal? RefuseNow(GroupAbout about, GroupChange change) =>
        about.Archived && change.Archived != false && !OnlyArchives(change) && !OnlyPermits(change)
            ? Archived
            : SensitiveRules.Refuse(about, change);

    /// <summary>Why a thread can't tell the whole group now, or null: one does in a day.</summary>
    public static Refusal? RefuseAnnouncing(GroupAbout about, ThreadId thread, DateTimeOffset now) =>
        about.Archived ? Archived
        : about.Announced is { } last && last.Thread != thread && now - last.At < AnnouncementSpacing
            ? Refusal.Conflict("announced_today")
        : null;

    /// <summary>The entries of a new group: what it is about, and its maker, who facilitates.</summary>
    public static ImmutableArray<Entry> New(MemberId actor, GroupChange group, DateTimeOffset now) =>
    [
        Apply(new GroupAbout { At = now, By = actor }, actor, group, now),
        new GroupMember { Id = actor.Value, Role = GroupRole.Facilitator, Since = now },
    ];

    /// <summary>The entries an import still owes; none where another group stands already.</summary>
    public static IEnumerable<Entry> Import(GroupRoll roll, GroupImport group)
    {
        var about = group.About with { Id = GroupRoll.AboutId, No = 0 };
        var present = roll.About;
        if (present is not null && (present.At, present.By) != (about.At, about.By))
        {
            return [];
        }

        var members = group.Members.Where(member => roll.NoOf(member.Id) == 0).Select(member => member with { No = 0 });
        return present is null ? members.Prepend<Entry>(about) : members;
    }

    /// <summary>What a member may do, as the group's threads ask.</summary>
    public static PlaceRights RightsOf(
        GroupId id, GroupRoll roll, JoinRequests requests, MemberId member, long rev) => new()
        {
            Known = roll.IsKnownTo(member, requests),
            Reads = roll.IsReadBy(member),
            Leads = roll.RoleOf(member) == GroupRole.Facilitator,
            Closed = roll.About is { Archived: true } ? Archived : roll.VisitOf(member) is null ? null : GroupEmergency.ReadsOnly,
            Parent = TopicId.Of(id),
            Rev = rev,
            Sensitive = roll.IsSensitiveTo(member),
        };

    /// <summary>Why so many threads are not marked as read at once, or null.</summary>
    public static Refusal? CheckRead(IReadOnlyDictionary<string, long> threads) =>
        threads.Count > ReadAtOnce ? Refusal.Invalid("too_many_items", "threads") : null;

    /// <summary>How far threads are read of those that stand in the group: to where their cards say at most.</summary>
    public static ImmutableArray<ReadPosition> Read(GroupRoll roll, IReadOnlyDictionary<string, long> threads) =>
    [
        .. roll.Threads
            .Where(card => threads.ContainsKey(card.Id))
            .Select(card => new ReadPosition { Id = card.Id, UpTo = Math.Min(threads[card.Id], card.LastNo) }),
    ];

    /// <summary>The group with the change; the change has been checked.</summary>
    public static GroupAbout Apply(GroupAbout about, MemberId actor, GroupChange change, DateTimeOffset now) => SensitiveRules.Apply(about with
    {
        Id = GroupRoll.AboutId,
        Name = change.Name is null ? about.Name : InputRules.Clean(change.Name),
        Purpose = change.Purpose is null ? about.Purpose : InputRules.Clean(change.Purpose),
        Axes = change.Axes ?? about.Axes,
        Access = change.Access ?? about.Access,
        Visibility = change.Visibility ?? about.Visibility,
        MembersInvite = change.MembersInvite ?? about.MembersInvite,
        Archived = change.Archived ?? about.Archived,
        Extract = ExtractPermit.Apply(about.Extract, change.Extract, actor, now),
    }, actor, change, now);

    /// <summary>What one may see of the group from outside, or not found where one may not know of it.</summary>
    public static Outcome<GroupView> View(GroupId id, GroupRoll roll, JoinRequests requests, MemberId actor)
    {
        if (!roll.IsKnownTo(actor, requests))
        {
            return Refusal.NotFound;
        }

        var role = roll.RoleOf(actor);
        return new GroupView
        {
            Id = id,
            About = AboutFor(roll.About!, roll.IsReadBy(actor), known: true),
            Members = roll.Members.Count(),
            Role = role,
            Requested = role is null && requests.Asks(actor),
            Invited = role is null && requests.Invites(actor),
            Requests = role == GroupRole.Facilitator ? requests.Asked.Length : null,
            Agreed = roll.Agreed?.Version ?? 0,
            VisitsUntil = roll.VisitOf(actor)?.Until,
        };
    }

    /// <summary>As much of what the group says of itself as this reader may see: outside it what one has to know to
    /// want to join, and of a group that one may not know of no more than whether it is archived.</summary>
    public static GroupAbout AboutFor(GroupAbout about, bool reads, bool known)
    {
        var least = new GroupAbout { Id = about.Id, No = about.No, Rev = about.Rev, Archived = about.Archived };
        return reads ? about : !known ? least : least with
        {
            Name = about.Name,
            Purpose = about.Purpose,
            Axes = about.Axes,
            Access = about.Access,
            Visibility = about.Visibility,
            Sensitive = about.Sensitive,
        };
    }

    /// <summary>What a member's own topic says of the member's place in the group, which is kept on each of the member's devices:
    /// of a sensitive group no name. Compose it from committed state.</summary>
    public static Membership MembershipOf(GroupRoll roll, JoinRequests requests, MemberId member, long toldRev)
    {
        var role = roll.RoleOf(member);
        var answers = role == GroupRole.Facilitator;
        return new Membership
        {
            Name = roll.IsSensitiveTo(member) ? "" : roll.About!.Name,
            Sensitive = roll.IsSensitiveTo(member),
            Role = role,
            Invited = role is null && requests.Invites(member),
            Requested = role is null && requests.Asks(member),
            Requests = answers ? requests.Asked.Length : 0,
            OverdueRequests = answers ? requests.CountOverdue() : 0,
            OldestRequestAt = answers && !requests.Asked.IsEmpty ? requests.Asked[0].At : null,
            ToldRev = toldRev,
            InvitedBy = role is null ? requests.InvitationOf(member)?.By : null,
            Answer = requests.Answered.GetValueOrDefault(member),
            VisitsUntil = roll.VisitOf(member)?.Until,
        };
    }

    /// <summary>The group's card in the directory; a tombstone while it is hidden.</summary>
    public static Entry Card(GroupId id, GroupRoll roll, long toldRev) =>
        roll.About is { Visibility: GroupVisibility.Listed } about
            ? new GroupCard
            {
                Id = id.Value,
                Name = about.Name,
                Purpose = Excerpt.Of(about.Purpose, CardPurpose),
                Access = about.Access,
                Axes = about.Axes,
                Members = roll.Members.Count(),
                Archived = about.Archived,
                ToldRev = toldRev,
            }
            : new Tombstone { Id = id.Value, ToldRev = toldRev };

    private static bool OnlyArchives(GroupChange change) =>
        change.Archived is not null
        && change == new GroupChange { Archived = change.Archived, RequestId = change.RequestId };

    private static bool OnlyPermits(GroupChange change) =>
        change == new GroupChange { Extract = change.Extract, RequestId = change.RequestId };
}
