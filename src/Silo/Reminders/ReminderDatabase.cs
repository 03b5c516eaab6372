using System.Data.Common;
using Comparte.Silo.Storage;
using Microsoft.Data.Sqlite;

namespace Comparte.Silo.Reminders;

/// <summary>
/// The reminders' file, for Orleans' AdoNet provider. It is a file of its own, because a second writer beside the busy
/// state writer would wait for seconds. Here one connection is open at a time, so that none is ever refused as busy.
/// </summary>
internal sealed class ReminderDatabase : DbDataSource
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    public ReminderDatabase(string path)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 };
        ConnectionString = settings.ConnectionString;
        Ensure(path);
    }

    public override string ConnectionString { get; }

    /// <summary>Makes the tables and the statements that the provider looks up by name.</summary>
    public static void Ensure(string path)
    {
        using var resource = typeof(ReminderDatabase).Assembly.GetManifestResourceStream("reminders.sql")!;
        using var script = new StreamReader(resource);
        using var connection = StoreDatabase.Open(path, SqliteOpenMode.ReadWriteCreate);
        connection.Execute(script.ReadToEnd());
    }

    // The provider calls this only to learn the type of connection.
    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    protected override async ValueTask<DbConnection> OpenDbConnectionAsync(
        CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        var connection = new GatedConnection(ConnectionString, _gate);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            connection.Execute("PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL;");
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            using var pooled = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(pooled);
            _gate.Dispose();
        }
    }

    /// <summary>Opens the gate for the next connection when it is disposed of, once.</summary>
    private sealed class GatedConnection(string connectionString, SemaphoreSlim gate)
        : SqliteConnection(connectionString)
    {
        private int _released;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing && Interlocked.Exchange(ref _released, 1) == 0)
            {
                gate.Release();
            }
        }
    }
}
