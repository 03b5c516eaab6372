using Orleans;

namespace Comparte.Bench.Reading;

/// <summary>Counts the calls that grains get.</summary>
internal sealed class CallCount : IIncomingGrainCallFilter
{
    private int _calls;

    /// <summary>How many came so far.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Waits until nothing is being told any more: a second without a call.</summary>
    public async Task QuietAsync()
    {
        for (var before = -1; before != Calls;)
        {
            before = Calls;
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    /// <inheritdoc />
    public Task Invoke(IIncomingGrainCallContext context)
    {
        Interlocked.Increment(ref _calls);
        return context.Invoke();
    }
}
