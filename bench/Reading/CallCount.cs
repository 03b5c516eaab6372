using Orleans;

namespace Comparte.Bench.Reading;

/// <summary>Counts the calls that grains get.</summary>
internal sealed class CallCount : IIncomingGrainCallFilter
{
    private int _calls;

    /// <summary>How many came so far.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <inheritdoc />
    public Task Invoke(IIncomingGrainCallContext context)
    {
        Interlocked.Increment(ref _calls);
        return context.Invoke();
    }
}
