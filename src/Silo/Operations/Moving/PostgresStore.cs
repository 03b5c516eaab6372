using System.Data;
using Comparte.Silo.Blobs;
using Comparte.Silo.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace Comparte.Silo.Operations.Moving;

/// <summary>A database that holds a community, or will. All happens in one transaction, during which no host starts.</summary>
internal sealed class PostgresStore : ITarget, IGrowing
{
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly PostgresRows _rows;

    private PostgresStore(string connection)
    {
        _source = PostgresDatabase.OpenForCommands(connection);
        _connection = _source.OpenConnection();
        using (var tables = _connection.BeginTransaction())
        {
            PostgresDatabase.EnsureTables(_connection);
            tables.Commit();
        }

        _transaction = _connection.BeginTransaction(IsolationLevel.RepeatableRead);
        _rows = new PostgresRows(_connection);
        if (!PostgresDatabase.HoldMoving(_connection))
        {
            throw new StartRefusedException("A host of the community runs, or it is just being moved: end all hosts first.");
        }

        if (PostgresDatabase.IsRunning(_connection))
        {
            throw PostgresDatabase.Running();
        }
    }

    public IStoredRows Rows => _rows;

    public bool IsDemonstration => PostgresDatabase.IsDemonstration(_connection);

    public IFileParts? Files => null;

    /// <summary>Opens one that is to be moved.</summary>
    public static PostgresStore Open(string connection) => Open(connection, holdsData: true);

    /// <summary>Makes one in a database without state.</summary>
    public static PostgresStore Make(string connection, bool isDemonstration)
    {
        var made = Open(connection, holdsData: false);
        made._connection.Execute("DELETE FROM OrleansRemindersTable");
        if (isDemonstration)
        {
            PostgresDatabase.MarkAsDemonstration(made._connection);
        }

        return made;
    }

    public IEnumerable<StoredReminder> Reminders() => _rows.Reminders();

    public void TakeRows(IEnumerable<StoredRow> rows, Action<StoredRow> taken)
    {
        using var writer = _connection.BeginBinaryImport(
            "COPY grain_state(grain, state, version, payload) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            writer.StartRow();
            writer.Write(row.Key.Grain, NpgsqlDbType.Text);
            writer.Write(row.Key.State, NpgsqlDbType.Text);
            writer.Write(Random.Shared.Next(1, 1 << 30), NpgsqlDbType.Integer);
            writer.Write(row.Payload, NpgsqlDbType.Bytea);
            taken(row);
        }

        writer.Complete();
    }

    public void TakeReminders(IEnumerable<StoredReminder> reminders)
    {
        using var writer = _connection.BeginBinaryImport("""
            COPY OrleansRemindersTable(ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
            FROM STDIN (FORMAT BINARY)
            """);
        foreach (var reminder in reminders)
        {
            writer.StartRow();
            writer.Write(SiloHosting.ClusterName, NpgsqlDbType.Text);
            writer.Write(reminder.Grain, NpgsqlDbType.Text);
            writer.Write(reminder.Name, NpgsqlDbType.Text);
            writer.Write(reminder.Start, NpgsqlDbType.TimestampTz);
            writer.Write(reminder.Period, NpgsqlDbType.Bigint);
            writer.Write(reminder.Hash, NpgsqlDbType.Integer);
            writer.Write(0, NpgsqlDbType.Integer);
        }

        writer.Complete();
    }

    public bool KeepsFilesIn(string folder) =>
        PostgresDatabase.FilesOf(_connection) is not { } mark || FolderMark.Of(folder) == mark;

    public void Commit() => _transaction.Commit();

    public void Complete(IFileParts? files)
    {
        PostgresDatabase.RenewIncarnation(_connection);
        PostgresDatabase.SetFiles(_connection, files is null ? null : FolderMark.Of(files.Place));
        _transaction.Commit();
    }

    public void Dispose()
    {
        _rows.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
        _source.Dispose();
    }

    private static PostgresStore Open(string connection, bool holdsData) => PostgresDatabase.Guarded(() =>
    {
        var store = new PostgresStore(connection);
        if (PostgresDatabase.HoldsData(store._connection) == holdsData)
        {
            return store;
        }

        store.Dispose();
        throw new StartRefusedException(holdsData
            ? "There is no data in the database: see its connection string."
            : "The database is not empty: move the community to an empty one.");
    });
}
