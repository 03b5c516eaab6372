using System.Net;
using Comparte.Accounts;
using Comparte.Feeds;
using Comparte.Publications;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Visits;
using Comparte.Web.Demo;

namespace Comparte.Web.Tests.Demo;

/// <summary>The demonstration as it stands in the store once a folder was filled with it.</summary>
public sealed class DemoFillTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly Dictionary<string, string> Settings = new() { ["demo"] = "true" };
    private readonly Site _site = new(Settings);

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        await FilledAsync(_site);
    }

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Everything_shared_stands_in_its_feeds_in_order_with_covers_comments_and_visits_also_at_the_next_start()
    {
        var items = await AllAsync(_site, FeedKeys.Network);
        var groups = DemoContent.Read().Groups.Select(group => DemoIds.Of<GroupId>(group.Key, Founded).Value);
        var inGroups = await Task.WhenAll(groups.Select(group => AllAsync(_site, group)));

        Assert.Equal(228, items.Count + inGroups.Sum(group => group.Count));
        foreach (var type in DemoPlan.Counts)
        {
            Assert.Equal(type.Value, items.Concat(inGroups.SelectMany(group => group)).Count(item => item.Type == type.Key));
        }

        Assert.Equal(items.OrderBy(item => item.SharedAt), items);
        foreach (var group in inGroups)
        {
            Assert.Equal(group.OrderBy(item => item.SharedAt), group);
        }

        await CommentsAreReadAsync(items);
        await CoversAreFetchedAsync(items);
        await Site.EventuallyAsync(async () =>
            await VisitsAsync(items.Concat(inGroups.SelectMany(group => group))) == DemoVisits.Total);
        await StartsAgainAsync(items);
    }

    private static DateTimeOffset Founded { get; } = new(2025, 1, 15, 12, 0, 0, TimeSpan.Zero);

    private static async Task FilledAsync(Site site)
    {
        using var timeout = new CancellationTokenSource(Patience);
        while ((await site.Grains.GetNetwork().ReadAsync()).WelcomeGroup is null)
        {
            await Task.Delay(50, timeout.Token);
        }
    }

    private static async Task<List<FeedItem>> AllAsync(Site site, string feed)
    {
        var items = new List<FeedItem>();
        for (var before = long.MaxValue; ;)
        {
            var page = await site.Grains.GetTopic(TopicId.Feed(feed)).ReadAsync(new TopicQuery { Before = before, Limit = 256 });
            items.InsertRange(0, page.Entries.OfType<FeedItem>());
            if (!page.HasOlder)
            {
                return items;
            }

            before = page.Entries[0].No;
        }
    }

    /// <summary>A second start finds it and brings nothing.</summary>
    private async Task StartsAgainAsync(List<FeedItem> items)
    {
        await _site.StopAsync();
        await _site.InitializeAsync();
        await FilledAsync(_site);
        Assert.Equal(items.Select(item => (item.Id, item.Rev)), (await AllAsync(_site, FeedKeys.Network)).Select(item => (item.Id, item.Rev)));
    }

    private async Task CommentsAreReadAsync(List<FeedItem> items)
    {
        var commented = items.Where(item => item.Comments > 0).ToList();
        Assert.InRange(commented.Count, 50, 90);
        foreach (var item in commented)
        {
            var thread = TopicId.Of(CommentThreads.Of(PublicationId.Of(item.Id)));
            var posts = (await _site.Grains.GetTopic(thread).ReadAsync(new TopicQuery { Before = long.MaxValue, Limit = 50 }))
                .Entries.OfType<Post>().ToList();
            Assert.Equal((item.Comments, item.CommentedAt), (posts.Count, posts[^1].At));
        }
    }

    private async Task CoversAreFetchedAsync(List<FeedItem> items)
    {
        var covers = items.Where(item => item.Cover is not null).ToList();
        Assert.InRange(covers.Count, 60, 150);
        Assert.All(covers, item => Assert.InRange(item.Cover!.Alt?.Length ?? 0, 10, 160));
        using var reader = await _site.SignedInAsync();
        using var answer = await reader.Http.GetAsync($"/api/files/{covers[0].Cover!.Id}/thumbnail");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<long> VisitsAsync(IEnumerable<FeedItem> items)
    {
        var places = new List<string>(items.Select(item => item.Id));
        foreach (var directory in (string[])["organizations", "initiatives", "needs"])
        {
            var page = await _site.Grains.GetTopic(new TopicId(TopicKinds.Directory, directory))
                .ReadAsync(new TopicQuery { Before = long.MaxValue, Limit = 256 });
            places.AddRange(page.Entries.Select(entry => entry.Id));
        }

        var counts = await Task.WhenAll(places.Select(place => _site.Grains.GetGrain<IVisitsGrain>(place).CountAsync()));
        return counts.Sum(count => count.Total);
    }
}
