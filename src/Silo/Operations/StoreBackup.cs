using Comparte.Silo.Reminders;
using Comparte.Silo.Storage;
using Microsoft.Data.Sqlite;

namespace Comparte.Silo.Operations;

/// <summary>A backup is one SQLite file: the state as of one commit, and in tables beside it the reminders and the bytes of
/// files, where those are in the data folder.</summary>
internal static class StoreBackup
{
    /// <summary>How the file of a copy that is being written ends.</summary>
    public const string Unfinished = ".unfinished";

    private const string ReminderColumns = "ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version";

    /// <summary>
    /// Writes a backup of the data folder, running or not, to a new file or to a file named after
    /// <paramref name="now"/> in an existing folder. Returns the file's path. A half-written backup has another name.
    /// </summary>
    public static string Write(string location, string target, DateTimeOffset now)
    {
        var source = DataFolder.StateFileIn(location);
        if (!File.Exists(source))
        {
            throw DataFolder.NoData(location);
        }
        var file = Path.GetFullPath(Directory.Exists(target)
            ? Path.Combine(target, BackupFolder.NameOf(now))
            : target);
        if (File.Exists(file))
        {
            throw new StartRefusedException($"{file} exists already: choose another name for the backup.");
        }
        var unfinished = file + Unfinished;
        try
        {
            CopyState(source, unfinished);
            // After the state, not before: a reminder that was removed meanwhile had had nothing to do for minutes.
            CopyReminders(DataFolder.RemindersFileIn(location), unfinished);
            FileBackup.Write(location, unfinished);
            File.Move(unfinished, file);
            return file;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>Makes a data folder from a backup, as another incarnation of its store.</summary>
    public static void Restore(string source, string location)
    {
        var backup = FindBackup(source);
        if (Directory.Exists(location) && Directory.EnumerateFileSystemEntries(location).Any())
        {
            throw new StartRefusedException($"{location} is not empty: restore into an empty folder with --data DIR.");
        }
        using var heldLock = DataFolder.Lock(location);
        var state = DataFolder.StateFileIn(location);
        var unfinished = state + Unfinished;
        CopyState(backup, unfinished);
        StoreDatabase.Ensure(unfinished);
        ReminderDatabase.Ensure(DataFolder.RemindersFileIn(location));
        using (var restored = StoreDatabase.Open(unfinished))
        {
            EmbeddedFacts.RenewIncarnation(restored);
            restored.Execute("ATTACH ?1 AS target", DataFolder.RemindersFileIn(location));
            restored.Execute($"""
                INSERT INTO target.OrleansRemindersTable({ReminderColumns}) SELECT {ReminderColumns} FROM reminders;
                DETACH target;
                DROP TABLE reminders;
                """);
            FileBackup.Restore(restored, location);
        }
        File.Move(unfinished, state);
    }

    private static string FindBackup(string source)
    {
        var file = Directory.Exists(source)
            ? BackupFolder.Newest(source)?.Path
            : source;
        if (!File.Exists(file))
        {
            throw new StartRefusedException($"There is no backup at {source}: name the file with --restore FILE.");
        }
        try
        {
            using var backup = StoreDatabase.Open(file, SqliteOpenMode.ReadOnly);
            var tables = backup.Column("SELECT name FROM sqlite_schema WHERE type = 'table'");
            if (tables.Contains("grain_state") && tables.Contains("reminders")
                && backup.Column("PRAGMA integrity_check") is ["ok"])
            {
                return file;
            }
        }
        catch (SqliteException)
        {
            // Falls through to the same answer: this file is no backup of ours.
        }
        throw new StartRefusedException($"{file} is not a whole backup of Comparte: choose another one.");
    }

    private static void CopyState(string source, string target)
    {
        // The file is made first, because it shall be its owner's alone from the first byte on.
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        new FileStream(target, options).Dispose();
        using var connection = StoreDatabase.Open(source, SqliteOpenMode.ReadOnly);
        connection.Execute("VACUUM INTO ?1", target);
    }

    private static void CopyReminders(string source, string target)
    {
        ReminderDatabase.Ensure(source);
        using var connection = StoreDatabase.Open(target);
        connection.Execute("ATTACH ?1 AS source", source);
        connection.Execute(
            $"CREATE TABLE reminders AS SELECT {ReminderColumns} FROM source.OrleansRemindersTable; DETACH source");
    }
}
