using System.Collections.Immutable;
using Comparte.Threads;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Feeds;

/// <summary>Owns one feed; the key is one of <see cref="FeedKeys"/>. It asks the group, where it is a group's.</summary>
[GrainType(TopicKinds.Feed), Reentrant]
internal sealed class FeedGrain(TopicServices services) : TopicGrain(services, TopicShape.Window), IFeedGrain
{
    /// <summary>As many that were shared at almost the same time may stand in another order.</summary>
    private const int Neighbors = 8;

    /// <inheritdoc />
    protected override TopicId? Parent => Group is { } group ? TopicId.Of(group) : null;

    /// <summary>Nothing is written for whoever looks: a feed that nobody was told to yet is empty.</summary>
    protected override bool IsThere => true;

    private string Key => this.GetPrimaryKeyString();

    private GroupId? Group => GroupId.TryParse(Key, out var group) ? group : null;

    /// <inheritdoc />
    public async Task<long> TellAsync(Entry item, long no, Guid requestId)
    {
        var after = Group is { } group
            ? (await GrainFactory.RightsInGroupAsync(group, NobodyInParticular)).Rev
            : 0;
        if (no == 0 && Topic.Find(item.Id) is { } known)
        {
            no = known.No;
        }

        if (no == 0)
        {
            var command = new TopicCommand { RequestId = requestId, Fingerprint = item.Id, After = after };
            var added = await Topic.OnceAsync(command, () => Topic.NewestNo == 0 ? [Beginning, item] : [item]);
            if (!added.TryGet(out var left, out _))
            {
                return 0;
            }

            no = left.Entries[^1].No;
        }

        // Once: under a number of another feed something else stands here.
        if (no <= Topic.NewestNo && Topic.Find(item.Id) is null)
        {
            await Topic.LoadAsync(no);
        }

        if (Topic.Find(item.Id) is not { } present)
        {
            return 0;
        }

        if (ICopy.Told(present) >= ICopy.Told(item))
        {
            await Topic.SettledAsync();
            return no;
        }

        await Topic.Enqueue(new TopicCommand { Changes = [Next(present, item) with { No = no }], After = after });
        return no;
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<FeedItem>> BeforeAsync(MemberId actor, DateTimeOffset before, int count)
    {
        if (!(await AdmitReadersAsync([actor])).Allowed[0])
        {
            return [];
        }

        var found = new List<FeedItem>();
        for (var no = await LastBeforeAsync(before); no > 0 && found.Count < count + Neighbors; no--)
        {
            if ((await Topic.RowAsync(no)).Entry is FeedItem item && item.SharedAt < before)
            {
                found.Add(item);
            }
        }

        return [.. found.OrderByDescending(item => item.SharedAt).Take(count)];
    }

    /// <inheritdoc />
    protected override async ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members)
    {
        if (Group is not { } group)
        {
            return Readers.All(members, true);
        }

        return Readers.Of(await GrainFactory.RightsInGroupAsync(group, members));
    }

    /// <summary>The number from which downwards everything is that was shared before a time. Items stand in the order in
    /// which they were told, so that each half tells where to go on; a few near each other may have changed places.</summary>
    private async Task<long> LastBeforeAsync(DateTimeOffset before)
    {
        var newest = Topic.Rows.Select(row => row.Entry.No).DefaultIfEmpty().Max();
        var (low, high) = (0L, newest);
        while (low < high)
        {
            var middle = high - ((high - low) / 2);
            if (await SharedAtAsync(middle) < before)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return Math.Min(newest, low + Neighbors);
    }

    /// <summary>When the item of this number was shared; where it is no longer there, when the one before it was.</summary>
    private async Task<DateTimeOffset> SharedAtAsync(long no)
    {
        for (; no > 0; no--)
        {
            if ((await Topic.RowAsync(no)).Entry is FeedItem item)
            {
                return item.SharedAt;
            }
        }

        return DateTimeOffset.MinValue;
    }

    /// <summary>What left a feed left it once: what becomes of it elsewhere is nothing that its readers hear of.</summary>
    private static Entry Next(Entry present, Entry item) =>
        present is Tombstone before && item is Tombstone gone ? gone with { At = before.At } : item;

    /// <summary>Only the group's revision is asked for.</summary>
    private static MemberId NobodyInParticular => MemberId.Of("");

    /// <summary>Windows always hold the first entry; it is none of the items.</summary>
    private static Tombstone Beginning => new() { Id = "begin" };
}
