using System.Runtime.CompilerServices;
using Comparte.Directories;
using Comparte.Feeds;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Pages;
using Comparte.Talks;
using Comparte.Topics;

namespace Comparte.Search;

/// <summary>Reads topics whole, for the index that is made anew, and for whoever erases a member or gathers what is its
/// own.</summary>
internal sealed class SearchSources(IGrainFactory grains)
{
    private const int AtOnce = 16;
    private (IReadOnlyCollection<string> Groups, IReadOnlyCollection<string> Talks)? _places;

    /// <summary>The ids that stand in a directory.</summary>
    public async Task<IReadOnlyCollection<string>> CardsAsync(string directory) =>
        [.. (await EntriesAsync(new TopicId(TopicKinds.Directory, directory)))
            .Where(card => card is not Tombstone).Select(card => card.Id)];

    /// <summary>The ids of all groups that anybody may see: listed ones, and hidden ones by their members.</summary>
    public async Task<IReadOnlyCollection<string>> GroupsAsync() => (await PlacesAsync()).Groups;

    /// <summary>The ids of all talks, by their people.</summary>
    public async Task<IReadOnlyCollection<string>> TalksAsync() => (await PlacesAsync()).Talks;

    /// <summary>The ids of all conversations of all groups.</summary>
    public Task<IReadOnlyCollection<string>> ThreadsAsync() => InGroupsAsync<GroupThread>();

    /// <summary>The ids of all pages of all groups.</summary>
    public Task<IReadOnlyCollection<string>> PagesAsync() => InGroupsAsync<GroupPage>();

    /// <summary>The ids of all that is shared, with everybody or with a group.</summary>
    public async Task<IReadOnlyCollection<string>> PublicationsAsync()
    {
        var found = new HashSet<string>();
        foreach (var some in (await GroupsAsync()).Prepend(FeedKeys.Network).Chunk(AtOnce))
        {
            var all = await Task.WhenAll(some.Select(feed => EntriesAsync(TopicId.Feed(feed))));
            found.UnionWith(all.SelectMany(feed => feed).OfType<FeedItem>().Select(item => item.Id));
        }

        return found;
    }

    /// <summary>All entries of a topic, in order of number.</summary>
    public async Task<List<Entry>> EntriesAsync(TopicId topic)
    {
        var (entries, owner) = (new List<Entry>(), grains.GetTopic(topic));
        var before = long.MaxValue;
        while (true)
        {
            var page = await owner.ReadAsync(new TopicQuery { Before = before, Limit = TopicReader.MaxPage });
            entries.InsertRange(0, page.Entries);
            if (!page.HasOlder || page.Entries.IsEmpty)
            {
                return entries;
            }

            before = page.Entries[0].No;
        }
    }

    /// <summary>All entries of a topic from the first on, also those of which a tombstone is left, with a page of them in
    /// memory.</summary>
    public async IAsyncEnumerable<Entry> InOrderAsync(
        TopicId topic, [EnumeratorCancellation] CancellationToken stop = default)
    {
        const int Page = TopicReader.MaxPage;
        var owner = grains.GetTopic(topic);
        var last = await owner.ReadAsync(new TopicQuery { Before = long.MaxValue, Limit = 1 });
        var newest = last.Entries.IsEmpty ? 0 : last.Entries[^1].No;
        for (var from = 1L; from <= newest; from += Page)
        {
            stop.ThrowIfCancellationRequested();
            var page = await owner.ReadAsync(new TopicQuery { Before = from + Page, Limit = Page });
            foreach (var entry in page.Entries.Where(entry => entry.No >= from))
            {
                yield return entry;
            }
        }
    }

    /// <summary>Reads what is every member's own once, for all that is found by it alone.</summary>
    private async Task<(IReadOnlyCollection<string> Groups, IReadOnlyCollection<string> Talks)> PlacesAsync()
    {
        if (_places is { } known)
        {
            return known;
        }

        var (groups, talks) = (new HashSet<string>(await CardsAsync(DirectoryRules.Groups)), new HashSet<string>());
        foreach (var some in (await CardsAsync(DirectoryRules.Members)).Chunk(AtOnce))
        {
            var all = await Task.WhenAll(some.Select(member => EntriesAsync(new TopicId(TopicKinds.Me, member))));
            var mine = all.SelectMany(entries => entries).ToList();
            groups.UnionWith(mine.OfType<Membership>().Where(own => own.Role is not null).Select(own => own.Id));
            talks.UnionWith(mine.OfType<OwnTalk>().Select(own => own.Id));
        }

        return (_places = (groups, talks)).Value;
    }

    private async Task<IReadOnlyCollection<string>> InGroupsAsync<TCard>()
        where TCard : Entry
    {
        var cards = new List<string>();
        foreach (var some in (await GroupsAsync()).Chunk(AtOnce))
        {
            var all = await Task.WhenAll(some.Select(group => EntriesAsync(new TopicId(TopicKinds.Group, group))));
            cards.AddRange(all.SelectMany(group => group).OfType<TCard>().Select(card => card.Id));
        }

        return cards;
    }
}
