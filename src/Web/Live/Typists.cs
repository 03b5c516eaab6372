using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Web.Live;

/// <summary>Tells the others in a thread that somebody writes: only who has it open, could post there now, and wants to
/// be seen.</summary>
internal sealed class Typists(LiveTopics topics, OnlineMembers online, IGrainFactory grains)
{
    /// <summary>Tells it, or lets it be.</summary>
    public async Task TellAsync(LiveConnection live, TopicId topic)
    {
        live.ActiveAt = online.Now;
        if (topic.Kind != TopicKinds.Thread || !live.CanWrite || online.IsInvisible(live.Member) || !live.Has(topic)
            || !live.MayType(topic) || topics.Find(topic) is not { } watched || await IsOverAsync(watched)
            || (watched.Parent is { } parent && (await IsOverAsync(parent) || await IsRefusedAsync(parent.Id, topic, live.Member))))
        {
            return;
        }

        lock (watched.Gate)
        {
            // Perhaps the member was removed in the meantime.
            if (!live.Has(topic))
            {
                return;
            }

            Show(watched, live.Member);
        }

        topics.Tell(watched, new TypingSignal { Member = live.Member });
    }

    /// <summary>Tells it those who have the thread open at this host, unless nobody writes there any more.</summary>
    public static void Show(WatchedTopic topic, MemberId member)
    {
        lock (topic.Gate)
        {
            if (topic.IsOver is not true)
            {
                topic.Deliver(new Frame { Method = ToBrowser.Typing, Payload = new TypingIn(topic.Id, member) });
            }
        }
    }

    /// <summary>Whether the member couldn't write there now: one of two blocks the other, or it reads a group in an emergency.</summary>
    private async Task<bool> IsRefusedAsync(TopicId place, TopicId thread, MemberId member) =>
        (await grains.GetThreadPlace(place).RightsAsync(ThreadId.Of(thread.Id), member)).Closed is not null;

    /// <summary>Asked for once; later the topic's own changes tell. Entry 1 is the thread's or group's description.
    /// </summary>
    private async Task<bool> IsOverAsync(WatchedTopic topic)
    {
        if (topic.IsOver is { } known)
        {
            return known;
        }

        var page = await grains.GetTopic(topic.Id).ReadAsync(new TopicQuery { Before = 2, Limit = 1 });
        lock (topic.Gate)
        {
            if (topic.IsOver is null)
            {
                topic.Note(page.Entries);
            }

            return topic.IsOver ?? false;
        }
    }
}
