using Microsoft.Extensions.Hosting;

namespace Comparte.Silo.Operations;

/// <summary>
/// Makes a copy of everything once a day while the community runs, at the hour that is set, or as soon as it runs again
/// where that was missed. What fails is tried again each hour; the others stay meanwhile.
/// </summary>
internal sealed class DailyBackup(BackupMaker maker, BackupSettings settings, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var target = settings.Folder!;
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = clock.GetLocalNow();
            var due = Due(BackupFolder.Newest(target)?.At, now, settings.Hour);
            if (due > now)
            {
                // Never so far ahead that a clock that is set, or summer time, is missed.
                var wait = due - now;
                await Task.Delay(wait < Retry ? wait : Retry, clock, stoppingToken);
                continue;
            }

            if (await Task.Run(maker.TryMake, CancellationToken.None) is not true)
            {
                await Task.Delay(Retry, clock, stoppingToken);
            }
        }
    }

    /// <summary>When the next one is due: now where there is none of the last day, else at the hour that follows the
    /// newest.</summary>
    internal static DateTimeOffset Due(DateTimeOffset? newest, DateTimeOffset now, int hour)
    {
        if (newest is not { } last)
        {
            return now;
        }

        var next = new DateTimeOffset(now.Date.AddHours(hour), now.Offset);
        if (next <= last)
        {
            next = next.AddDays(1);
        }

        return now - last >= TimeSpan.FromDays(1) && next > now ? now : next;
    }
}
