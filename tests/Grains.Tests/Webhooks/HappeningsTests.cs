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
    public void A_need_that_is_hidden_is_withdrawn_and_nothing_else()
    {
        var need = new NeedAbout { At = Then, ClosedAt = Then.AddHours(1), Hidden = new() { At = Then.AddHours(2) } };

        Assert.Equal([(HappeningType.NeedWithdrawn, "w1", Then.AddHours(2))], Of(need));
    }

    [Fact]
    public void A_need_that_is_shown_again_is_stated_anew_and_one_that_is_opened_again_says_so_in_the_order_of_time()
    {
        var need = new NeedAbout
        {
            At = Then,
            ReopenedAt = Then.AddHours(1),
            Shown = new() { At = Then.AddHours(3) },
            ClosedAt = Then.AddHours(2),
        };

        Assert.Equal(
            [
                (HappeningType.NeedStated, "w1", Then), (HappeningType.NeedReopened, "w1", Then.AddHours(1)),
                (HappeningType.NeedClosed, "w1", Then.AddHours(2)), (HappeningType.NeedStated, "w1", Then.AddHours(3)),
            ],
            Of(need));
    }

    [Fact]
    public void What_is_deleted_is_withdrawn_where_it_has_a_time()
    {
        Assert.Equal([(HappeningType.NeedWithdrawn, "w1", Then)], Of(new Tombstone { Id = "about", At = Then }));
        Assert.Empty(Of(new Tombstone { Id = "about" }));
        var update = Assert.Single(Happenings.Of(new TopicId(TopicKinds.Project, "j1"), new Tombstone { Id = "7", At = Then }));
        Assert.Equal((HappeningType.ProjectUpdateWithdrawn, "j1", "7", Then), (update.Type, update.About, update.Part, update.At));
    }

    private static IEnumerable<(HappeningType Type, string About, DateTimeOffset At)> Of(Entry entry) =>
        Happenings.Of(Need, entry).Select(one => (one.Type, one.About, one.At));
}
