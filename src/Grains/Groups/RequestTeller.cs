using Microsoft.Extensions.Logging;

namespace Comparte.Groups;

/// <summary>Tells members of changes in the group's requests after they are written, until it succeeds. Who is untold
/// stands in the record, so that the next activation goes on.</summary>
internal sealed partial class RequestTeller(
    RequestBook book, Func<IEnumerable<MemberId>, Task> tellAsync, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _running;

    /// <summary>Starts telling where somebody is untold.</summary>
    public void Start()
    {
        if (!_running && !book.Current.Untold.IsEmpty)
        {
            _running = true;
            _ = RunAsync();
        }
    }

    /// <summary>Ends a pause and what would follow it.</summary>
    public void Stop() => _stopping.TrySetResult();

    private async Task RunAsync()
    {
        try
        {
            while (book.Current.Untold is { IsEmpty: false } untold && !_stopping.Task.IsCompleted)
            {
                if (!await TryTellAsync(untold))
                {
                    await Task.WhenAny(Task.Delay(Pause, clock), _stopping.Task);
                }
            }
        }
        finally
        {
            _running = false;
        }
    }

    private async Task<bool> TryTellAsync(IReadOnlyCollection<MemberId> untold)
    {
        try
        {
            await tellAsync(untold);
            book.NoteTold(untold);
            return true;
        }
        catch (Exception failure)
        {
            LogFailed(failure, untold.Count);
            return false;
        }
    }

    [LoggerMessage(2301, LogLevel.Warning, "{Count} members could not be told of requests yet; they will be.")]
    private partial void LogFailed(Exception failure, int count);
}
