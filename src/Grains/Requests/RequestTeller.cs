using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Comparte.Requests;

/// <summary>Tells members of changes in requests after they are written, until it succeeds. Who is owed
/// word of them stands in the record, so that the next activation goes on.</summary>
internal sealed partial class RequestTeller(
    RequestBook book, Func<IEnumerable<MemberId>, Task> tellAsync, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _running;

    /// <summary>Starts telling where somebody is owed it.</summary>
    public void Start()
    {
        if (!_running && !book.Current.Owed.IsEmpty)
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
            while (book.Current.Owed is { IsEmpty: false } owed && !_stopping.Task.IsCompleted)
            {
                if (!await TryTellAsync(owed))
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

    private async Task<bool> TryTellAsync(ImmutableDictionary<MemberId, long> owed)
    {
        try
        {
            await tellAsync(owed.Keys);
            book.NoteTold(owed);
            return true;
        }
        catch (Exception failure)
        {
            LogFailed(failure, owed.Count);
            return false;
        }
    }

    [LoggerMessage(2301, LogLevel.Warning, "{Count} members could not be told of requests yet; they will be.")]
    private partial void LogFailed(Exception failure, int count);
}
