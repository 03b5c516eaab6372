#if AZURE_STORAGE
using Comparte.Silo.AzureTables;
#endif
using System.Security.Cryptography;
using Comparte.Silo.Postgres;
using Comparte.Silo.Storage;
using Comparte.Topics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Comparte.Silo;

/// <summary>
/// The folder of one host, and the store that it opened. The folder holds a lock and the index of search; with embedded
/// storage the whole community. While it is open, no other process can open it, because two silos on one store would both
/// run and undo each other's work. Dispose of it after the host.
/// </summary>
public sealed class DataFolder : IDisposable
{
    /// <summary>Where the data is when nobody says otherwise, relative to the current folder.</summary>
    public const string DefaultPath = "data";

    private readonly FileStream _lock;
    private readonly IStoreFacts _facts;

    private DataFolder(string location, FileStream heldLock, Func<string, IStoreFacts> facts)
    {
        (Location, _lock) = (location, heldLock);
        WasKilled = new FileInfo(StateFile + "-wal") is { Exists: true, Length: > 0 };
        _facts = facts(location);
    }

    /// <summary>The full path of the folder.</summary>
    public string Location { get; }

    /// <summary>Which life of the store this is.</summary>
    public StoreIncarnation Incarnation => _facts.Incarnation;

    /// <summary>Whether there was any state when the folder was opened.</summary>
    public bool HoldsData => _facts.HoldsData;

    /// <summary>Whether the store was made as a demonstration; see <see cref="MarkAsDemonstration"/>.</summary>
    public bool IsDemonstration => _facts.IsDemonstration;

    /// <summary>Whether the process before ended without closing the store.</summary>
    internal bool WasKilled { get; }

    internal string StateFile => StateFileIn(Location);

    internal string RemindersFile => RemindersFileIn(Location);

    internal string Files => FilesIn(Location);

    internal string Search => SearchIn(Location);

    /// <summary>Opens the folder that the configuration names (<c>data</c>) and the store that it names
    /// (<c>Storage:Provider</c>), and makes what does not exist.</summary>
    /// <exception cref="StartRefusedException">One of them can't be opened.</exception>
    public static DataFolder Open(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var choice = StorageChoice.Of(configuration);
        var path = configuration["data"] ?? DefaultPath;
        return choice.Provider switch
        {
            StorageProvider.PostgreSql => OpenShared(
                path, () => PostgresDatabase.Ensure(PostgresDatabase.Open(choice.Connection))),
#if AZURE_STORAGE
            StorageProvider.Azure => OpenShared(path, () => new AzureFacts(configuration)),
#endif
            _ => Open(path),
        };
    }

    /// <summary>Opens what holds a community already, for a command that must be alone.</summary>
    /// <exception cref="StartRefusedException">There is none, or its hosts run.</exception>
    public static DataFolder OpenAlone(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var location = Path.GetFullPath(configuration["data"] ?? DefaultPath);
        if (StorageChoice.Of(configuration).Provider == StorageProvider.Sqlite && !File.Exists(StateFileIn(location)))
        {
            throw NoData(location);
        }

        var folder = Open(configuration);
        StartRefusedException? refusal = folder._facts switch
        {
            { IsRunning: true } => PostgresDatabase.Running(),
            { HoldsData: false } => NoData(location),
            _ => null,
        };
        if (refusal is not null)
        {
            folder.Dispose();
            throw refusal;
        }

        return folder;
    }

    /// <summary>Opens a folder that holds a community, and makes it when it does not exist.</summary>
    /// <exception cref="StartRefusedException">The folder can't be written, is in use, or is not ours.</exception>
    public static DataFolder Open(string path) => Open(path, location =>
    {
        try
        {
            return new EmbeddedFacts(StateFileIn(location));
        }
        catch (SqliteException e)
        {
            throw new StartRefusedException(
                $"The data in {StateFileIn(location)} can't be opened ({e.Message.TrimEnd('.')}): "
                + "restore a backup into an empty folder.", e);
        }
    });

    /// <summary>
    /// Notes for good that this community is invented. A demonstration shows its sign-ins to everyone, so only an empty
    /// store can become one.
    /// </summary>
    /// <exception cref="InvalidOperationException">The store held data when it was opened.</exception>
    public void MarkAsDemonstration()
    {
        if (HoldsData && !IsDemonstration)
        {
            throw new InvalidOperationException("A store that holds data can't become a demonstration.");
        }

        _facts.MarkAsDemonstration();
    }

    /// <summary>Lets other processes open the folder.</summary>
    public void Dispose()
    {
        _facts.Dispose();
        _lock.Dispose();
    }

    internal static string StateFileIn(string location) => Path.Combine(location, "comparte.db");

    internal static string RemindersFileIn(string location) => Path.Combine(location, "reminders.db");

    internal static string FilesIn(string location) => Path.Combine(location, "files");

    internal static string SearchIn(string location) => Path.Combine(location, "search");

    /// <summary>Makes the folder if need be, readable by its owner only, and takes its lock.</summary>
    internal static FileStream Lock(string location)
    {
        try
        {
            MakeFolder(location);
            return new FileStream(
                Path.Combine(location, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsSharingViolation(e))
        {
            throw new StartRefusedException(
                $"The data folder {location} is in use by another Comparte: stop that one, "
                + "or choose another folder with --data DIR.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The data folder {location} can't be written: give this user the right to, "
                + "or choose another folder with --data DIR.", e);
        }
    }

    /// <summary>Makes a folder that is its owner's alone, unless there is one.</summary>
    internal static void MakeFolder(string location)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(location);
        }
        else
        {
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Directory.CreateDirectory(location, Owner);
        }
    }

    internal static bool IsSharingViolation(IOException e) =>
        e.HResult is 11 /* EAGAIN, Linux */ or 35 /* EAGAIN, macOS */ or unchecked((int)0x80070020) /* Windows */;

    /// <summary>What commands answer that find nothing to work on.</summary>
    internal static StartRefusedException NoData(string location) =>
        new($"There is no data in {location}: name the data folder with --data DIR.");

    internal string NoteFiles(string mark) => _facts.NoteFiles(mark);

    internal static string NewIncarnation() =>
        RandomNumberGenerator.GetString("0123456789abcdefghjkmnpqrstvwxyz", 10);

    private static DataFolder Open(string path, Func<string, IStoreFacts> facts)
    {
        var location = Path.GetFullPath(path);
        var heldLock = Lock(location);
        try
        {
            return new DataFolder(location, heldLock, facts);
        }
        catch
        {
            heldLock.Dispose();
            throw;
        }
    }

    /// <summary>A folder that is this host's own beside a store that hosts share.</summary>
    private static DataFolder OpenShared(string path, Func<IStoreFacts> facts) => Open(path, location =>
        File.Exists(StateFileIn(location))
            ? throw new StartRefusedException(
                $"{location} holds a community of its own: choose another folder with --data DIR, or move it with migrate.")
            : facts());
}
