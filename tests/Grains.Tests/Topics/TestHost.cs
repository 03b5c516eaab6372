using Comparte.Topics;

namespace Comparte.Grains.Tests.Topics;

/// <summary>A web host that hears of changes: at once, when the test says, or never.</summary>
internal sealed class TestHost(string name, long generation = 1) : ITopicObserver
{
    private Calls _calls = new();

    public HostId Id { get; } = new(name, generation);

    /// <summary>Whether calls wait for <see cref="Answer"/>.</summary>
    public bool IsSlow { get; set; }

    public bool IsDead { get; set; }

    public List<TopicBatch> Batches { get; } = [];

    public List<TopicSignal> Signals { get; } = [];

    public int InFlight => _calls.InFlight;

    public int MostInFlight => _calls.MostInFlight;

    /// <summary>The same host after a restart. Calls to what it was go on until they end.</summary>
    public TestHost Restarted() => new(Id.Name, Id.Generation + 1) { IsSlow = IsSlow, _calls = _calls };

    /// <summary>Ends the oldest call that waits, well or badly.</summary>
    public void Answer(bool well = true)
    {
        if (_calls.Waiting.TryDequeue(out var call))
        {
            _ = well ? call.TrySetResult() : call.TrySetException(new TimeoutException());
        }
    }

    public async Task ChangesAsync(TopicBatch batch)
    {
        _calls.MostInFlight = Math.Max(_calls.MostInFlight, ++_calls.InFlight);
        try
        {
            if (IsDead)
            {
                throw new TimeoutException();
            }

            if (IsSlow)
            {
                var call = new TaskCompletionSource();
                _calls.Waiting.Enqueue(call);
                await call.Task;
            }

            Batches.Add(batch);
        }
        finally
        {
            _calls.InFlight--;
        }
    }

    public Task SignalAsync(TopicId topic, TopicSignal signal)
    {
        Signals.Add(signal);
        return Task.CompletedTask;
    }

    /// <summary>What is under way to a host, whichever of its lives is meant.</summary>
    private sealed class Calls
    {
        public Queue<TaskCompletionSource> Waiting { get; } = [];

        public int InFlight { get; set; }

        public int MostInFlight { get; set; }
    }
}
