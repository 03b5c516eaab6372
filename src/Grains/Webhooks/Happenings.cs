using Comparte.Feeds;
using Comparte.Needs;
using Comparte.Projects;
using Comparte.Topics;

namespace Comparte.Webhooks;

/// <summary>What of a topic that everybody in the network may open is told outside. Of anything else nothing is.</summary>
internal static class Happenings
{
    private static readonly TopicId Shared = TopicId.Feed(FeedKeys.Network);

    /// <summary>What tells those outside of a topic's changes; null where there is nothing to tell.</summary>
    public static Follower? FollowerOf(TopicId topic, IGrainFactory grains) =>
        topic != Shared && topic.Kind is not (TopicKinds.Need or TopicKinds.Project) ? null : new Follower
        {
            Name = "webhooks",
            Concerns = entry => entry is FeedItem or NeedAbout or ProjectUpdate || (topic == Shared && entry is Tombstone),
            FromNow = true,

            // Whatever tells the feed has a reminder itself, by which it tells it again after a crash.
            Durable = topic != Shared,
            TellAsync = async changed =>
            {
                Happening[] told = [.. changed.SelectMany(entry => Of(topic, entry))];
                if (told.Length > 0)
                {
                    await grains.GetWebhooks().TakeAsync([.. told]);
                }
            },
        };

    /// <summary>What an entry says by now, the first first: it is told again whenever it changes, and each of these counts once.
    /// </summary>
    public static IEnumerable<Happening> Of(TopicId topic, Entry entry) => entry switch
    {
        FeedItem item => OfItem(item),
        Tombstone { At: { } at } gone => [new() { Type = HappeningType.PublicationWithdrawn, About = gone.Id, At = at }],
        NeedAbout { Hidden: null } need => OfNeed(topic.Id, need),
        ProjectUpdate update => [new() { Type = HappeningType.ProjectUpdated, About = topic.Id, Part = update.Id, At = update.At }],
        _ => [],
    };

    private static IEnumerable<Happening> OfItem(FeedItem item)
    {
        var came = item.CameAt ?? item.SharedAt;
        yield return new() { Type = HappeningType.PublicationShared, About = item.Id, At = came };
        if (item.ChangedAt is { } changed && changed > came)
        {
            yield return new() { Type = HappeningType.PublicationChanged, About = item.Id, At = changed };
        }
    }

    private static IEnumerable<Happening> OfNeed(string id, NeedAbout need)
    {
        yield return new() { Type = HappeningType.NeedStated, About = id, At = need.At };
        if ((need.AnsweredAt ?? need.ClosedAt) is { } closed)
        {
            yield return new() { Type = HappeningType.NeedClosed, About = id, At = closed };
        }
    }
}
