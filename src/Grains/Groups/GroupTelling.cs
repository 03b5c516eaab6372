using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Inbox;
using Comparte.Keeping;
using Comparte.Members;
using Comparte.Requests;
using Comparte.Topics;

namespace Comparte.Groups;

/// <summary>What a group tells others of itself, always its committed state as it is when telling. The sum of the
/// topic's revision and the requests' grows with each change of either, so that tellings have an order.</summary>
internal sealed class GroupTelling(
    GroupId id, Topic topic, GroupRoll committed, RequestBook book, IGrainFactory grains)
{
    private const int AtOnce = 64;
    private static readonly TimeSpan CardSpacing = TimeSpan.FromSeconds(2);

    /// <summary>Members hear of their place in the group, the directory of its card.</summary>
    public ImmutableArray<Follower> Followers =>
    [
        new() { Name = "members", Concerns = IsMembership, Durable = true, TellAsync = TellConcernedAsync },
        new()
        {
            Name = "sensitive",
            Concerns = entry => entry is GroupAbout { SensitiveUntil: not null },
            Durable = true,
            TellAsync = entries => TellOpennessAsync((GroupAbout)entries[^1]),
        },
        new()
        {
            Name = "keeping",
            Concerns = entry => entry is GroupAbout { KeepDays: > 0 },
            Durable = true,
            TellAsync = _ => grains.GetGrain<IKeepingGrain>(id.Value).WakeAsync(),
        },
        new() { Name = "directory", Concerns = IsCard, Every = CardSpacing, TellAsync = TellDirectoryAsync },
    ];

    /// <summary>Tells those whose requests changed, and everybody who can answer.</summary>
    public Task TellRequestsAsync(IEnumerable<MemberId> members) =>
        TellAsync(members.Concat(Ids(committed.Facilitators)));

    /// <summary>Tells a member's own topic what place the member has here.</summary>
    public Task TellPlaceAsync(MemberId member) => TellAsync(member);

    /// <summary>Tells members but whoever did it; once, for the notice's key. One who can't be told keeps nobody else from it, and has
    /// all be told again.</summary>
    public static async Task NotifyAsync(IGrainFactory grains, IEnumerable<GroupMember> members, Notice notice)
    {
        var telling = new NoticeTelling(notice, notice.At);
        var failures = new List<Exception>();
        foreach (var some in members.Select(member => member.Id).Where(one => one != notice.By[^1].Value).ToList().Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(async one =>
            {
                try
                {
                    await grains.GetGrain<INotifiedGrain>(one).NotifyAsync([telling]);
                }
                catch (Exception failure)
                {
                    failures.Add(failure);
                }
            }));
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    /// <summary>Each change of what the group is about tells it again, which changes nothing; whoever came later isn't told.</summary>
    private Task TellOpennessAsync(GroupAbout about)
    {
        var end = about.SensitiveUntil!;
        return NotifyAsync(grains, committed.Members.Where(member => member.Since <= end.At), new Notice
        {
            Type = NoticeType.NoLongerSensitive,
            Key = $"sensitive/{id}/{end.At.UtcTicks}",
            About = TopicId.Of(id),
            Place = TopicId.Of(id),
            By = [end.By],
            At = end.At,
            ToldRev = 1,
        });
    }

    private static bool IsMembership(Entry entry) => entry is EmergencyEntry || IsCard(entry);

    private static bool IsCard(Entry entry) => entry is GroupAbout or GroupMember
        || (entry is Tombstone && EntityId.IsWellFormed(entry.Id, MemberId.Prefix));

    private static IEnumerable<MemberId> Ids(IEnumerable<Entry> members) =>
        members.Select(member => member is EmergencyEntry visitor ? visitor.By : MemberId.Of(member.Id));

    /// <summary>The name stands in each member's topic, so that everybody hears when it may have changed.</summary>
    private Task TellConcernedAsync(ImmutableArray<Entry> entries) => TellAsync(
        entries.Any(entry => entry is GroupAbout)
            ? Ids(committed.Members)
                .Concat(Ids(committed.Emergencies))
                .Concat(book.Current.Asked.Select(request => request.Member))
                .Concat(book.Current.Invited.Select(invitation => invitation.Member))
                .Concat(Ids(entries.Where(entry => entry is Tombstone)))
            : Ids(entries));

    private async Task TellAsync(IEnumerable<MemberId> members)
    {
        foreach (var some in members.Distinct().Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(TellAsync));
        }
    }

    /// <summary>Between two commands: one that ends in two records is told whole, the answer with the place.</summary>
    private async Task TellAsync(MemberId member)
    {
        Membership place;
        using (await book.EnterAsync())
        {
            place = GroupRules.MembershipOf(committed, book.Current, member, topic.Head + book.Current.Rev);
        }

        await grains.GetGrain<IMemberGrain>(member.Value).TellMembershipAsync(id, place);
    }

    private Task TellDirectoryAsync(ImmutableArray<Entry> entries) =>
        grains.GetGrain<IDirectoryGrain>(DirectoryRules.Groups)
            .TellAsync(GroupRules.Card(id, committed, topic.Head));
}
