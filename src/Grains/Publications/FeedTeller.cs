using System.Collections.Immutable;
using Comparte.Feeds;
using Comparte.Files;
using Comparte.Topics;

namespace Comparte.Publications;

/// <summary>Tells feeds what stands in them of a publication: the item where it belongs, a tombstone where it did. Always the
/// committed state as it is when telling, one telling at a time.</summary>
internal sealed class FeedTeller(
    PublicationDesk desk, IPersistentState<FeedRecord> record, Func<FeedRecord, Task> saveAsync)
{
    private readonly Turns _turns = new();
    private long _told;

    /// <summary>Tells all feeds that it belongs to, or once did; nothing when they know.</summary>
    public async Task TellAsync()
    {
        using var turn = await _turns.EnterAsync();
        var rev = desk.Topic.Head;
        if (rev == _told)
        {
            return;
        }

        var wanted = desk.Committed.About is { Stage: PublicationStage.Shared } about ? KeysOf(about).ToHashSet() : [];
        var told = record.State.Feeds;
        if (wanted.Where(key => !told.ContainsKey(key)).ToList() is { Count: > 0 } fresh)
        {
            // Before the telling: a process that is killed in between tells again by the same requests.
            await SaveAsync(told.SetItems(fresh.Select(key => KeyValuePair.Create(key, new ToldFeed(NewRequest(), 0)))));
        }

        var item = wanted.Count > 0 ? Item(rev) : null;
        var gone = new Tombstone { Id = desk.Id.Value, ToldRev = rev, At = desk.Committed.About?.StageAt };
        var numbers = await Task.WhenAll(record.State.Feeds.Select(async feed => KeyValuePair.Create(
            feed.Key, await TellAsync(feed.Key, feed.Value, wanted.Contains(feed.Key) ? item! : gone))));
        if (numbers.Any(feed => record.State.Feeds[feed.Key] != feed.Value))
        {
            await SaveAsync(record.State.Feeds.SetItems(numbers));
        }

        await TellFilesAsync(wanted, gone);
        _told = rev;
    }

    /// <summary>Its item as everybody in the network reads it; null where not everybody does.</summary>
    public FeedItem? InNetwork() =>
        desk.Committed.About is { Stage: PublicationStage.Shared, Group: null } ? Item(desk.Topic.Head) : null;

    /// <summary>The lists of files of the groups with which it is, or once was, shared.</summary>
    private Task TellFilesAsync(HashSet<string> wanted, Tombstone gone) => Task.WhenAll(record.State.Feeds.Keys
        .Where(key => GroupId.TryParse(key, out _))
        .Select(key => desk.Grains.GetGrain<IGroupFilesGrain>(key)
            .TellAsync([wanted.Contains(key) ? Files(gone.ToldRev) ?? (Entry)gone : gone])));

    private GroupFiles? Files(long rev) => desk.Committed.About is { } about && PublicationRules.Files(about).Any()
        ? new GroupFiles
        {
            Id = desk.Id.Value,
            In = TopicId.Of(desk.Id),
            Title = desk.Committed.Text(about.Language)?.Title ?? "",
            By = about.By,
            At = about.SharedAt!.Value,
            Files = [.. PublicationRules.Files(about)],
            ToldRev = rev,
        }
        : null;

    private async Task<ToldFeed> TellAsync(string key, ToldFeed feed, Entry item)
    {
        var grain = desk.Grains.GetGrain<IFeedGrain>(key);
        var no = await grain.TellAsync(item, feed.No, feed.Request);
        if (no > 0)
        {
            return feed with { No = no };
        }

        // Too long ago to be found by its request, and so to have been carried out.
        feed = new ToldFeed(NewRequest(), 0);
        return feed with { No = await grain.TellAsync(item, 0, feed.Request) };
    }

    private IEnumerable<string> KeysOf(PublicationAbout about)
    {
        if (about.Group is { } group)
        {
            return [group.Value];
        }

        var keys = new List<string?> { FeedKeys.Network, FeedKeys.Kind(about.Type), about.Organization?.Value, about.Initiative?.Value };
        keys.AddRange(desk.Committed.AuthorIds.Select(author => author.Value));
        keys.AddRange(about.Axes.Select(FeedKeys.Axis));
        if (about.Country.Length > 0)
        {
            keys.Add(FeedKeys.Country(about.Country));
            keys.Add(FeedKeys.Territory(about.Country, about.Territory));
        }

        return keys.OfType<string>();
    }

    private FeedItem Item(long rev)
    {
        var about = desk.Committed.About!;
        var texts = desk.Committed.Texts.Where(text => text.Version > 0).OrderBy(text => text.No).ToList();
        var original = texts.Find(text => text.Language == about.Language);
        var others = texts.Where(text => text != original).ToImmutableSortedDictionary(
            text => text.Language, text => new FeedTitle { Title = text.Title, Summary = text.Summary });
        return new FeedItem
        {
            Id = desk.Id.Value,
            Type = about.Type,
            Title = original?.Title ?? "",
            Summary = original?.Summary ?? "",
            Language = about.Language,
            Languages = [.. texts.Select(text => text.Language)],
            Titles = others.IsEmpty ? null : others,
            By = about.By,
            Authors = desk.Committed.AuthorIds,
            Organization = about.Organization,
            Initiative = about.Initiative,
            Group = about.Group,
            Axes = about.Axes,
            Country = about.Country,
            Territory = about.Territory,
            Cover = about.Cover,
            When = about.When,
            Place = about.Place,
            SharedAt = about.SharedAt!.Value,
            Comments = about.Comments,
            CommentedAt = about.CommentedAt,
            CameAt = about.StageAt > about.SharedAt ? about.StageAt : null,
            ChangedAt = about.ChangedAt,
            ToldRev = rev,
        };
    }

    private Guid NewRequest() => Guid.CreateVersion7(desk.Now);

    private Task SaveAsync(ImmutableSortedDictionary<string, ToldFeed> feeds) =>
        saveAsync(record.State with { Feeds = feeds });
}
