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
            Concerns = entry => entry is FeedItem or NeedAbout or ProjectUpdate or Tombstone { At: not null },
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

    /// <summary>What an entry says by now, the first first: it is told again whenever it changes, and each of these counts once. Of what
    /// was taken away it says so where that has a time.</summary>
    public static IEnumerable<Happening> Of(TopicId topic, Entry entry) => entry switch
    {
        FeedItem item => OfItem(item),
        Tombstone { At: { } at } gone => [OfGone(topic, gone.Id, at)],
        NeedAbout need => OfNeed(topic.Id, need),
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

    private static Happening OfGone(TopicId topic, string entry, DateTimeOffset at) => topic.Kind switch
    {
        TopicKinds.Need => new() { Type = HappeningType.NeedWithdrawn, About = topic.Id, At = at },
        TopicKinds.Project => new() { Type = HappeningType.ProjectUpdateWithdrawn, About = topic.Id, Part = entry, At = at },
        _ => new() { Type = HappeningType.PublicationWithdrawn, About = entry, At = at },
    };

    /// <summary>Of one that is hidden nothing but that. What is shown again is stated anew, as what is shared again is shared anew.
    /// </summary>
    private static IEnumerable<Happening> OfNeed(string id, NeedAbout need)
    {
        (HappeningType Type, DateTimeOffset? At)[] all = need.Hidden is { } hidden ? [(HappeningType.NeedWithdrawn, hidden.At)] :
        [
            (HappeningType.NeedStated, need.At), (HappeningType.NeedStated, need.Shown?.At),
            (HappeningType.NeedReopened, need.ReopenedAt), (HappeningType.NeedClosed, need.AnsweredAt ?? need.ClosedAt),
        ];
        return all.Where(one => one.At is not null).OrderBy(one => one.At)
            .Select(one => new Happening { Type = one.Type, About = id, At = one.At!.Value });
    }
}
