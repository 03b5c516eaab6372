using Comparte.Feeds;
using Comparte.Needs;
using Comparte.Topics;
using Comparte.Webhooks;

namespace Comparte.Grains.Tests.Webhooks;

/// <summary>What of which topics is told outside.</summary>
public sealed class HappeningsTests
{
    private static readonly DateTimeOffset Then = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TopicId Need = new(TopicKinds.Need, "w1");

    [Fact]
    public void Nothing_is_told_of_a_topic_that_not_everybody_may_open()
    {
        string[] told = [TopicKinds.Need, TopicKinds.Project];
        Assert.All(TopicKinds.All.Except(told), kind => Assert.Null(Happenings.FollowerOf(new TopicId(kind, "g0"), null!)));
        Assert.Null(Happenings.FollowerOf(TopicId.Feed("g0198f0a4c0de7d5b8a1b2c3d4e5f6071"), null!));
        Assert.NotNull(Happenings.FollowerOf(TopicId.Feed(FeedKeys.Network), null!));
    }

    [Fact]
    public void A_comment_on_something_shared_says_nothing_new()
    {
        var item = new FeedItem { Id = "p1", SharedAt = Then, ChangedAt = Then.AddHours(1) };

        var before = Happenings.Of(TopicId.Feed(FeedKeys.Network), item).ToList();
        var after = Happenings.Of(TopicId.Feed(FeedKeys.Network), item with { Comments = 3, CommentedAt = Then.AddHours(2), Rev = 9 });

        Assert.Equal([HappeningType.PublicationShared, HappeningType.PublicationChanged], before.Select(one => one.Type));
        Assert.Equal(before, after);
    }

    [Fact]
    public void What_changed_before_everybody_could_read_it_is_no_change()
    {
        var item = new FeedItem { Id = "p1", SharedAt = Then, ChangedAt = Then.AddHours(1), CameAt = Then.AddHours(2) };

        var shared = Assert.Single(Happenings.Of(TopicId.Feed(FeedKeys.Network), item));

        Assert.Equal((HappeningType.PublicationShared, Then.AddHours(2)), (shared.Type, shared.At));
    }

    [Fact]
    public void A_need_that_is_hidden_says_nothing() =>
        Assert.Empty(Happenings.Of(Need, new NeedAbout { At = Then, Hidden = new() }));
}
