namespace Comparte.Web.Live;

/// <summary>A waiting request: it ends with the first frames that come.</summary>
internal sealed class Waiter(MemberId member, string session) : Subscriber(member, session)
{
    private readonly List<Frame> _frames = [];
    private readonly TaskCompletionSource _some = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether its session is over: nothing it was told may be answered.</summary>
    public bool IsSignedOut { get; private set; }

    /// <inheritdoc />
    public override void Deliver(Frame frame)
    {
        lock (_frames)
        {
            _frames.Add(frame);
        }

        _some.TrySetResult();
    }

    /// <inheritdoc />
    public override void End(Frame farewell)
    {
        (IsSignedOut, Ended) = (true, true);
        _some.TrySetResult();
    }

    /// <summary>Waits for a frame, or the time to be over.</summary>
    public async Task WaitAsync(TimeSpan limit, TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            await _some.Task.WaitAsync(limit, clock, cancellation);
        }
        catch (TimeoutException)
        {
            // Nothing happened: the browser asks again.
        }
    }

    /// <summary>The changes that came.</summary>
    public IReadOnlyList<Changes> Taken()
    {
        lock (_frames)
        {
            return [.. _frames.Select(frame => frame.Payload).OfType<Changes>()];
        }
    }
}
