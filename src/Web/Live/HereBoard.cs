using System.Threading.Channels;
using Comparte.Topics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Live;

/// <summary>
/// Who has which thread on the screen. Each host tells the others that watch the thread when that changes among its own
/// members, twice a second at most, and again whenever it renews its watch: whom it names no longer, or who was at a host that
/// is silent for three renewals, isn't here.
/// </summary>
internal sealed partial class HereBoard : BackgroundService
{
    /// <summary>What other hosts tell may be lost, and is when it comes faster than it is read.</summary>
    private readonly Channel<(TopicId Topic, TopicSignal Signal)> _heard = Channel.CreateBounded<(TopicId, TopicSignal)>(
        new BoundedChannelOptions(1024) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private readonly LiveTopics _topics;
    private readonly OnlineMembers _online;
    private readonly LiveOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<HereBoard> _logger;

    // Who has been shown where, so that just that is taken back. Guards all that follows.
    private readonly HashSet<(TopicId Topic, MemberId Member)> _shown = [];
    private readonly HereElsewhere _elsewhere = new();
    private readonly HereTellings _tellings;

    public HereBoard(
        LiveTopics topics, OnlineMembers online, IOptions<LiveOptions> options, TimeProvider clock, ILogger<HereBoard> logger)
    {
        (_topics, _online, _options, _clock, _logger) = (topics, online, options.Value, clock, logger);
        _tellings = new HereTellings(topics);
        topics.Heard = (topic, signal) => _heard.Writer.TryWrite((topic, signal));
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
            Tell(now, live.Member, asks: true);
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

    /// <summary>Has the other hosts told once more who is here, with the watch's renewal.</summary>
    public void Renew(WatchedTopic topic)
    {
        lock (_shown)
        {
            _tellings.Repeat(topic.Id);
        }
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(HearAsync(stoppingToken), KeepAsync(stoppingToken));

    private async Task HearAsync(CancellationToken stop)
    {
        await foreach (var (topic, signal) in _heard.Reader.ReadAllAsync(stop))
        {
            Try(() => Hear(topic, signal));
        }
    }

    private async Task KeepAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Every, _clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            Try(Keep);
        }
    }

    /// <summary>Whatever fails, others go on being told.</summary>
    private void Try(Action telling)
    {
        try
        {
            telling();
        }
        catch (Exception failure)
        {
            LogFailed(failure);
        }
    }

    /// <summary>Tells the other hosts what is due, and forgets those that have been silent for too long.</summary>
    private void Keep()
    {
        var now = _clock.GetUtcNow();
        lock (_shown)
        {
            _tellings.Tell(MembersHere);
            foreach (var (topic, gone) in _elsewhere.Forget(now))
            {
                ShowAll(topic, gone);
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
                Hear(topic, here);
                break;
        }
    }

    private void Hear(TopicId topic, HereSignal here)
    {
        lock (_shown)
        {
            ShowAll(topic, _elsewhere.Take(topic, here, _clock.GetUtcNow() + (3 * _options.RenewEvery)));
            if (here.Asks)
            {
                _tellings.Repeat(topic);
            }
        }
    }

    /// <summary>Tells everybody who shows a thread, at whichever host, when a member of this one begins to, or no longer
    /// does.</summary>
    private void Tell(TopicId topic, MemberId member, bool asks = false)
    {
        lock (_shown)
        {
            ShowIfNew(topic, member);
            _tellings.Add(topic, asks);
        }
    }

    private void ShowAll(TopicId topic, IEnumerable<MemberId> members)
    {
        foreach (var member in members)
        {
            ShowIfNew(topic, member);
        }
    }

    /// <summary>Tells those of this host who show a thread whether a member shows it too, when that is news to them.
    /// </summary>
    private void ShowIfNew(TopicId topic, MemberId member)
    {
        var hides = _online.Has(member) && _online.IsInvisible(member);
        var isHere = (!hides && IsHere(topic, member)) || _elsewhere.Has(topic, member);
        if (!(isHere ? _shown.Add((topic, member)) : _shown.Remove((topic, member)))
            || _topics.Find(topic) is not { } watched)
        {
            return;
        }

        var frame = FrameOf(hides && !isHere
            ? [new PresenceOf(member, PresenceOf.Offline, default, [])]
            : [new PresenceOf(member, PresenceOf.Active, _clock.GetUtcNow(), isHere ? [topic] : [])]);
        lock (watched.Gate)
        {
            watched.Deliver(frame);
        }
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
            var here = MembersHere(watched);
            here.UnionWith(_elsewhere.In(topic));
            if (here.Count > 0)
            {
                live.Deliver(FrameOf([.. here.Select(member => new PresenceOf(member, PresenceOf.Active, now, [topic]))]));
            }
        }
    }

    private bool IsHere(TopicId topic, MemberId member) =>
        _online.ConnectionsOf(member).Any(live => live.Here == topic);

    /// <summary>Those at this host who show a thread and want to be seen.</summary>
    private HashSet<MemberId> MembersHere(WatchedTopic topic)
    {
        lock (topic.Gate)
        {
            return topic.Audience().OfType<LiveConnection>().Where(live => live.Here == topic.Id)
                .Select(live => live.Member).Where(member => !_online.IsInvisible(member)).ToHashSet();
        }
    }

    private static Frame FrameOf(PresenceOf[] presence) =>
        new() { Method = ToBrowser.Presence, Payload = presence };

    [LoggerMessage(3122, LogLevel.Warning, "Who shows a conversation could not be told.")]
    private partial void LogFailed(Exception failure);
}
