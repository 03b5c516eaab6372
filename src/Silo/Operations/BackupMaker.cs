using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Comparte.Silo.Operations;

/// <summary>Makes copies of everything, one at a time, and lets old ones go: each day, and when somebody asks.</summary>
internal sealed partial class BackupMaker(
    DataFolder folder, BackupSettings settings, TimeProvider clock, ILogger<BackupMaker> logger)
{
    // 1 while one is being made; used by the daily one and by requests.
    private int _running;

    /// <summary>Whether one is being made.</summary>
    public bool IsRunning => Volatile.Read(ref _running) == 1;

    /// <summary>When the last one that failed did, unless one was made since.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>Makes one; null where one is being made already, false where it failed. It takes as long as it takes.</summary>
    public bool? TryMake()
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
        {
            return null;
        }

        try
        {
            return TryWrite(settings.Folder!, clock.GetLocalNow());
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
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
            FailedAt = null;
            return true;
        }
        catch (Exception failure)
            when (failure is SqliteException or IOException or UnauthorizedAccessException or StartRefusedException)
        {
            LogFailed(failure);
            FailedAt = now;
            return false;
        }
    }

    [LoggerMessage(2901, LogLevel.Information, "A backup of {Bytes} bytes was written in {Took}.")]
    private partial void LogWritten(long bytes, TimeSpan took);

    [LoggerMessage(2902, LogLevel.Error, "A backup could not be written; the daily one is tried again in an hour.")]
    private partial void LogFailed(Exception failure);
}
