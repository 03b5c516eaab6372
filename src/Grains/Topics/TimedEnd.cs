namespace Comparte.Topics;

/// <summary>Ends something of a topic when its time is over, so that everybody hears of it. On the grain's own scheduler only.</summary>
/// <param name="clock">The time.</param>
/// <param name="until">When the first of it ends, never earlier than it was said before; null: nothing goes on.</param>
/// <param name="endAsync">Ends what of it is over.</param>
internal sealed class TimedEnd(TimeProvider clock, Func<DateTimeOffset?> until, Func<Task> endAsync)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);
    private readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isWaiting;

    /// <summary>Waits, unless it waits already. Called at activation and whenever something begins.</summary>
    public void Start()
    {
        if (!_isWaiting && until() is not null)
        {
            _isWaiting = true;
            _ = RunAsync();
        }
    }

    /// <summary>Waits no more; the next activation ends what is over by then.</summary>
    public void Stop() => _stopping.TrySetResult();

    private async Task RunAsync()
    {
        try
        {
            while (until() is { } end && !_stopping.Task.IsCompleted)
            {
                var rest = end - clock.GetUtcNow();
                await (rest > TimeSpan.Zero
                    ? Task.WhenAny(Task.Delay(rest + Least, clock), _stopping.Task)
                    : endAsync());
            }
        }
        catch (TopicFailedException)
        {
            // The activation ends, and the next one tries again.
        }
        finally
        {
            _isWaiting = false;
        }
    }
}
