using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Comparte.Topics;

/// <summary>
/// What every live grain offers to those who watch its topic. Hosts watch; readers are admitted one by one. All
/// answers come from the last committed state.
/// </summary>
[Alias("Comparte.ITopicGrain")]
public interface ITopicGrain : IGrainWithStringKey
{
    /// <summary>Registers a host for 60 s and answers the head with what the host missed after <paramref name="have"/>.
    /// Later changes are pushed to <paramref name="observer"/>, one call at a time.</summary>
    [Alias("Watch")]
    Task<Watching> WatchAsync(HostId host, ITopicObserver observer, TopicCursor have);

    /// <summary>Renews a host's watch for 60 s; the head in the answer repairs a host that missed something.</summary>
    [Alias("Renew")]
    Task<Watching> RenewAsync(HostId host);

    /// <summary>Ends a host's watch.</summary>
    [Alias("Unwatch")]
    Task UnwatchAsync(HostId host);

    /// <summary>Reads a part of the topic. The caller has been admitted: hosts ask for admitted readers only.</summary>
    [Alias("Read")]
    Task<TopicPage> ReadAsync(TopicQuery query);

    /// <summary>Decides for each reader whether it may open the topic.</summary>
    [Alias("Admit")]
    Task<Admitted> AdmitAsync(ImmutableArray<Admission> readers);

    /// <summary>Passes on what a host that watches tells the others that do. Nobody keeps it, and nobody waits for it.
    /// </summary>
    [Alias("Signal"), OneWay]
    Task SignalAsync(HostId from, TopicSignal signal);
}

/// <summary>The one object by which a web host hears of changes. Its methods only enqueue.</summary>
[Alias("Comparte.ITopicObserver")]
public interface ITopicObserver : IGrainObserver
{
    /// <summary>Changes of one topic. Two-way: the topic has at most one call in flight to each host.</summary>
    [Alias("Changes"), ResponseTimeout("00:00:02")]
    Task ChangesAsync(TopicBatch batch);

    /// <summary>What another host tells of one topic. One-way, so it may be lost, or pass another on the way.</summary>
    [Alias("Signal"), OneWay]
    Task SignalAsync(TopicId topic, TopicSignal signal);
}
