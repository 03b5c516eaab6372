using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Comparte.Silo.Storage;

/// <summary>
/// The writer's connection: its statements, and the care of the log. For the writer thread alone.
/// </summary>
internal sealed class WriterConnection : IDisposable
{
    /// <summary>About how many bytes are written to the log before it is moved into the file.</summary>
    private const long LongLog = 4 << 20;

    /// <summary>What a change costs in the log beside its payload: a page of the table, one of the index.</summary>
    private const int PagesBesidePayload = 8192;

    private readonly SqliteConnection _connection;
    private readonly PageScrubber _scrubber;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _insert;
    private readonly Statement _update;
    private readonly Statement _delete;
    private readonly Statement _version;
    private long _logged;

    public WriterConnection(string path, PageScrubber scrubber, StoreSettings settings)
    {
        _scrubber = scrubber;
        _connection = StoreDatabase.Open(path);
        // Checkpoints are made here, because SQLite's own would not tell which pages they write.
        _connection.Execute($"""
            PRAGMA wal_autocheckpoint = 0;
            PRAGMA cache_size = -16384;
            PRAGMA max_page_count = {settings.MaxPages};
            """);
        _begin = new(_connection, "BEGIN IMMEDIATE");
        _commit = new(_connection, "COMMIT");
        _insert = new(_connection, """
            INSERT INTO grain_state(grain, state, version, payload) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT(grain, state) DO NOTHING
            """);
        _update = new(_connection, """
            UPDATE grain_state SET version = ?3 + 1, payload = ?4 WHERE grain = ?1 AND state = ?2 AND version = ?3
            """);
        _delete = new(_connection, "DELETE FROM grain_state WHERE grain = ?1 AND state = ?2 AND version = ?3");
        _version = new(_connection, "SELECT version FROM grain_state WHERE grain = ?1 AND state = ?2");
    }

    /// <summary>False once SQLite has rolled the transaction back by itself.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    public StateOutcome Apply(StateWrite write)
    {
        _logged += (write.Payload?.Length ?? 0) + PagesBesidePayload;
        return write switch
        {
            { Payload: { } payload, Expected: { } expected } => Update(write.Key, payload, expected),
            { Payload: { } payload } => Insert(write.Key, payload),
            { Expected: { } expected } => Delete(write.Key, expected),
            _ => VersionOf(write.Key) is { } version ? Refused(version) : new StateOutcome(true, null),
        };
    }

    /// <summary>Moves a long log into the file, as far as readers allow.</summary>
    public void ShortenLog()
    {
        if (_logged >= LongLog)
        {
            _logged = 0;
            _scrubber.NoteLogged();
            Checkpoint(raw.SQLITE_CHECKPOINT_PASSIVE);
        }
    }

    /// <summary>
    /// Moves the log into the file, empties it and wipes the pages it wrote, so that nothing is left of what was
    /// overwritten or deleted. False when a reader is in the way: nobody waits for it, the next time will do.
    /// </summary>
    public bool EmptyLog()
    {
        _scrubber.NoteLogged();
        if (!Checkpoint(raw.SQLITE_CHECKPOINT_TRUNCATE))
        {
            return false;
        }
        _logged = 0;
        // Nobody else can write now; if somebody just did, from outside, the log is not empty and wiping has to wait.
        Begin();
        try
        {
            if (!_scrubber.IsLogEmpty)
            {
                return false;
            }
            _scrubber.Scrub();
        }
        finally
        {
            _connection.Execute("ROLLBACK");
        }
        // What was wiped in the file must not come back from the cache.
        _connection.Execute("PRAGMA shrink_memory");
        return true;
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[_begin, _commit, _insert, _update, _delete, _version])
        {
            statement.Dispose();
        }
        _connection.Dispose();
    }

    /// <summary>False when a reader is in the way.</summary>
    private bool Checkpoint(int mode)
    {
        var database = _connection.Handle!;
        _ = raw.sqlite3_busy_timeout(database, 0);
        try
        {
            var code = raw.sqlite3_wal_checkpoint_v2(database, null, mode, out _, out _);
            if (code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
            {
                return false;
            }
            SqliteException.ThrowExceptionForRC(code, database);
            return true;
        }
        finally
        {
            _ = raw.sqlite3_busy_timeout(database, StoreDatabase.BusyMilliseconds);
        }
    }

    private StateOutcome Insert(StateKey key, byte[] payload)
    {
        // A row made again after its deletion starts at another version than before, so that an activation which still
        // holds a version of the deleted row can't write over the new one.
        var version = Random.Shared.NextInt64(1, 1L << 52);
        _insert.Bind(1, key.Grain).Bind(2, key.State).Bind(3, version).Bind(4, payload).Run();
        return Changed ? new(true, version) : Refused(VersionOf(key));
    }

    private StateOutcome Update(StateKey key, byte[] payload, long expected)
    {
        _update.Bind(1, key.Grain).Bind(2, key.State).Bind(3, expected).Bind(4, payload).Run();
        return Changed ? new(true, expected + 1) : Refused(VersionOf(key));
    }

    private StateOutcome Delete(StateKey key, long expected)
    {
        _delete.Bind(1, key.Grain).Bind(2, key.State).Bind(3, expected).Run();
        return Changed ? new(true, null) : Refused(VersionOf(key));
    }

    private bool Changed => raw.sqlite3_changes(_connection.Handle) > 0;

    private static StateOutcome Refused(long? version) => new(false, version);

    private long? VersionOf(StateKey key)
    {
        try
        {
            return _version.Bind(1, key.Grain).Bind(2, key.State).Step() ? _version.Int64(0) : null;
        }
        finally
        {
            _version.Reset();
        }
    }
}
