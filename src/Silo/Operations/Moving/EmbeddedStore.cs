using System.Globalization;
using Comparte.Silo.Reminders;
using Comparte.Silo.Storage;
using Microsoft.Data.Sqlite;

namespace Comparte.Silo.Operations.Moving;

/// <summary>A data folder that holds a community, or will.</summary>
internal sealed class EmbeddedStore : ITarget, IGrowing
{
    private const string InsertReminder = """
        INSERT OR REPLACE INTO OrleansRemindersTable(ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)
        """;

    private readonly string _location;
    private readonly FileStream _lock;
    private readonly SqliteConnection _state;
    private readonly SqliteConnection _reminders;
    private readonly SqliteRows _rows;

    private EmbeddedStore(string location, string state, FileStream heldLock)
    {
        (_location, _lock) = (location, heldLock);
        StoreDatabase.Ensure(state);
        ReminderDatabase.Ensure(DataFolder.RemindersFileIn(location));
        _state = StoreDatabase.Open(state);
        _reminders = StoreDatabase.Open(DataFolder.RemindersFileIn(location));
        _rows = new SqliteRows(_state);
    }

    public IStoredRows Rows => _rows;

    public bool IsDemonstration => EmbeddedFacts.IsDemonstrationIn(_state);

    public IFileParts Files => new FolderParts(DataFolder.FilesIn(_location));

    /// <summary>Opens one that is to be moved.</summary>
    public static EmbeddedStore Open(string location)
    {
        var state = DataFolder.StateFileIn(location);
        return File.Exists(state)
            ? new EmbeddedStore(location, state, DataFolder.Lock(location))
            : throw DataFolder.NoData(location);
    }

    /// <summary>Makes one; what an attempt left that was interrupted is made anew.</summary>
    public static EmbeddedStore Make(string location, bool isDemonstration)
    {
        var heldLock = DataFolder.Lock(location);
        var unfinished = UnfinishedIn(location);
        var foreign = Directory.EnumerateFileSystemEntries(location).FirstOrDefault(entry =>
            Path.GetFileName(entry) is not ("lock" or "files")
            && !entry.StartsWith(unfinished, StringComparison.Ordinal)
            && !(entry.StartsWith(DataFolder.RemindersFileIn(location), StringComparison.Ordinal) && File.Exists(unfinished)));
        if (foreign is not null)
        {
            heldLock.Dispose();
            throw new StartRefusedException($"{location} is not empty: move the community to an empty folder.");
        }

        foreach (var file in (string[])[unfinished, DataFolder.RemindersFileIn(location)])
        {
            File.Delete(file);
            File.Delete(file + "-wal");
            File.Delete(file + "-shm");
        }

        var made = new EmbeddedStore(location, unfinished, heldLock);
        if (isDemonstration)
        {
            EmbeddedFacts.MarkAsDemonstration(made._state);
        }

        return made;
    }

    public IEnumerable<StoredReminder> Reminders()
    {
        using var rows = new Statement(
            _reminders, "SELECT GrainId, ReminderName, StartTime, Period, GrainHash FROM OrleansRemindersTable");
        while (rows.Step())
        {
            var start = DateTime.Parse(
                rows.Text(2), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
            yield return new StoredReminder(
                rows.Text(0), rows.Text(1), StoredReminder.Kept(start), rows.Int64(3), (int)rows.Int64(4));
        }
    }

    public void TakeRows(IEnumerable<StoredRow> rows, Action<StoredRow> taken)
    {
        using var insert = new Statement(
            _state, "INSERT INTO grain_state(grain, state, version, payload) VALUES (?1, ?2, ?3, ?4)");
        _state.Execute("BEGIN");
        foreach (var row in rows)
        {
            insert.Bind(1, row.Key.Grain).Bind(2, row.Key.State).Bind(3, Random.Shared.NextInt64(1, 1L << 52))
                .Bind(4, row.Payload).Run();
            taken(row);
        }

        _state.Execute("COMMIT");
    }

    public void TakeReminders(IEnumerable<StoredReminder> reminders)
    {
        _reminders.Execute("BEGIN");
        foreach (var reminder in reminders)
        {
            _reminders.Execute(
                InsertReminder,
                SiloHosting.ClusterName, reminder.Grain, reminder.Name, reminder.Start, reminder.Period, reminder.Hash);
        }

        _reminders.Execute("COMMIT");
    }

    public bool KeepsFilesIn(string folder) => true;

    /// <summary>Reminders came first: one that finds nothing to do ends by itself, and one that comes again takes its place.</summary>
    public void Commit()
    {
    }

    public void Complete(IFileParts? files)
    {
        EmbeddedFacts.RenewIncarnation(_state);
        Close();
        File.Move(UnfinishedIn(_location), DataFolder.StateFileIn(_location));
    }

    public void Dispose()
    {
        Close();
        _lock.Dispose();
    }

    private static string UnfinishedIn(string location) => DataFolder.StateFileIn(location) + ".unfinished";

    private void Close()
    {
        _rows.Dispose();
        _state.Dispose();
        _reminders.Dispose();
    }
}
