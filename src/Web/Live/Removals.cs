using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Web.Live;

/// <summary>Ends at this host what a change in a group's or a member's own topic has ended: the watching of a member
/// who left, the sockets of a session that is over.</summary>
internal sealed partial class Removals(
    LiveTopics topics, OnlineMembers online, HereBoard here, IGrainFactory grains, TimeProvider clock,
    ILogger<Removals> logger)
{
    /// <summary>Carries out what is in the changes of a group's or a member's own topic, before anybody is told of
    /// them.</summary>
    public async Task CarryOutAsync(WatchedTopic topic, ImmutableArray<Entry> changes)
    {
        foreach (var entry in changes)
        {
            if (topic.Id.Kind is TopicKinds.Group or TopicKinds.Helps or TopicKinds.Talk && entry is Tombstone
                && EntityId.TryParse<MemberId>(entry.Id, out var removed))
            {
                await RemoveAsync(topic, removed);
            }

            if (topic.Id.Kind == TopicKinds.Group && entry is EmergencyEntry { Open: null } visitor)
            {
                // Whoever came in meanwhile stays.
                await RemoveAsync(topic, visitor.By, asks: true);
            }
        }

        if (topic.Id.Kind == TopicKinds.Me)
        {
            online.Apply(MemberId.Of(topic.Id.Id), changes);
            if (changes.Any(IsPlace))
            {
                // Not waited for: with what is written after, the host asks or is told before it tells it.
                _ = LeavePlacesAsync(MemberId.Of(topic.Id.Id));
            }
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
            var audience = AudienceOf(watched);
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

            await topics.AttachAsync(watched, admitted);
        }

        if (topic.Id.Kind == TopicKinds.Me)
        {
            var member = MemberId.Of(topic.Id.Id);
            await CarryOutAsync(topic, await grains.GetGrain<IMemberGrain>(member.Value).MineAsync(member));
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

    /// <summary>Whether a member's topic tells of a place in an organization or initiative, by which logs and
    /// the conversations of needs are read.</summary>
    private static bool IsPlace(Entry entry) => entry is OwnProfile or InitiativePlace
        || (entry is Tombstone && EntityId.IsWellFormed(entry.Id, InitiativeId.Prefix));

    private static bool IsReadByPlace(WatchedTopic watched) =>
        watched.Id.Kind is TopicKinds.Log or TopicKinds.Helps || watched.Parent?.Id.Kind == TopicKinds.Helps;

    private async Task LeavePlacesAsync(MemberId member)
    {
        try
        {
            foreach (var watched in topics.All.Where(IsReadByPlace))
            {
                await LeaveUnlessAdmittedAsync(watched, member);
            }
        }
        catch (Exception failure)
        {
            LogNotAsked(failure, member);
        }
    }

    private async Task LeaveUnlessAdmittedAsync(WatchedTopic topic, MemberId member)
    {
        var listening = AudienceOf(topic).Where(subscriber => subscriber.Member == member).ToList();
        if (listening.Count == 0)
        {
            return;
        }

        var admitted = await grains.GetTopic(topic.Id).AdmitAsync([new Admission(member, default)]);
        if (admitted.Statuses[0] == OpenStatus.Gone)
        {
            listening.ForEach(subscriber => Leave(topic, subscriber));
        }
    }

    private static ImmutableArray<Subscriber> AudienceOf(WatchedTopic topic)
    {
        lock (topic.Gate)
        {
            return topic.Audience();
        }
    }

    private IEnumerable<WatchedTopic> Dependents(WatchedTopic topic) =>
        topics.All.Where(watched => watched.Parent == topic);

    /// <summary>Takes a member out of a group and of what its members read. Where others read too, such as the authors of
    /// something shared, or wherever that is wanted, the owner is asked; who gives no answer lets nobody in.</summary>
    private async Task RemoveAsync(WatchedTopic group, MemberId member, bool asks = false)
    {
        var all = Dependents(group).Prepend(group).ToLookup(watched => asks || watched.RulesItself);
        foreach (var watched in all[false])
        {
            Leave(watched, member);
        }

        foreach (var watched in all[true])
        {
            try
            {
                await LeaveUnlessAdmittedAsync(watched, member);
            }
            catch (Exception failure)
            {
                LogLeft(failure, watched.Id, member);
                Leave(watched, member);
            }
        }
    }

    private void Leave(WatchedTopic topic, MemberId member)
    {
        foreach (var subscriber in AudienceOf(topic).Where(subscriber => subscriber.Member == member))
        {
            Leave(topic, subscriber);
        }
    }

    private void Leave(WatchedTopic topic, Subscriber subscriber)
    {
        lock (topic.Gate)
        {
            topic.Leave(subscriber, clock.GetUtcNow());
        }

        here.Leave(subscriber, topic.Id);
        subscriber.Deliver(new Frame
        {
            Method = ToBrowser.Gone,
            Topic = topic.Id,
            Payload = new TopicNamed(topic.Id),
        });
    }

    [LoggerMessage(3113, LogLevel.Warning, "{Topic} gave no answer; {Member} can open it anew.")]
    private partial void LogLeft(Exception failure, TopicId topic, MemberId member);

    [LoggerMessage(3112, LogLevel.Warning, "What {Member} may still read could not be asked; it will be.")]
    private partial void LogNotAsked(Exception failure, MemberId member);
}
