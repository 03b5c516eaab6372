using Comparte.Silo.Operations;
using Comparte.Silo.Storage;
using Npgsql;

namespace Comparte.Silo.Postgres;

/// <summary>All state in a database, as one connection sees it.</summary>
internal sealed class PostgresRows : IStoredRows, IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _find;

    public PostgresRows(NpgsqlConnection connection)
    {
        _connection = connection;
        _find = new NpgsqlCommand("SELECT payload FROM grain_state WHERE grain = $1 AND state = $2", connection)
        {
            Parameters = { new NpgsqlParameter<string>(), new NpgsqlParameter<string>() },
        };
    }

    public long Count() => (long)_connection.Scalar("SELECT count(*) FROM grain_state")!;

    public IEnumerable<StoredRow> All(string? state = null)
    {
        using var select = new NpgsqlCommand(
            "SELECT grain, state, payload FROM grain_state WHERE $1::text IS NULL OR state = $1", _connection)
        {
            Parameters = { new NpgsqlParameter<string?> { TypedValue = state } },
        };
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            yield return new StoredRow(new StateKey(rows.GetString(0), rows.GetString(1)), rows.GetFieldValue<byte[]>(2));
        }
    }

    public byte[]? Find(StateKey key)
    {
        (_find.Parameters[0].Value, _find.Parameters[1].Value) = (key.Grain, key.State);
        return (byte[]?)_find.ExecuteScalar();
    }

    /// <summary>All reminders.</summary>
    public IEnumerable<StoredReminder> Reminders()
    {
        using var select = new NpgsqlCommand(
            "SELECT GrainId, ReminderName, StartTime, Period, GrainHash FROM OrleansRemindersTable", _connection);
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            yield return new StoredReminder(
                rows.GetString(0),
                rows.GetString(1),
                StoredReminder.Kept(rows.GetDateTime(2)),
                rows.GetInt64(3),
                rows.GetInt32(4));
        }
    }

    public void Dispose() => _find.Dispose();
}
