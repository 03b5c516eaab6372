using System.Collections.Immutable;
using Comparte.Members;
using Comparte.Talks;
using Comparte.Topics;

namespace Comparte.Relations;

/// <summary>What a member follows and with whom it is linked: commands on its own topic, and who is told.</summary>
internal sealed class MemberRelations(MemberId id, Topic topic, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>How much a member may follow.</summary>
    internal const int MaxFollows = 500;

    private const string Prefix = "follow-";

    /// <summary>The followers of the topic.</summary>
    public ImmutableArray<Follower> Followers =>
    [
        new()
        {
            Name = "follows",
            Concerns = entry => IsFollow(entry) || IsChoice(entry),
            Durable = true,
            TellAsync = TellFollowsAsync,
        },
        new()
        {
            Name = "links",
            Concerns = entry => entry is Link || IsChoice(entry),
            Durable = true,
            TellAsync = TellLinksAsync,
        },
    ];

    private bool Hides => topic.FindCommitted(MemberSettings.Relations) is Setting { Value: "off" };

    private long HidesRev => topic.FindCommitted(MemberSettings.Relations)?.Rev ?? 0;

    /// <summary>Follows something, or no longer.</summary>
    public async Task<Refusal?> FollowAsync(MemberId actor, string target, bool follows)
    {
        if (!MemberRules.IsThere(topic))
        {
            return Refusal.NotFound;
        }

        if (actor != id)
        {
            return Refusal.NotAllowed;
        }

        if (follows && target == id.Value)
        {
            return Refusal.Invalid("follow_self", "target");
        }

        if (follows && !await FollowTargets.MayOpenAsync(grains, actor, target))
        {
            return Refusal.NotFound;
        }

        var present = topic.Find(Prefix + target);
        if (present is Follow == follows)
        {
            await topic.SettledAsync();
            return null;
        }

        if (follows && topic.Entries.OfType<Follow>().Count() >= MaxFollows)
        {
            return Refusal.Conflict("too_many_follows");
        }

        Entry change = follows ? new Follow { Target = target, At = clock.GetUtcNow() } : new Tombstone();
        await EnqueueAsync(change with { Id = Prefix + target, No = present?.No ?? 0 });
        return null;
    }

    /// <summary>Asks for a link or accepts one.</summary>
    public async Task<Outcome<Link>> LinkAsync(MemberId actor, MemberId other, string word)
    {
        if (await RefusedAsync(actor, other, word) is { } refusal)
        {
            return refusal;
        }

        var link = Drafted(other);
        if (link.Own.Wants)
        {
            await topic.SettledAsync();
            return link;
        }

        if (!link.Theirs.Wants
            && topic.Entries.OfType<Link>().Count(one => one.State == LinkState.Asked) >= LinkRules.MaxAsked)
        {
            return Refusal.Conflict("too_many_asked");
        }

        if (LinkRules.IsTooSoon(link, clock.GetUtcNow()))
        {
            return Refusal.Conflict("link_too_soon");
        }

        return (Link)await EnqueueAsync(LinkRules.Wanted(link, word, clock.GetUtcNow()));
    }

    /// <summary>Ends, takes back or declines.</summary>
    public async Task<Refusal?> UnlinkAsync(MemberId actor, MemberId other)
    {
        if (!MemberRules.IsThere(topic))
        {
            return Refusal.NotFound;
        }

        if (actor != id)
        {
            return Refusal.NotAllowed;
        }

        var link = Drafted(other);
        if (link.State == LinkState.None)
        {
            await topic.SettledAsync();
            return null;
        }

        await EnqueueAsync(LinkRules.Unwanted(link, clock.GetUtcNow()));
        return null;
    }

    /// <summary>Takes what the other one tells. Who is blocked asks as somebody who was declined, and is told as little.</summary>
    public async Task TakeAsync(MemberId other, LinkTelling telling)
    {
        var link = Drafted(other);
        var told = LinkRules.Told(
            link with { Declined = link.Declined || MemberTalks.Blocks(topic, other) }, telling, clock.GetUtcNow());
        if (!MemberRules.IsThere(topic) || told == link)
        {
            await topic.SettledAsync();
            return;
        }

        await EnqueueAsync(told);
    }

    /// <summary>Those with whom the member is linked, where both show it.</summary>
    public ImmutableArray<MemberId> Linked() => Hides
        ? []
        : [.. topic.Rows.Select(row => row.Entry).OfType<Link>()
            .Where(link => link is { State: LinkState.Linked, TheirsHidden: false })
            .OrderBy(link => link.At)
            .Select(link => link.Member)];

    private static bool IsFollow(Entry entry) => entry is Follow
        || (entry is Tombstone && entry.Id.StartsWith(Prefix, StringComparison.Ordinal));

    private static bool IsChoice(Entry entry) => entry is Setting { Id: MemberSettings.Relations };

    private async Task<Refusal?> RefusedAsync(MemberId actor, MemberId other, string word)
    {
        if (!MemberRules.IsThere(topic))
        {
            return Refusal.NotFound;
        }

        if (actor != id)
        {
            return Refusal.NotAllowed;
        }

        return LinkRules.Check(actor, other, word)
            ?? (await grains.GetGrain<IMemberGrain>(other.Value).ProfileAsync()).Refusal;
    }

    private Link Drafted(MemberId other) =>
        topic.Find<Link>(LinkRules.IdOf(other)) ?? new Link { Id = LinkRules.IdOf(other), Member = other };

    private async Task<Entry> EnqueueAsync(Entry change) =>
        (await topic.Enqueue(new TopicCommand { Actor = id, Changes = [change] })).Entries[0];

    private async Task TellFollowsAsync(ImmutableArray<Entry> entries)
    {
        var (hides, rev) = (Hides, HidesRev);
        var told = entries.Any(IsChoice)
            ? entries.Where(IsFollow).Concat(topic.Rows.Select(row => row.Entry).OfType<Follow>()).DistinctBy(one => one.Id).ToList()
            : (IReadOnlyCollection<Entry>)entries;
        foreach (var entry in told)
        {
            await grains.GetGrain<IFollowersGrain>(entry.Id[Prefix.Length..])
                .TellAsync(id, entry is Follow, hides, Math.Max(entry.Rev, rev));
        }
    }

    private async Task TellLinksAsync(ImmutableArray<Entry> entries)
    {
        var telling = new LinkTelling { Hidden = Hides, HiddenRev = HidesRev };
        var told = entries.Any(IsChoice) ? topic.Rows.Select(row => row.Entry) : entries;
        foreach (var link in told.OfType<Link>().ToList())
        {
            await grains.GetGrain<IRelatingGrain>(link.Member.Value)
                .TellLinkAsync(id, telling with { Will = link.Own });
        }
    }
}
