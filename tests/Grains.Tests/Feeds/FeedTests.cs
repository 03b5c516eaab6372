using Comparte.Feeds;
using Comparte.Grains.Tests.Publications;
using Comparte.Publications;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Feeds;

/// <summary>What stands in which feed.</summary>
[Collection(ClusterCollection.Name)]
public sealed class FeedTests(ClusterFixture cluster)
{
    private readonly Workshop _workshop = new(cluster);

    [Fact]
    public async Task It_comes_into_all_feeds_that_it_belongs_to_and_leaves_them_with_a_change()
    {
        var ana = await _workshop.Community.NewMemberAsync("Ana");
        var organization = await _workshop.Community.NewOrganizationAsync(ana);
        var id = await _workshop.NewDraftAsync(ana, new NewPublication { Type = PublicationType.Method });
        await _workshop.ChangeAsync(id, ana, new PublicationChange
        {
            Organization = organization.Value,
            Axes = [Axis("a"), Axis("b")],
            Country = "GT",
            Territory = "Alta Verapaz",
        });

        await _workshop.ShareAsync(id, ana);

        string[] keys =
        [
            "network", "kind-method", "country-GT", "territory-GT-alta-verapaz", $"axis-{Axis("a")}", $"axis-{Axis("b")}",
            ana.Value, organization.Value,
        ];
        foreach (var key in keys)
        {
            await _workshop.ComesAsync(key, id);
        }

        await _workshop.ChangeAsync(id, ana, new PublicationChange
        {
            Type = PublicationType.Article,
            Axes = [Axis("b"), Axis("c")],
            Country = "BR",
            Territory = "",
            Organization = "",
        });
        foreach (var key in (string[])["kind-article", $"axis-{Axis("c")}", "country-BR"])
        {
            await _workshop.ComesAsync(key, id);
        }

        foreach (var key in (string[])
            ["kind-method", $"axis-{Axis("a")}", "country-GT", "territory-GT-alta-verapaz", organization.Value])
        {
            await _workshop.ComesAsync(key, id, isThere: false);
        }

        Assert.Equal(["BR"], (await _workshop.FeedAsync($"axis-{Axis("b")}")).Select(item => item.Country));
    }

    [Fact]
    public async Task A_feed_keeps_the_order_in_which_things_were_shared()
    {
        var ana = await _workshop.Community.NewMemberAsync("Ana");
        var first = await _workshop.NewSharedAsync(ana);
        await _workshop.ComesAsync(ana.Value, first);
        var second = await _workshop.NewSharedAsync(ana);
        await _workshop.ComesAsync(ana.Value, second);

        await _workshop.ChangeAsync(first, ana, new PublicationChange { Place = "Cobán" });

        await Community.EventuallyAsync(async () =>
            (await _workshop.FeedAsync(ana.Value)).Any(item => item.Place == "Cobán"));
        Assert.Equal([first.Value, second.Value], (await _workshop.FeedAsync(ana.Value)).Select(item => item.Id));
    }

    [Fact]
    public async Task What_is_told_twice_stands_once_also_when_it_is_old()
    {
        var member = await _workshop.Community.NewMemberAsync();
        var feed = cluster.Grains.GetGrain<IFeedGrain>(member.Value);
        var (id, request) = (EntityId.New<PublicationId>(TimeProvider.System), Community.NewRequest());
        FeedItem Item(PublicationId of, long rev, string title) => new() { Id = of.Value, Title = title, ToldRev = rev };

        var no = await feed.TellAsync(Item(id, 5, "uno"), 0, request);
        for (var other = 0; other < 100; other++)
        {
            await feed.TellAsync(
                Item(EntityId.New<PublicationId>(TimeProvider.System), 1, "otro"), 0, Community.NewRequest());
        }

        Assert.Equal(no, await feed.TellAsync(Item(id, 6, "dos"), 0, request));
        Assert.Equal(no, await feed.TellAsync(Item(id, 4, "viejo"), no, request));
        Assert.Equal("dos", (await _workshop.FeedAsync(member.Value)).Single(item => item.Id == id.Value).Title);
        Assert.Equal(no, await feed.TellAsync(new Tombstone { Id = id.Value, ToldRev = 7 }, no, request));
        Assert.False(await _workshop.IsInAsync(member.Value, id));
        Assert.Equal(no, await feed.TellAsync(Item(id, 8, "tres"), no, request));
        Assert.Equal(101, (await _workshop.FeedAsync(member.Value)).Count);
    }

