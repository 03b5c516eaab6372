using Comparte.Topics;
using Npgsql;

namespace Comparte.Silo.Postgres;

/// <summary>The database of a community: how it is reached, its tables, and what it says of itself.</summary>
internal static class PostgresDatabase
{
    /// <summary>Raised whenever an older program could not work with the tables any more.</summary>
    private const int FormatVersion = 1;

    /// <summary>Held while tables are made, by one process at a time.</summary>
    private const long SchemaLock = 0x636f6d7061727465;

    /// <summary>Held by a migration alone, and by all hosts together.</summary>
    private const long MoveLock = SchemaLock + 1;

    private const string FormatFact = "format";
    private const string IncarnationFact = "incarnation";
    private const string DemonstrationFact = "demonstration";
    private const string FilesFact = "files";

    /// <summary>How long after its last sign of life a host may be running still.</summary>
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(60);

    /// <summary>Opens a pool of connections. What the connection string doesn't say is set so that a database that is
    /// away fails calls within seconds, and several hosts fit into the connections that PostgreSQL has by default.</summary>
    /// <exception cref="StartRefusedException">The connection string can't be read.</exception>
    public static NpgsqlDataSource Open(string connection) =>
        Open(connection, "Timeout=5;Command Timeout=10;Maximum Pool Size=24;Keepalive=10;Application Name=comparte");

    /// <summary>Opens connections for what reads or writes everything there is.</summary>
    public static NpgsqlDataSource OpenForCommands(string connection) =>
        Open(connection, "Timeout=5;Command Timeout=0;Pooling=false;Application Name=comparte");

