using Comparte.Topics;

namespace Comparte.Grains.Tests.Topics;

/// <summary>A web host that hears of changes: at once, when the test says, or never.</summary>
internal sealed class TestHost(string name, long generation = 1) : ITopicObserver
{
    private readonly Queue<TaskCompletionSource> _calls = [];

    public HostId Id { get; } = new(name, generation);

    /// <summary>Whether calls wait for <see cref="Answer"/>.</summary>
    public bool IsSlow { get; set; }

    public bool IsDead { get; set; }

    public List<TopicBatch> Batches { get; } = [];

    public int InFlight { get; private set; }

    public int MostInFlight { get; private set; }

    /// <summary>Ends the oldest call that waits, well or badly.</summary>
    public void Answer(bool well = true)
    {
        if (_calls.TryDequeue(out var call))
        {
            _ = well ? call.TrySetResult() : call.TrySetException(new TimeoutException());
        }
    }

    public async Task ChangesAsync(TopicBatch batch)
    {
        MostInFlight = Math.Max(MostInFlight, ++InFlight);
        try
        {
            if (IsDead)
            {
                throw new TimeoutException();
            }

            if (IsSlow)
            {
                var call = new TaskCompletionSource();
                _calls.Enqueue(call);
                await call.Task;
            }

            Batches.Add(batch);
        }
        finally
        {
            InFlight--;
        }
    }
}
