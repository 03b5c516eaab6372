using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Comparte.Silo.Operations;

/// <summary>
/// Makes a copy of everything once a day while the community runs, at the hour that is set, or as soon as it runs again
/// where that was missed, and lets old ones go. What fails is tried again each hour; the others stay meanwhile.
/// </summary>
internal sealed partial class DailyBackup(
    DataFolder folder, BackupSettings settings, TimeProvider clock, ILogger<DailyBackup> logger) : BackgroundService
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

            if (!await Task.Run(() => TryWrite(target, now), CancellationToken.None))
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

    private bool TryWrite(string target, DateTimeOffset now)
    {
        try
        {
            Directory.CreateDirectory(target);
            var begun = clock.GetTimestamp();
            var file = StoreBackup.Write(folder.Location, target, now);
            BackupFolder.Age(target, now, settings.Days);
            LogWritten(new FileInfo(file).Length, clock.GetElapsedTime(begun));
            return true;
        }
        catch (Exception failure)
            when (failure is SqliteException or IOException or UnauthorizedAccessException or StartRefusedException)
        {
            LogFailed(failure);
            return false;
        }
    }

    [LoggerMessage(2901, LogLevel.Information, "A backup of {Bytes} bytes was written in {Took}.")]
    private partial void LogWritten(long bytes, TimeSpan took);

    [LoggerMessage(2902, LogLevel.Error, "The daily backup could not be written; it is tried again in an hour.")]
    private partial void LogFailed(Exception failure);
}
