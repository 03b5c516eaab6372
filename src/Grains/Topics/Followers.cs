using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Comparte.Topics;

/// <summary>Walks each follower through the changes behind its cursor, one telling at a time, off the commit path.
/// </summary>
internal sealed partial class Followers(
    Topic topic, ImmutableArray<Follower> followers, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(30);
    private readonly HashSet<string> _running = [];
    private readonly Dictionary<string, Backlog> _backlogs = [];
    private readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether any of these changes must reach somebody even after a crash.</summary>
    public bool AnyDurable(ImmutableArray<Row> rows) =>
        followers.Any(follower => follower.Durable && rows.Any(row => follower.Concerns(row.Entry)));

    /// <summary>Whether everybody has been told everything.</summary>
    public bool CaughtUp => followers.All(follower => CursorOf(follower) >= topic.Head);

    /// <summary>Called once, at activation: notes where those begin who don't hear of what was before them, and of a topic that was
    /// brought from elsewhere, whom it doesn't name.</summary>
    public void Begin()
    {
        if (topic.Cursors.Remove(Segment.Others, out var brought))
        {
            foreach (var follower in followers)
            {
                topic.Cursors.TryAdd(follower.Name, brought);
            }
        }

        foreach (var follower in followers.Where(follower => follower.FromNow))
        {
            topic.Cursors.TryAdd(follower.Name, topic.Head);
        }

        Start();
    }

    /// <summary>Starts what isn't running. Called after each commit.</summary>
    public void Start()
    {
        foreach (var follower in followers)
        {
            if (CursorOf(follower) < topic.Head && _running.Add(follower.Name))
            {
                _ = RunAsync(follower);
            }
        }
    }

    /// <summary>Ends pauses; what isn't told yet is told by the next activation.</summary>
    public void Stop() => _stopping.TrySetResult();

    private long CursorOf(Follower follower) => topic.ToldTo(follower.Name);

    private async Task RunAsync(Follower follower)
    {
        var pause = TimeSpan.Zero;
        try
        {
            while (CursorOf(follower) < topic.Head && !_stopping.Task.IsCompleted)
            {
                try
                {
                    await TellNextAsync(follower);
                    pause = follower.Every;
                }
                catch (Exception failure)
                {
                    LogFailed(failure, follower.Name, topic.Head);
                    pause = TimeSpan.FromSeconds(Math.Clamp(pause.TotalSeconds * 2, 0.5, MaxPause.TotalSeconds));
                }

                if (pause > TimeSpan.Zero)
                {
                    await Task.WhenAny(Task.Delay(pause, clock), _stopping.Task);
                }
            }
        }
        finally
        {
            _running.Remove(follower.Name);
        }
    }

    private async Task TellNextAsync(Follower follower)
    {
        var cursor = CursorOf(follower);
        var (to, entries) = topic.Ring.After(cursor) ?? await AfterAsync(follower.Name, cursor);
        var concerned = entries.Where(follower.Concerns).ToImmutableArray();
        if (!concerned.IsEmpty)
        {
            await follower.TellAsync(concerned);
        }

        topic.Cursors[follower.Name] = to;
        if (_backlogs.TryGetValue(follower.Name, out var backlog) && to >= backlog.Until)
        {
            _backlogs.Remove(follower.Name);
        }
    }

    private async Task<(long To, ImmutableArray<Entry> Entries)> AfterAsync(string follower, long cursor)
    {
        if (!_backlogs.TryGetValue(follower, out var backlog))
        {
            _backlogs[follower] = backlog = await Backlog.FindAsync(topic, cursor);
        }

        return await backlog.AfterAsync(cursor);
    }

    [LoggerMessage(2101, LogLevel.Warning, "Follower {Follower} could not be told of revision {Rev}; it will be.")]
    private partial void LogFailed(Exception failure, string follower, long rev);
}