    /// <summary>Makes the tables of a new database, leaves those of an existing one as they are, and reads its facts.
    /// </summary>
    /// <exception cref="StartRefusedException">It can't be reached, is of a newer version, or is just moved.</exception>
    public static PostgresFacts Ensure(NpgsqlDataSource source)
    {
        try
        {
            return Guarded(() => Opened(source));
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Makes the tables inside a transaction, one process after another.</summary>
    public static void EnsureTables(NpgsqlConnection connection)
    {
        connection.Execute("SELECT pg_advisory_xact_lock($1)", SchemaLock);
        using var resource = typeof(PostgresDatabase).Assembly.GetManifestResourceStream("postgres.sql")!;
        using var script = new StreamReader(resource);
        if (connection.Scalar("SELECT to_regclass('store')::text") is not null
            && int.Parse((string?)Fact(connection, FormatFact) ?? "0", null) > FormatVersion)
        {
            throw new StartRefusedException(
                "The database was made by a newer version of Comparte: start that version, or a newer one.");
        }

        connection.Execute(script.ReadToEnd());
        connection.Execute("INSERT INTO store VALUES ($1, $2) ON CONFLICT DO NOTHING", FormatFact, $"{FormatVersion}");
    }

    /// <summary>Runs a first statement on the database, and says what to do when it can't be reached.</summary>
    public static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (PostgresException e)
        {
            throw new StartRefusedException(
                $"The database refused ({e.SqlState}: {e.MessageText.TrimEnd('.')}): see Storage:ConnectionString, "
                + "and that its user may make tables in its schema.", e);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StartRefusedException(
                "The database can't be reached: start it, or see Storage:ConnectionString.", e);
        }
    }

    /// <summary>Whether there is any state.</summary>
    public static bool HoldsData(NpgsqlConnection connection) =>
        connection.Scalar("SELECT EXISTS (SELECT 1 FROM grain_state)") is true;

    /// <summary>Notes that it is invented; only where there is no state.</summary>
    public static void MarkAsDemonstration(NpgsqlConnection connection) =>
        connection.Execute("INSERT INTO store VALUES ($1, 'yes') ON CONFLICT DO NOTHING", DemonstrationFact);

    /// <summary>Whether it was noted as invented.</summary>
    public static bool IsDemonstration(NpgsqlConnection connection) => Fact(connection, DemonstrationFact) is not null;

    /// <summary>Starts another life of what was moved here.</summary>
    public static void RenewIncarnation(NpgsqlConnection connection) => connection.Execute(
        "INSERT INTO store VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        IncarnationFact,
        DataFolder.NewIncarnation());

    /// <summary>Has every host that starts refuse until the transaction ends; false while a host runs or another migration
    /// does.</summary>
    public static bool HoldMoving(NpgsqlConnection connection) =>
        connection.Scalar("SELECT pg_try_advisory_xact_lock($1)", MoveLock) is true;

    /// <summary>Whether a host has given a sign of life within the last minute and didn't say that it ended.</summary>
    public static bool IsRunning(NpgsqlConnection connection) => connection.Scalar(
        """
        SELECT EXISTS (SELECT 1 FROM OrleansMembershipTable
            WHERE Status <> 6 AND greatest(IAmAliveTime, StartTime) > now() - make_interval(secs => $1))
        """,
        SignOfLife.TotalSeconds) is true;

    /// <summary>Notes the mark of the folder in which files are, unless that is known already; answers which it is.</summary>
    public static string NoteFiles(NpgsqlDataSource source, string mark) => Guarded(() =>
    {
        using var connection = source.OpenConnection();
        connection.Execute("INSERT INTO store VALUES ($1, $2) ON CONFLICT DO NOTHING", FilesFact, mark);
        return (string)Fact(connection, FilesFact)!;
    });

    /// <summary>The mark of the folder in which hosts keep files; null when none is known.</summary>
    public static string? FilesOf(NpgsqlConnection connection) => (string?)Fact(connection, FilesFact);

    /// <summary>Notes the mark of the folder of what was moved here, or that none is known.</summary>
    public static void SetFiles(NpgsqlConnection connection, string? mark)
    {
        connection.Execute("DELETE FROM store WHERE name = $1", FilesFact);
        if (mark is not null)
        {
            connection.Execute("INSERT INTO store VALUES ($1, $2)", FilesFact, mark);
        }
    }

    /// <summary>What commands answer that must be alone.</summary>
    public static StartRefusedException Running() => new(
        "A host of this community runs: stop all of them first. After one was killed it takes a minute until that is sure.");

    private static NpgsqlDataSource Open(string connection, string unlessGiven)
    {
        try
        {
            var given = new NpgsqlConnectionStringBuilder(connection);
            var settings = new NpgsqlConnectionStringBuilder(unlessGiven);
            foreach (var key in given.Keys!.OfType<string>())
            {
                settings[key] = given[key];
            }

            return NpgsqlDataSource.Create(settings);
        }
        catch (ArgumentException e)
        {
            throw new StartRefusedException(
                "Storage:ConnectionString can't be read: write it as "
                + "Host=db.example.org;Database=comparte;Username=comparte;Password=….", e);
        }
    }

    private static PostgresFacts Opened(NpgsqlDataSource source)
    {
        var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        EnsureTables(connection);

        // For as long as the host lives, or its database: from then on the host's signs of life tell.
        if (connection.Scalar("SELECT pg_try_advisory_lock_shared($1)", MoveLock) is false)
        {
            throw new StartRefusedException("The community is being moved: start again when migrate has ended.");
        }

        connection.Execute(
            "INSERT INTO store VALUES ($1, $2) ON CONFLICT DO NOTHING", IncarnationFact, DataFolder.NewIncarnation());
        var facts = new PostgresFacts(
            source,
            connection,
            new StoreIncarnation((string)Fact(connection, IncarnationFact)!),
            HoldsData(connection),
            IsDemonstration(connection),
            IsRunning(connection));
        transaction.Commit();
        return facts;
    }

    private static object? Fact(NpgsqlConnection connection, string name) =>
        connection.Scalar("SELECT value FROM store WHERE name = $1", name);
}
