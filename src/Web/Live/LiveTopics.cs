using System.Collections.Concurrent;
using Comparte.Topics;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Live;

/// <summary>The topics that this host watches.</summary>
internal sealed partial class LiveTopics : IDisposable
{
    private readonly ConcurrentDictionary<TopicId, Task<WatchedTopic>> _topics = [];
    private readonly ConcurrentDictionary<TopicId, WatchedTopic> _known = [];
    private readonly IGrainFactory _grains;
    private readonly LiveOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<LiveTopics> _logger;
    private readonly HostId _host;

    // A relay that nobody holds would be collected, and with it every push to this host.
    private readonly TopicRelay _relay;
    private readonly Lazy<ITopicObserver> _observer;

    public LiveTopics(
        IGrainFactory grains, IOptions<LiveOptions> options, TimeProvider clock, ILogger<LiveTopics> logger)
    {
        (_grains, _options, _clock, _logger) = (grains, options.Value, clock, logger);
        _host = new HostId($"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}", clock.GetTimestamp());
        _relay = new TopicRelay(batch => Accepting(batch));
        _observer = new Lazy<ITopicObserver>(() => grains.CreateObjectReference<ITopicObserver>(_relay));
    }

    /// <summary>Called with each batch that came for a topic that is watched.</summary>
    public Action<WatchedTopic> Arrived { private get; set; } = _ => { };

    /// <summary>This host, as the owners know it.</summary>
    public HostId Host => _host;

    /// <summary>All of them.</summary>
    public ICollection<WatchedTopic> All => _known.Values;

    /// <summary>The topic when it is watched.</summary>
    public WatchedTopic? Find(TopicId id) => _known.GetValueOrDefault(id);

    /// <summary>Watches a topic, if this host doesn't yet.</summary>
    public async Task<WatchedTopic> WatchAsync(TopicId id)
    {
        var watching = _topics.GetOrAdd(id, topic => StartAsync(topic));
        try
        {
            return await watching;
        }
        catch
        {
            _topics.TryRemove(new KeyValuePair<TopicId, Task<WatchedTopic>>(id, watching));
            throw;
        }
    }

    /// <summary>Renews a watch. The head in the answer shows what was missed.</summary>
    public async Task<Watching> RenewAsync(WatchedTopic topic)
    {
        var grain = _grains.GetTopic(topic.Id);
        var answer = await grain.RenewAsync(_host);
        if (!answer.Known)
        {
            answer = await grain.WatchAsync(_host, _observer.Value, new TopicCursor(topic.Epoch, topic.Cursor));
        }

        topic.Silo = answer.Silo;
        topic.RenewAt = NextRenewal();
        return answer;
    }

    /// <summary>Stops watching a topic.</summary>
    public async Task UnwatchAsync(WatchedTopic topic)
    {
        _topics.TryRemove(topic.Id, out _);
        _known.TryRemove(topic.Id, out _);
        await _grains.GetTopic(topic.Id).UnwatchAsync(_host);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_observer.IsValueCreated)
        {
            _grains.DeleteObjectReference<ITopicObserver>(_observer.Value);
        }
    }

    private async Task<WatchedTopic> StartAsync(TopicId id)
    {
        // Known before the call, so that what is pushed before its answer is not lost.
        var topic = _known.GetOrAdd(id, known => new WatchedTopic(known) { EmptySince = _clock.GetUtcNow() });
        var answer = await _grains.GetTopic(id).WatchAsync(_host, _observer.Value, default);
        lock (topic.Gate)
        {
            topic.Start(answer.Epoch, answer.Head);
            topic.Silo = answer.Silo;
            topic.RenewAt = NextRenewal();
        }

        LogWatching(id, answer.Head);
        Arrived(topic);
        return topic;
    }

    private void Accepting(TopicBatch batch)
    {
        if (_known.TryGetValue(batch.Topic, out var topic))
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
