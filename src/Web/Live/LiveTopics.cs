using System.Collections.Concurrent;
using Comparte.Topics;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Live;

/// <summary>The topics that this host watches.</summary>
internal sealed partial class LiveTopics : IDisposable
{
    private readonly ConcurrentDictionary<TopicId, WatchedTopic> _topics = [];
    private readonly IGrainFactory _grains;
    private readonly IClusterMembershipService _membership;
    private readonly LiveOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<LiveTopics> _logger;
    private readonly HostId _host;

    // A relay that nobody holds would be collected, and with it every push to this host.
    private readonly TopicRelay _relay;
    private readonly Lazy<ITopicObserver> _observer;
    private long _watches;

    public LiveTopics(
        IGrainFactory grains, IClusterMembershipService membership, IOptions<LiveOptions> options, TimeProvider clock,
        ILogger<LiveTopics> logger)
    {
        (_grains, _membership, _options, _clock, _logger) = (grains, membership, options.Value, clock, logger);
        _watches = clock.GetTimestamp();
        _host = new HostId($"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}", _watches);
        _relay = new TopicRelay(Accepting, (topic, signal) => Heard(topic, signal));
        _observer = new Lazy<ITopicObserver>(() => grains.CreateObjectReference<ITopicObserver>(_relay));
    }

    /// <summary>Called with each batch that came for a topic that is watched.</summary>
    public Action<WatchedTopic> Arrived { private get; set; } = _ => { };

    /// <summary>Called with what another host tells of a topic.</summary>
    public Action<TopicId, TopicSignal> Heard { private get; set; } = (_, _) => { };

    /// <summary>This host, as the owners know it.</summary>
    public HostId Host => _host;

    /// <summary>All of them.</summary>
    public ICollection<WatchedTopic> All => _topics.Values;

    /// <summary>The topic when it is watched.</summary>
    public WatchedTopic? Find(TopicId id) => _topics.GetValueOrDefault(id);

    /// <summary>Watches a topic, if this host doesn't yet, and goes on for as long as a topic without readers does.
    /// </summary>
    public async Task<WatchedTopic> WatchAsync(TopicId id)
    {
        while (true)
        {
            // Known before the owner's answer, so that what is pushed before it is not lost.
            var topic = _topics.GetOrAdd(id, New);
            try
            {
                await topic.Starting.Value;
            }
            catch
            {
                Forget(topic);
                throw;
            }

            lock (topic.Gate)
            {
                if (topic.Touch(_clock.GetUtcNow()))
                {
                    return topic;
                }
            }

            Forget(topic);
        }
    }

    /// <summary>Notes whose members may see a topic, as its owner answered; false when that has to be asked again.</summary>
    public async Task<bool> AttachAsync(WatchedTopic topic, Admitted admitted)
    {
        topic.RulesItself |= admitted.RulesItself;
        return topic.Parent?.Id == admitted.Parent
            || topic.Attach(
                admitted.Parent is { } parent ? await WatchAsync(parent) : null, admitted.Head, _clock.GetUtcNow());
    }

    /// <summary>Renews a watch. The head in the answer shows what was missed.</summary>
    public async Task<Watching> RenewAsync(WatchedTopic topic)
    {
        var grain = _grains.GetTopic(topic.Id);
        var answer = await grain.RenewAsync(topic.Host);
        if (!answer.Known)
        {
            answer = await grain.WatchAsync(topic.Host, _observer.Value, new TopicCursor(topic.Epoch, topic.Cursor));
        }

        topic.Silo = answer.Silo;
        topic.RenewAt = NextRenewal();
        return answer;
    }

    /// <summary>Tells the other hosts that watch a topic. Where there is no other host that costs nothing.</summary>
    public void Tell(WatchedTopic topic, TopicSignal signal)
    {
        if (_membership.CurrentSnapshot.Members.Values.Count(member => member.Status == SiloStatus.Active) > 1)
        {
            _grains.GetTopic(topic.Id).SignalAsync(topic.Host, signal).Ignore();
        }
    }

    /// <summary>Stops watching a topic that nobody has needed for a while. Whoever opens it from now on has it watched
    /// anew.</summary>
    public async Task UnwatchAsync(WatchedTopic topic)
    {
        var now = _clock.GetUtcNow();
        WatchedTopic? parent;
        lock (topic.Gate)
        {
            if (!topic.Stop(now - _options.Linger))
            {
                return;
            }

            parent = topic.Parent;
        }

        _topics.TryRemove(new KeyValuePair<TopicId, WatchedTopic>(topic.Id, topic));
        if (parent is not null)
        {
            lock (parent.Gate)
            {
                parent.Release(topic, now);
            }
        }

        await _grains.GetTopic(topic.Id).UnwatchAsync(topic.Host);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_observer.IsValueCreated)
        {
            _grains.DeleteObjectReference<ITopicObserver>(_observer.Value);
        }
    }

    private WatchedTopic New(TopicId id)
    {
        WatchedTopic? topic = null;
        return topic = new WatchedTopic(
            id, _host with { Generation = Interlocked.Increment(ref _watches) }, _clock.GetUtcNow())
        {
            Starting = new Lazy<Task>(() => StartAsync(topic!)),
        };
    }

    private async Task StartAsync(WatchedTopic topic)
    {
        var answer = await _grains.GetTopic(topic.Id).WatchAsync(topic.Host, _observer.Value, default);
        lock (topic.Gate)
        {
            topic.Start(answer.Epoch, answer.Head);
            topic.Silo = answer.Silo;
            topic.RenewAt = NextRenewal();
        }

        LogWatching(topic.Id, answer.Head);
        Arrived(topic);
    }

    private void Forget(WatchedTopic topic)
    {
        lock (topic.Gate)
        {
            topic.GiveUp();
        }

        _topics.TryRemove(new KeyValuePair<TopicId, WatchedTopic>(topic.Id, topic));
    }

    private void Accepting(TopicBatch batch)
    {
        if (_topics.TryGetValue(batch.Topic, out var topic))
        {
            lock (topic.Gate)
            {
                topic.Add(batch);
            }

            Arrived(topic);
        }
    }

    private DateTimeOffset NextRenewal() =>
        _clock.GetUtcNow() + (_options.RenewEvery * (0.8 + (0.4 * Random.Shared.NextDouble())));

    [LoggerMessage(3101, LogLevel.Debug, "Watching {Topic} from revision {Head}.")]
    private partial void LogWatching(TopicId topic, long head);
}
