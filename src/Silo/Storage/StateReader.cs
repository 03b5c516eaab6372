using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Comparte.Silo.Storage;

/// <summary>
/// Reads rows on connections of its own: readers see the last commit and never wait for the writer, nor it for them.
/// </summary>
internal sealed class StateReader(string path) : IDisposable
{
    private const int Kept = 16;

    private readonly Lock _gate = new();
    private readonly Stack<Connection> _idle = new(Kept);
    private bool _closed;

    /// <summary>The row's state and version, or false when there is no row.</summary>
    /// <exception cref="StorageFailedException">The row can't be read.</exception>
    public bool TryRead<T>(StateKey key, out T? state, out long version)
    {
        var connection = Rent();
        try
        {
            var found = connection.TryRead(key, out state, out version);
            Return(connection);
            return found;
        }
        catch (JsonException e)
        {
            Return(connection);
            throw StorageErrors.Unreadable(key, e);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw StorageErrors.From(e);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            while (_idle.TryPop(out var connection))
            {
                connection.Dispose();
            }
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "Return and TryRead dispose what is rented.")]
    private Connection Rent()
    {
        lock (_gate)
        {
            if (_idle.TryPop(out var connection))
            {
                return connection;
            }
        }
        try
        {
            return new Connection(path);
        }
        catch (SqliteException e)
        {
            throw StorageErrors.From(e);
        }
    }

    private void Return(Connection connection)
    {
        lock (_gate)
        {
            if (!_closed && _idle.Count < Kept)
            {
                _idle.Push(connection);
                return;
            }
        }
        connection.Dispose();
    }

    private sealed class Connection : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly Statement _select;

        public Connection(string path)
        {
            _connection = StoreDatabase.Open(path, SqliteOpenMode.ReadOnly);
            _select = new(_connection, "SELECT payload, version FROM grain_state WHERE grain = ?1 AND state = ?2");
        }

        public bool TryRead<T>(StateKey key, out T? state, out long version)
        {
            (state, version) = (default, 0);
            try
            {
                if (!_select.Bind(1, key.Grain).Bind(2, key.State).Step())
                {
                    return false;
                }
                state = StateJson.Read<T>(_select.Blob(0));
                version = _select.Int64(1);
                return true;
            }
            finally
            {
                _select.Reset();
            }
        }

        public void Dispose()
        {
            _select.Dispose();
            _connection.Dispose();
        }
    }
}
