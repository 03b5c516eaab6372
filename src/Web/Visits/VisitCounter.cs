using Comparte.Visits;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Visits;

/// <summary>Notes visits in memory and tells each item's grain of many at once, so that a visit costs no call of a grain.
/// </summary>
internal sealed partial class VisitCounter(
    IGrainFactory grains, TimeProvider clock, IOptions<VisitOptions> options, ILogger<VisitCounter> logger)
    : BackgroundService, IHostedLifecycleService
{
    /// <summary>Notes beyond these are dropped until the next telling: a count is not worth the host's memory.</summary>
    private const int MostWaiting = 100_000;

    private readonly Lock _gate = new();
    private Dictionary<(DateOnly Day, string Item), HashSet<MemberId>> _waiting = [];
    private int _count;

    /// <summary>Notes that a member opened an item. Whether that counts is decided by the item's grain.</summary>
    public void Note(MemberId visitor, string item)
    {
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        lock (_gate)
        {
            if (_count >= MostWaiting)
            {
                return;
            }

            if (!_waiting.TryGetValue((day, item), out var visitors))
            {
                _waiting[(day, item)] = visitors = [];
            }

            _count += visitors.Add(visitor) ? 1 : 0;
        }
    }

    /// <summary>Tells what was noted. What can't be told is noted again.</summary>
    public async Task TellAsync()
    {
        Dictionary<(DateOnly Day, string Item), HashSet<MemberId>> taken;
        lock (_gate)
        {
            (taken, _waiting, _count) = (_waiting, [], 0);
        }

        // One after the other: nobody waits for a count.
        foreach (var ((day, item), visitors) in taken)
        {
            try
            {
                await grains.GetGrain<IVisitsGrain>(item).AddAsync(day, [.. visitors]);
            }
            catch (Exception failure)
            {
                LogNotTold(failure, item);
                NoteAgain((day, item), visitors);
            }
        }
    }

    /// <summary>Tells what is left before anything stops, the silo among them.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => TellAsync();

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.TellEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TellAsync();
        }
    }

    private void NoteAgain((DateOnly Day, string Item) visit, HashSet<MemberId> visitors)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(visit, out var newer))
            {
                visitors.ExceptWith(newer);
                newer.UnionWith(visitors);
            }
            else
            {
                _waiting[visit] = visitors;
            }

            _count += visitors.Count;
        }
    }

    [LoggerMessage(3401, LogLevel.Warning, "Visits of {Item} could not be told; they are told later.")]
    private partial void LogNotTold(Exception failure, string item);
}
