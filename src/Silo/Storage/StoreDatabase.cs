using Microsoft.Data.Sqlite;

namespace Comparte.Silo.Storage;

/// <summary>
/// The file that holds all state: one table of rows, and one with facts about the store itself. Opens connections with
/// the settings that make a commit durable and a deletion final.
/// </summary>
internal static class StoreDatabase
{
    /// <summary>Raised whenever an older program could not work with the tables any more.</summary>
    private const int FormatVersion = 1;

    /// <summary>How long a connection waits for another one's lock.</summary>
    public const int BusyMilliseconds = 5000;

    // Deleted text is overwritten by secure_delete; what that leaves, the writer wipes (PageScrubber).
    private static readonly string Settings = $"""
        PRAGMA busy_timeout = {BusyMilliseconds};
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        PRAGMA temp_store = MEMORY;
        """;

    private static readonly string Schema = $"""
        PRAGMA journal_mode = WAL;
        CREATE TABLE IF NOT EXISTS grain_state(
            grain TEXT NOT NULL,
            state TEXT NOT NULL,
            version INTEGER NOT NULL,
            payload BLOB NOT NULL,
            UNIQUE (grain, state));
        CREATE TABLE IF NOT EXISTS store(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        PRAGMA user_version = {FormatVersion};
        """;

    /// <summary>Makes the tables of a new store; leaves those of an existing one as they are.</summary>
    /// <exception cref="StartRefusedException">A newer version of this program made the file.</exception>
    public static void Ensure(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        var version = Convert.ToInt64(connection.Scalar("PRAGMA user_version"), null);
        if (version > FormatVersion)
        {
            throw new StartRefusedException(
                $"The data in {path} was made by a newer version of Comparte: start that version, or a newer one.");
        }
        connection.Execute(Schema);
    }

    /// <summary>Opens the file for one thread at a time, outside any pool.</summary>
    public static SqliteConnection Open(string path, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            connection.Execute(Settings);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
