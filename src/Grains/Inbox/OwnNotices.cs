using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Publications;
using Comparte.Relations;
using Comparte.Talks;
using Comparte.Topics;

namespace Comparte.Inbox;

/// <summary>
/// What a member hears when the own topic changes, in which others keep copies up to date: who invites, answers, names and asks.
/// Each state says the same however often it is told: what stands, or that nothing does.
/// </summary>
internal static class OwnNotices
{
    /// <summary>What happened once and is older was heard, or is of no use any more.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(30);

    /// <summary>Whether an entry may say something.</summary>
    public static bool Concerns(Entry entry) => entry is Membership or OrganizationRequests or JoinAnswered or OwnProfile
        or InitiativePlace or ProjectPlace or Authorship or Helping or OwnTalk or Link or WaitingGuests
        || (entry is Tombstone && !Types(entry.Id).IsEmpty);

    /// <summary>What an entry says to the member, in its state of now.</summary>
    public static IEnumerable<NoticeTelling> Of(MemberId self, Entry entry, DateTimeOffset now) => entry switch
    {
        Membership group =>
        [
            Stands(NoticeType.Invitation, group, now, group.Invited ? 1 : 0, About(group), group.InvitedBy),
            Stands(NoticeType.Request, group, now, group.Requests, About(group)),
            .. Role(group, now),
        ],
        OrganizationRequests asked => [Stands(NoticeType.Request, asked, now, asked.Requests, About(asked))],
        JoinAnswered answer => Once(
            answer.Accepted ? NoticeType.Accepted : NoticeType.Declined,
            answer,
            now,
            answer.At,
            TopicId.OfEntity(answer.Id[MemberRules.AnswerId("").Length..])),
        OwnProfile own => own.Places.Select(place => Stands(
            NoticeType.Naming,
            own with { Id = place.Organization.Value },
            now,
            place is { Role: not null, Unconfirmed: true } ? 1 : 0,
            TopicId.Of(place.Organization))),
        InitiativePlace place => [Stands(NoticeType.Naming, place, now, place.Unconfirmed ? 1 : 0, About(place))],
        ProjectPlace place => [Stands(NoticeType.Naming, place, now, MemberRules.Waits(place) ? 1 : 0, About(place))],
        Authorship written =>
            [Stands(NoticeType.Signing, written, now, written.State == AuthorState.Asked ? 1 : 0, About(written))],
        Helping talk => talk.LastBy == self ? [] : [Message(talk)],
        OwnTalk talk => talk.LastBy == self ? [] : [Message(talk)],
        Link link =>
        [
            Stands(NoticeType.LinkAsked, link, now, link.State == LinkState.Asks ? 1 : 0, null, link.Member),
            .. IsTakenUp(link) ? Once(NoticeType.Linked, link, now, link.At, null, link.Member) : [],
        ],
        WaitingGuests guests => [Stands(NoticeType.Guests, guests, now, guests.Waiting)],
        Tombstone => Types(entry.Id).Select(type => Stands(type, entry, now, 0)),
        _ => [],
    };

    /// <summary>What may have stood of an entry that is gone.</summary>
    private static ImmutableArray<NoticeType> Types(string id) =>
        EntityId.IsWellFormed(id, GroupId.Prefix) ? [NoticeType.Invitation, NoticeType.Request]
        : EntityId.IsWellFormed(id, OrganizationId.Prefix) ? [NoticeType.Request]
        : EntityId.IsWellFormed(id, InitiativeId.Prefix) || EntityId.IsWellFormed(id, ProjectId.Prefix) ? [NoticeType.Naming]
        : EntityId.IsWellFormed(id, PublicationId.Prefix) ? [NoticeType.Signing]
        : EntityId.IsWellFormed(id, InvitationId.Prefix) ? [NoticeType.Guests]
        : EntityId.IsWellFormed(id, TalkId.Prefix)
            || id.StartsWith(MemberRules.HelpingPrefix, StringComparison.Ordinal) ? [NoticeType.Message]
        : [];

    /// <summary>A notice that stands while something waits.</summary>
    private static NoticeTelling Stands(
        NoticeType type, Entry source, DateTimeOffset now, int count, TopicId? about = null, MemberId? by = null) => new(
            new Notice
            {
                Type = type,
                Key = $"{type}/{source.Id}",
                About = about,
                By = by is { } member ? [member] : [],
                Count = count,
                At = now,
                ToldRev = source.Rev,
            },
            DateTimeOffset.UnixEpoch);

    /// <summary>A notice of something that happened at a time.</summary>
    private static IEnumerable<NoticeTelling> Once(
        NoticeType type, Entry source, DateTimeOffset now, DateTimeOffset at, TopicId? about, MemberId? by = null)
    {
        if (at < now - Fresh)
        {
            yield break;
        }

        var told = Stands(type, source, at, 1, about, by).Notice;
        yield return new NoticeTelling(told with { Key = $"{told.Key}/{at.UtcTicks}" }, at);
    }

    /// <summary>Who comes in first facilitates, which is nobody's gift.</summary>
    private static IEnumerable<NoticeTelling> Role(Membership group, DateTimeOffset now) =>
        group is { RoleChangedAt: { } at, Role: { } role }
            ? Once(
                role == GroupRole.Facilitator ? NoticeType.Facilitates : NoticeType.NoLongerFacilitates,
                group,
                now,
                at,
                About(group))
            : [];

    /// <summary>Whether the member asked first, and the other one took it up.</summary>
    private static bool IsTakenUp(Link link) => link.State == LinkState.Linked && link.Own.At < link.Theirs.At;

    private static NoticeTelling Message(Helping talk) =>
        Message(talk, TopicId.Of(talk.Thread), TopicId.Helps(talk.Need), talk.LastNo, talk.LastBy, talk.LastAt);

    private static NoticeTelling Message(OwnTalk talk)
    {
        var id = TalkId.Of(talk.Id);
        return Message(talk, TopicId.Of(TalkIds.ThreadOf(id)), TopicId.Of(id), talk.LastNo, talk.LastBy, talk.LastAt);
    }

    private static NoticeTelling Message(
        Entry talk, TopicId thread, TopicId place, long lastNo, MemberId lastBy, DateTimeOffset lastAt) => new(
            new Notice
            {
                Type = NoticeType.Message,
                Key = $"{NoticeType.Message}/{talk.Id}",
                About = thread,
                Place = place,
                Post = lastNo,
                By = [lastBy],
                Count = (int)Math.Min(lastNo, int.MaxValue),
                At = lastAt,
                ToldRev = talk.Rev,
            },
            lastAt);

    private static TopicId? About(Entry copy) => TopicId.OfEntity(copy.Id);
}
