using System.Collections.Immutable;
using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Web.Live;

/// <summary>Ends at this host what a change in a group's or a member's own topic has ended: the watching of a member
/// who left, the sockets of a session that is over.</summary>
internal sealed class Removals(
    LiveTopics topics, OnlineMembers online, PresenceBoard presence, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>Carries out what is in the changes of a group's or a member's own topic, before anybody is told of
    /// them.</summary>
    public void CarryOut(WatchedTopic topic, ImmutableArray<Entry> changes)
    {
        foreach (var entry in changes)
        {
            if (topic.Id.Kind == TopicKinds.Group && entry is Tombstone
                && EntityId.TryParse<MemberId>(entry.Id, out var removed))
            {
                Remove(topic, removed);
            }
        }

        if (topic.Id.Kind == TopicKinds.Me)
        {
            online.Apply(MemberId.Of(topic.Id.Id), changes);
        }
    }

    /// <summary>
    /// For a topic whose changes this host has missed: asks the owner again for everybody who listens to it or to a
    /// topic that depends on it, and has the others fetch.
    /// </summary>
    public async Task AskAgainAsync(WatchedTopic topic, string epoch, long head)
    {
        foreach (var watched in Dependents(topic).Prepend(topic))
        {
            ImmutableArray<Subscriber> audience;
            lock (watched.Gate)
            {
                audience = watched.Audience();
            }

            if (audience.IsEmpty)
            {
                continue;
            }

            var admitted = await grains.GetTopic(watched.Id)
                .AdmitAsync([.. audience.Select(subscriber => new Admission(subscriber.Member, default))]);
            for (var at = 0; at < audience.Length; at++)
            {
                if (admitted.Statuses[at] == OpenStatus.Gone)
                {
                    Leave(watched, audience[at]);
                }
            }
        }

        if (topic.Id.Kind == TopicKinds.Me)
        {
            var member = MemberId.Of(topic.Id.Id);
            CarryOut(topic, await grains.GetGrain<IMemberGrain>(member.Value).MineAsync(member));
        }

        lock (topic.Gate)
        {
            var frame = epoch == topic.Epoch
                ? new Frame { Method = ToBrowser.Sync, Topic = topic.Id, Payload = new TopicAt(topic.Id, epoch, head) }
                : new Frame { Method = ToBrowser.Reset, Topic = topic.Id, Payload = new TopicNamed(topic.Id) };
            topic.Deliver(frame);
            topic.Skip(epoch, head);
        }
    }

    private IEnumerable<WatchedTopic> Dependents(WatchedTopic topic) =>
        topics.All.Where(watched => watched.Parent == topic);

    private void Remove(WatchedTopic group, MemberId member)
    {
        foreach (var watched in Dependents(group).Prepend(group))
        {
            ImmutableArray<Subscriber> audience;
            lock (watched.Gate)
            {
                audience = watched.Audience();
            }

            foreach (var subscriber in audience.Where(subscriber => subscriber.Member == member))
            {
                Leave(watched, subscriber);
            }
        }
    }

    private void Leave(WatchedTopic topic, Subscriber subscriber)
    {
        lock (topic.Gate)
        {
            topic.Leave(subscriber, clock.GetUtcNow());
        }

        presence.Leave(subscriber, topic.Id);
        subscriber.Deliver(new Frame
        {
            Method = ToBrowser.Gone,
            Topic = topic.Id,
            Payload = new TopicNamed(topic.Id),
        });
    }
}
