using Comparte.Topics;

namespace Comparte.Web.Live;

/// <summary>The one object by which owners of topics reach this host. It runs one call at a time, so it only hands
/// on.</summary>
internal sealed class TopicRelay(Action<TopicBatch> accept, Action<TopicId, TopicSignal> hear) : ITopicObserver
{
    /// <inheritdoc />
    public Task ChangesAsync(TopicBatch batch)
    {
        accept(batch);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task SignalAsync(TopicId topic, TopicSignal signal)
    {
        hear(topic, signal);
        return Task.CompletedTask;
    }
}
