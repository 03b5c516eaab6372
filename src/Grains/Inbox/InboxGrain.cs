using System.Collections.Immutable;
using Comparte.Mail;
using Comparte.Push;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Inbox;

/// <summary>Owns the notices of one member; the key is the <see cref="MemberId"/>. Who tells comes again until it was heard,
/// so that a notice may be told twice and stands once.</summary>
[GrainType(TopicKinds.Inbox), Reentrant]
internal sealed class InboxGrain(TopicServices services) : TopicGrain(services, TopicShape.Window), IInboxGrain
{
    /// <summary>Segments in which the notice of a key is looked for. What is repeated stands in the last one or two; a
    /// bundle that is further down becomes a new one.</summary>
    private const int MaxLoads = 8;

    /// <summary>Notices that are erased in one go.</summary>
    private const int ErasedAtOnce = 48;

    /// <summary>An inbox is there for its member before the first notice, and for nobody once the member left.</summary>
    protected override bool IsThere => Topic.Find(InboxRules.AboutId) is not Tombstone;

    /// <summary>Who decides when mails and pushes go hears of what addresses the member. What stood here before is no news.</summary>
    protected override ImmutableArray<Follower> FollowedBy =>
    [
        new()
        {
            Name = "mail",
            Concerns = MailRules.Addresses,
            Durable = true,
            FromNow = true,
            TellAsync = entries => GrainFactory.GetGrain<IMailGrain>(Id.Value).TakeAsync([.. entries.OfType<Notice>()]),
        },
        new()
        {
            Name = "push",
            Concerns = PushRules.Addresses,
            Durable = true,
            FromNow = true,
            TellAsync = entries => GrainFactory.GetGrain<IPushGrain>(Id.Value).TakeAsync([.. entries.OfType<Notice>()]),
        },
    ];

    private MemberId Id => MemberId.Of(this.GetPrimaryKeyString());

    private long SeenUpTo => Topic.Find<InboxAbout>(InboxRules.AboutId)?.SeenUpTo ?? 0;

    /// <inheritdoc />
    public async Task TakeAsync(ImmutableArray<NoticeTelling> tellings)
    {
        if (!IsThere)
        {
            return;
        }

        var taken = new List<Task>();
        foreach (var (told, since) in tellings)
        {
            await Topic.LoadSinceAsync(since, MaxLoads);
            if (!IsThere)
            {
                return;
            }

            var changes = InboxRules.Fold(told, Find(told.Key), Topic.NewestNo, SeenUpTo);
            if (!changes.IsEmpty)
            {
                taken.Add(Topic.Enqueue(
                    new TopicCommand { Changes = Topic.NewestNo > 0 ? changes : [About(0), .. changes] }));
            }
        }

        await Task.WhenAll(taken.Append(Topic.SettledAsync()));
    }

    /// <inheritdoc />
    public async Task<Refusal?> SeeAsync(MemberId actor, ImmutableArray<long> nos)
    {
        if (actor != Id)
        {
            return Refusal.NotFound;
        }

        if (nos.Length > InboxRules.MaxSeen)
        {
            return Refusal.Invalid("too_many", "nos");
        }

        // Rows are read by number once they are committed.
        var newest = Topic.NewestNo;
        await Topic.SettledAsync();
        var seen = new List<Task>();
        foreach (var no in nos.Distinct().Where(no => no > SeenUpTo && no <= newest))
        {
            var row = await Topic.RowAsync(no);
            if (Topic.Find(row.Entry.Id) is Notice { Seen: false } notice)
            {
                seen.Add(Topic.Enqueue(new TopicCommand { Actor = actor, Changes = [notice with { Seen = true }] }));
            }
        }

        await Task.WhenAll(seen);
        return null;
    }

    /// <inheritdoc />
    public async Task<Refusal?> SeeUpToAsync(MemberId actor, long no)
    {
        if (actor != Id || !IsThere)
        {
            return Refusal.NotFound;
        }

        var upTo = Math.Min(no, Topic.NewestNo);
        if (upTo > SeenUpTo)
        {
            await Topic.Enqueue(new TopicCommand { Actor = actor, Changes = [About(upTo)] });
        }

        await Topic.SettledAsync();
        return null;
    }

    /// <inheritdoc />
    public Task<ImmutableArray<Notice>> UnseenAsync() => Task.FromResult<ImmutableArray<Notice>>(
    [
        .. Topic.Rows.Select(row => row.Entry).OfType<Notice>()
            .Where(notice => !notice.Seen && notice.No > SeenUpTo)
            .OrderBy(notice => notice.No),
    ]);

    /// <inheritdoc />
    public async Task EraseAsync()
    {
        await Topic.SettledAsync();
        if (Topic.NewestNo == 0)
        {
            await Topic.Enqueue(new TopicCommand { Changes = [About(0)] });
        }

        // The first one says that there is no inbox: what is told from then on makes no notice.
        var erased = new List<Task>();
        var newest = Topic.NewestNo;
        for (var no = 1L; no <= newest; no++)
        {
            if ((await Topic.RowAsync(no)).Entry is var entry and not Tombstone)
            {
                erased.Add(Topic.Enqueue(new TopicCommand { Actor = Id, Changes = [new Tombstone { Id = entry.Id, No = no }] }));
            }

            if (erased.Count == ErasedAtOnce || no == newest)
            {
                await Task.WhenAll(erased);
                erased.Clear();
                newest = Topic.NewestNo;
            }
        }
    }

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(new Readers([.. members.Select(member => member == Id)]));

    private InboxAbout About(long seenUpTo) => new()
    {
        Id = InboxRules.AboutId,
        No = Topic.Find(InboxRules.AboutId)?.No ?? 0,
        SeenUpTo = seenUpTo,
    };

    private Notice? Find(string key) => Topic.Entries.OfType<Notice>().Where(notice => notice.Key == key).MaxBy(notice => notice.No);
}
