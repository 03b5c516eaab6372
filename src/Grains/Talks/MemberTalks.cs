using Comparte.Members;
using Comparte.Relations;
using Comparte.Topics;

namespace Comparte.Talks;

/// <summary>To whom a member listens and whom it blocks, and its list of talks: commands on its own topic.</summary>
internal sealed class MemberTalks(MemberId id, Topic topic, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>How many people a member can block.</summary>
    internal const int MaxBlocks = 500;

    private const string Prefix = "block-";

    private bool IsThere => MemberRules.IsThere(topic);

    private IEnumerable<Entry> Committed => topic.Rows.Select(row => row.Entry);

    /// <summary>What others have to know when the member writes to them.</summary>
    public Writer Writer() => new()
    {
        Id = id,
        Circles =
        [
            .. Committed.OfType<Membership>().Where(group => group.Role is not null).Select(group => group.Id),
            .. Committed.OfType<OwnProfile>().SelectMany(own => own.Places)
                .Where(place => place is { Role: not null, Unconfirmed: false })
                .Select(place => place.Organization.Value),
        ],
        Blocks = [.. Committed.OfType<BlockedMember>().Select(blocked => blocked.Member)],
    };

    /// <summary>Why somebody may not begin to write to the member, or null.</summary>
    public Refusal? Refuse(Writer writer) =>
        !IsThere ? Refusal.NotFound
        : Blocks(writer.Id) || !Accepts(writer) ? TalkRules.NotAccepted
        : null;

    /// <summary>Why another one, with whom the member has a talk, may not go on writing to it, or null.</summary>
    public Refusal? RefuseGoingOn(MemberId writer) =>
        !IsThere ? TalkRules.Left : Blocks(writer) ? TalkRules.NotAccepted : null;

    /// <summary>Whether the member may begin to write to another one.</summary>
    public async Task<Outcome<bool>> IsAcceptedByAsync(MemberId actor, MemberId other)
    {
        if (!IsThere || actor != id)
        {
            return Refusal.NotFound;
        }

        var refusal = await grains.GetGrain<ITalkingGrain>(other.Value).RefuseWriterAsync(Writer());
        return refusal is { Kind: RefusalKind.NotFound } ? refusal : refusal is null && !Blocks(other) && other != id;
    }

    /// <summary>Whether the member blocks another one.</summary>
    public bool Blocks(MemberId other) => Blocks(topic, other);

    /// <summary>Whether the member whose own topic this is blocks another one.</summary>
    public static bool Blocks(Topic me, MemberId other) => me.FindCommitted(Prefix + other.Value) is BlockedMember;

    /// <summary>Blocks another member, or no longer.</summary>
    public async Task<Refusal?> BlockAsync(MemberId actor, MemberId other, bool blocks)
    {
        if (!IsThere || actor != id)
        {
            return Refusal.NotFound;
        }

        if (other == id)
        {
            return Refusal.Invalid("block_self", "member");
        }

        if (blocks && (await grains.GetGrain<IMemberGrain>(other.Value).ProfileAsync()).Refusal is { } unknown)
        {
            return unknown;
        }

        var present = topic.Find(Prefix + other.Value);
        if (present is BlockedMember == blocks)
        {
            await topic.SettledAsync();
            return null;
        }

        if (blocks && topic.Entries.OfType<BlockedMember>().Count() >= MaxBlocks)
        {
            return Refusal.Conflict("too_many_blocks");
        }

        Entry change = blocks ? new BlockedMember { Member = other, At = clock.GetUtcNow() } : new Tombstone();
        await EnqueueAsync(change with { Id = Prefix + other.Value, No = present?.No ?? 0 });
        return null;
    }

    /// <summary>Takes a talk out of the list until something new is written, or back into it.</summary>
    public async Task<Refusal?> HideAsync(MemberId actor, TalkId talk, bool hidden)
    {
        if (actor != id || topic.Find<OwnTalk>(talk.Value) is not { } own)
        {
            return Refusal.NotFound;
        }

        var upTo = hidden ? own.LastNo : 0;
        if (own.HiddenUpTo == upTo)
        {
            await topic.SettledAsync();
            return null;
        }

        await EnqueueAsync(own with { HiddenUpTo = upTo });
        return null;
    }

    /// <summary>The copy of what a talk tells, which says nothing of whether the member hides it.</summary>
    public OwnTalk? Copy(TalkId talk, OwnTalk? told) => told is null ? null : told with
    {
        HiddenUpTo = topic.Find<OwnTalk>(talk.Value)?.HiddenUpTo ?? 0,
    };

    private bool Accepts(Writer writer) => Choice() switch
    {
        "linked" => IsLinked(writer.Id),
        "known" => IsLinked(writer.Id) || Follows(writer.Id) || Writer().Circles.Overlaps(writer.Circles),
        _ => true,
    };

    private string? Choice() => (topic.FindCommitted(MemberSettings.Messages) as Setting)?.Value;

    private bool IsLinked(MemberId other) =>
        topic.FindCommitted(LinkRules.IdOf(other)) is Link { State: LinkState.Linked };

    private bool Follows(MemberId other) => Committed.OfType<Follow>().Any(follow => follow.Target == other.Value);

    private Task<Committed> EnqueueAsync(Entry change) => topic.Enqueue(new TopicCommand { Actor = id, Changes = [change] });
}
