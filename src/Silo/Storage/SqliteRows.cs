using System.Globalization;
using Comparte.Silo.Operations;
using Microsoft.Data.Sqlite;

namespace Comparte.Silo.Storage;

/// <summary>All state in a file, as one connection sees it.</summary>
internal sealed class SqliteRows(SqliteConnection connection) : IStoredRows, IDisposable
{
    private readonly Statement _find =
        new(connection, "SELECT payload FROM grain_state WHERE grain = ?1 AND state = ?2");

    public long Count() => Convert.ToInt64(connection.Scalar("SELECT count(*) FROM grain_state"), CultureInfo.InvariantCulture);

    public IEnumerable<StoredRow> All(string? state = null)
    {
        using var rows = new Statement(
            connection,
            state is null
                ? "SELECT grain, state, payload FROM grain_state"
                : "SELECT grain, state, payload FROM grain_state WHERE state = ?1");
        _ = state is null ? rows : rows.Bind(1, state);
        while (rows.Step())
        {
            yield return new StoredRow(new StateKey(rows.Text(0), rows.Text(1)), rows.Blob(2).ToArray());
        }
    }

    public byte[]? Find(StateKey key)
    {
        try
        {
            return _find.Bind(1, key.Grain).Bind(2, key.State).Step() ? _find.Blob(0).ToArray() : null;
        }
        finally
        {
            _find.Reset();
        }
    }

    public void Dispose() => _find.Dispose();
}
