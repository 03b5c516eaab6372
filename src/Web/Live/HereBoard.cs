using System.Collections.Immutable;
using Comparte.Topics;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Live;

/// <summary>
/// Who has which thread on the screen. Each host tells the others that watch the thread whenever that changes among its own
/// members, and again whenever it renews its watch: whom it names no longer, or who was at a host that is silent for three
/// renewals, isn't here.
/// </summary>
internal sealed class HereBoard
{
    private readonly LiveTopics _topics;
    private readonly OnlineMembers _online;
    private readonly LiveOptions _options;
    private readonly TimeProvider _clock;

    // Who has been shown where, so that just that is taken back. Guards all that follows.
    private readonly HashSet<(TopicId Topic, MemberId Member)> _shown = [];
    private readonly Dictionary<(TopicId Topic, string Host), Elsewhere> _elsewhere = [];
    private long _number;

    public HereBoard(LiveTopics topics, OnlineMembers online, IOptions<LiveOptions> options, TimeProvider clock)
    {
        (_topics, _online, _options, _clock) = (topics, online, options.Value, clock);
        topics.Heard = Hear;
    }

    /// <summary>Sets which topic a browser shows, and tells those who show it too.</summary>
    public void Here(LiveConnection live, TopicId? topic)
    {
        live.ActiveAt = _clock.GetUtcNow();
        var left = live.Here;
        live.Here = topic is { Kind: TopicKinds.Thread } shown && live.Has(shown) && !IsTalk(shown) ? shown : null;
        if (left is { } before && before != live.Here)
        {
            Tell(before, live.Member);
        }

        if (live.Here is { } now)
        {
            Tell(now, live.Member);
            Show(live, now);
        }
    }

    /// <summary>Takes back where a socket was, when it no longer has that open.</summary>
    public void Leave(Subscriber subscriber, TopicId topic)
    {
        if (subscriber is LiveConnection live && live.Here == topic)
        {
            Leave(live);
        }
    }

    /// <summary>Takes back where a closed socket was.</summary>
    public void Leave(LiveConnection live)
    {
        if (live.Here is { } left)
        {
            live.Here = null;
            Tell(left, live.Member);
        }
    }

    /// <summary>A member chose to be seen, or no longer to be.</summary>
    public void ShowAgain(MemberId member)
    {
        foreach (var topic in _online.ConnectionsOf(member).Select(live => live.Here).OfType<TopicId>().Distinct())
        {
            Tell(topic, member);
        }
    }

    /// <summary>Tells the other hosts once more who is here, with the watch's renewal.</summary>
    public void Renew(WatchedTopic topic)
    {
        lock (_shown)
        {
            if (MembersHere(topic) is { Length: > 0 } members)
            {
                TellHosts(topic, members, asks: false);
            }
        }
    }

    /// <summary>Forgets hosts that have been silent for too long.</summary>
    public void Forget()
    {
        var now = _clock.GetUtcNow();
        lock (_shown)
        {
            foreach (var ((topic, host), gone) in _elsewhere.Where(other => other.Value.Until <= now).ToList())
            {
                _elsewhere.Remove((topic, host));
                ShowAll(topic, gone.Members);
            }
        }
    }

    /// <summary>Messages show nobody's presence.</summary>
    private bool IsTalk(TopicId thread) => _topics.Find(thread)?.Parent?.Id.Kind == TopicKinds.Talk;

    private void Hear(TopicId topic, TopicSignal signal)
    {
        if (_topics.Find(topic) is not { } watched)
        {
            return;
        }

        switch (signal)
        {
            case TypingSignal typing:
                Typists.Show(watched, typing.Member);
                break;
            case HereSignal here:
                Hear(watched, here);
                break;
        }
    }

    private void Hear(WatchedTopic topic, HereSignal here)
    {
        lock (_shown)
        {
            var former = _elsewhere.GetValueOrDefault((topic.Id, here.Host));
            if (former?.Number >= here.Number)
            {
                return;
            }

            _elsewhere[(topic.Id, here.Host)] =
                new Elsewhere(here.Number, here.Members, _clock.GetUtcNow() + (3 * _options.RenewEvery));
            ShowAll(topic.Id, here.Members.Union(former?.Members ?? []));
            if (here.Asks && MembersHere(topic) is { Length: > 0 } members)
            {
                TellHosts(topic, members, asks: false);
            }
        }
    }

    /// <summary>Tells everybody who shows a thread, at whichever host, when a member of this one begins to, or no longer
    /// does.</summary>
    private void Tell(TopicId topic, MemberId member)
    {
        lock (_shown)
        {
            if (ShowIfNew(topic, member) && _topics.Find(topic) is { } watched)
            {
                var members = MembersHere(watched);
                TellHosts(watched, members, asks: members.SequenceEqual([member]));
            }
        }
    }

    private void TellHosts(WatchedTopic topic, ImmutableArray<MemberId> members, bool asks) => _topics.Tell(
        topic, new HereSignal { Host = topic.Host.Name, Number = ++_number, Members = members, Asks = asks });

    private void ShowAll(TopicId topic, IEnumerable<MemberId> members)
    {
        foreach (var member in members)
        {
            ShowIfNew(topic, member);
        }
    }

    /// <summary>Tells those of this host who show a thread whether a member shows it too, when that is news to them.
    /// </summary>
    private bool ShowIfNew(TopicId topic, MemberId member)
    {
        var hides = _online.Has(member) && _online.IsInvisible(member);
        var isHere = (!hides && IsHere(topic, member)) || ElsewhereIn(topic).Contains(member);
        if (!(isHere ? _shown.Add((topic, member)) : _shown.Remove((topic, member))))
        {
            return false;
        }

        if (_topics.Find(topic) is { } watched)
        {
            var frame = FrameOf(hides && !isHere
                ? [new PresenceOf(member, PresenceOf.Offline, default, [])]
                : [new PresenceOf(member, PresenceOf.Active, _clock.GetUtcNow(), isHere ? [topic] : [])]);
            lock (watched.Gate)
            {
                watched.Deliver(frame);
            }
        }

        return true;
    }

    /// <summary>Tells a socket who shows a thread by now.</summary>
    private void Show(LiveConnection live, TopicId topic)
    {
        if (_topics.Find(topic) is not { } watched)
        {
            return;
        }

        lock (_shown)
        {
            var now = _clock.GetUtcNow();
            var here = MembersHere(watched).Union(ElsewhereIn(topic));
            live.Deliver(FrameOf([.. here.Select(member => new PresenceOf(member, PresenceOf.Active, now, [topic]))]));
        }
    }

    private bool IsHere(TopicId topic, MemberId member) =>
        _online.ConnectionsOf(member).Any(live => live.Here == topic);

    private IEnumerable<MemberId> ElsewhereIn(TopicId topic) =>
        _elsewhere.Where(other => other.Key.Topic == topic).SelectMany(other => other.Value.Members);

    /// <summary>Those at this host who show a thread and want to be seen.</summary>
    private ImmutableArray<MemberId> MembersHere(WatchedTopic topic)
    {
        lock (topic.Gate)
        {
            return
            [
                .. topic.Audience().OfType<LiveConnection>().Where(live => live.Here == topic.Id)
                    .Select(live => live.Member).Distinct().Where(member => !_online.IsInvisible(member)),
            ];
        }
    }

    private static Frame FrameOf(PresenceOf[] presence) =>
        new() { Method = ToBrowser.Presence, Payload = presence };

    /// <summary>What another host told last of one topic.</summary>
    private sealed record Elsewhere(long Number, ImmutableArray<MemberId> Members, DateTimeOffset Until);
}
