using Orleans;

namespace Comparte.Bench.Reading;

/// <summary>Counts the calls that grains get.</summary>
internal sealed class CallCount : IIncomingGrainCallFilter
{
    private const int Few = 20;
    private int _calls;

    /// <summary>How many came so far.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Waits until nothing is being told any more: a second with hardly a call, since a silo calls by itself now and
    /// then.</summary>
    public async Task QuietAsync()
    {
        while (true)
        {
            var before = Calls;
            await Task.Delay(TimeSpan.FromSeconds(1));
            if (Calls - before < Few)
            {
                return;
            }
        }
    }

    /// <inheritdoc />
    public Task Invoke(IIncomingGrainCallContext context)
    {
        Interlocked.Increment(ref _calls);
        return context.Invoke();
    }
}