    [Fact]
    public async Task Pages_before_a_time_hold_each_item_once_the_newest_first_however_old_and_none_that_is_gone()
    {
        var member = await _workshop.Community.NewMemberAsync();
        var feed = cluster.Grains.GetGrain<IFeedGrain>(member.Value);
        var begin = DateTimeOffset.UnixEpoch;
        var ids = Enumerable.Range(0, 130).Select(_ => EntityId.New<PublicationId>(TimeProvider.System)).ToList();
        foreach (var (at, id) in ids.Index())
        {
            // Each second one was shared before the one that was told before it.
            await feed.TellAsync(
                new FeedItem { Id = id.Value, SharedAt = begin.AddHours(at ^ 1), ToldRev = 1 }, 0, Community.NewRequest());
        }

        await feed.TellAsync(new Tombstone { Id = ids[60].Value, ToldRev = 2 }, 0, Community.NewRequest());

        var (read, before) = (new List<FeedItem>(), DateTimeOffset.MaxValue);
        while (await feed.BeforeAsync(member, before, 20) is { IsEmpty: false } page)
        {
            var ordered = page.OrderByDescending(item => item.SharedAt).ToList();
            read.AddRange(ordered);
            before = ordered[^1].SharedAt;
        }

        Assert.Equal(ids.Count - 1, read.Select(item => item.Id).Distinct().Count());
        Assert.DoesNotContain(ids[60].Value, read.Select(item => item.Id));
        Assert.Equal(read.OrderByDescending(item => item.SharedAt).Select(item => item.Id), read.Select(item => item.Id));
        Assert.Equal(5, (await feed.BeforeAsync(member, begin.AddHours(5), 20)).Length);
        Assert.Empty(await feed.BeforeAsync(member, begin, 20));
    }

    [Fact]
    public async Task A_groups_feed_gives_no_page_to_others()
    {
        var ana = await _workshop.Community.NewMemberAsync("Ana");
        var outsider = await _workshop.Community.NewMemberAsync();
        var group = await _workshop.Community.NewGroupAsync(ana);
        var id = await _workshop.NewDraftAsync(ana);
        await _workshop.ShareAsync(id, ana, group);
        await _workshop.ComesAsync(group.Value, id);
        var feed = cluster.Grains.GetGrain<IFeedGrain>(group.Value);

        Assert.Single(await feed.BeforeAsync(ana, DateTimeOffset.MaxValue, 20));
        Assert.Empty(await feed.BeforeAsync(outsider, DateTimeOffset.MaxValue, 20));
    }

    [Fact]
    public async Task A_request_too_old_to_be_found_is_answered_with_nothing()
    {
        var member = await _workshop.Community.NewMemberAsync();
        var feed = cluster.Grains.GetGrain<IFeedGrain>(member.Value);
        var item = new FeedItem { Id = EntityId.New<PublicationId>(TimeProvider.System).Value, ToldRev = 1 };

        Assert.Equal(0, await feed.TellAsync(item, 0, Guid.CreateVersion7(TimeProvider.System.GetUtcNow().AddDays(-8))));
        Assert.Equal(0, await feed.TellAsync(item, 40, Community.NewRequest()));
        Assert.Empty(await _workshop.FeedAsync(member.Value));
    }

    [Fact]
    public async Task An_empty_feed_is_open_and_nothing_is_written_for_it()
    {
        var member = await _workshop.Community.NewMemberAsync();
        var key = $"axis-{Axis("vacio")}";

        Assert.Equal((bool[])[true], await _workshop.AdmitAsync(TopicId.Feed(key), member));
        Assert.Equal(0, (await cluster.Grains.GetTopic(TopicId.Feed(key)).ReadAsync(default)).Head);
        var group = EntityId.New<GroupId>(TimeProvider.System);
        Assert.Equal((bool[])[false], await _workshop.AdmitAsync(TopicId.Feed(group.Value), member));
    }

    [Theory]
    [InlineData("network", true)]
    [InlineData("kind-method", true)]
    [InlineData("kind-poem", false)]
    [InlineData("axis-agua", true)]
    [InlineData("axis-Agua", false)]
    [InlineData("country-GT", true)]
    [InlineData("country-gt", false)]
    [InlineData("territory-GT-alta-verapaz", true)]
    [InlineData("territory-GT-", false)]
    [InlineData("m00000000000000000000000000000000", true)]
    [InlineData("t00000000000000000000000000000000", false)]
    [InlineData("", false)]
    public void Only_these_keys_are_feeds(string key, bool isOne) =>
        Assert.Equal(isOne, TopicId.TryParse($"feed/{key}", out _));

    [Theory]
    [InlineData("Alta Verapaz", "territory-GT-alta-verapaz")]
    [InlineData("São Paulo", "territory-GT-sao-paulo")]
    [InlineData("日本", null)]
    public void A_territory_has_a_key_in_plain_letters(string territory, string? key) =>
        Assert.Equal(key, FeedKeys.Territory("GT", territory));

    private string Axis(string name) => $"{name}-{GetHashCode() & 0xFFFFFF:x}";
}
