using System.Globalization;
using System.Security.Cryptography;
using Comparte.Silo.Storage;
using Comparte.Topics;
using Microsoft.Data.Sqlite;

namespace Comparte.Silo;

/// <summary>
/// The folder that holds a community: its state, its reminders and a lock. While it is open, no other process can open
/// it, because two silos on one store would both run and undo each other's work. Dispose of it after the host.
/// </summary>
public sealed class DataFolder : IDisposable
{
    /// <summary>Where the data is when nobody says otherwise, relative to the current folder.</summary>
    public const string DefaultPath = "data";

    private const string IncarnationFact = "incarnation";
    private const string DemonstrationFact = "demonstration";

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream heldLock)
    {
        _lock = heldLock;
        Location = path;
        WasKilled = new FileInfo(StateFile + "-wal") is { Exists: true, Length: > 0 };
        StoreDatabase.Ensure(StateFile);
        using var store = StoreDatabase.Open(StateFile);
        store.Execute("INSERT OR IGNORE INTO store VALUES (?1, ?2)", IncarnationFact, NewIncarnation());
        Incarnation = new((string)Fact(store, IncarnationFact)!);
        IsDemonstration = Fact(store, DemonstrationFact) is not null;
        HoldsData = Convert.ToInt64(
            store.Scalar("SELECT EXISTS (SELECT 1 FROM grain_state)"), CultureInfo.InvariantCulture) != 0;
    }

    /// <summary>The full path of the folder.</summary>
    public string Location { get; }

    /// <summary>Which life of the store this is.</summary>
    public StoreIncarnation Incarnation { get; }

    /// <summary>Whether there was any state when the folder was opened.</summary>
    public bool HoldsData { get; }

    /// <summary>Whether the store was made as a demonstration; see <see cref="MarkAsDemonstration"/>.</summary>
    public bool IsDemonstration { get; private set; }

    /// <summary>Whether the process before ended without closing the store.</summary>
    internal bool WasKilled { get; }

    internal string StateFile => StateFileIn(Location);

    internal string RemindersFile => RemindersFileIn(Location);

    internal string Files => FilesIn(Location);

    internal string Search => SearchIn(Location);

    /// <summary>Opens the folder, and makes it when it does not exist.</summary>
    /// <exception cref="StartRefusedException">The folder can't be written, is in use, or is not ours.</exception>
    public static DataFolder Open(string path)
    {
        var location = Path.GetFullPath(path);
        var heldLock = Lock(location);
        try
        {
            return new DataFolder(location, heldLock);
        }
        catch (SqliteException e)
        {
            heldLock.Dispose();
            throw new StartRefusedException(
                $"The data in {StateFileIn(location)} can't be opened ({e.Message.TrimEnd('.')}): "
                + "restore a backup into an empty folder.", e);
        }
        catch
        {
            heldLock.Dispose();
            throw;
        }
    }

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
        using var store = StoreDatabase.Open(StateFile);
        store.Execute("INSERT OR IGNORE INTO store VALUES (?1, 'yes')", DemonstrationFact);
        IsDemonstration = true;
    }

    /// <summary>Lets other processes open the folder.</summary>
    public void Dispose() => _lock.Dispose();

    internal static string StateFileIn(string location) => Path.Combine(location, "comparte.db");

    internal static string RemindersFileIn(string location) => Path.Combine(location, "reminders.db");

    internal static string FilesIn(string location) => Path.Combine(location, "files");

    internal static string SearchIn(string location) => Path.Combine(location, "search");

    /// <summary>Starts another life of a store that was restored.</summary>
    internal static void RenewIncarnation(SqliteConnection store) =>
        store.Execute("INSERT OR REPLACE INTO store VALUES (?1, ?2)", IncarnationFact, NewIncarnation());

    /// <summary>Makes the folder if need be, readable by its owner only, and takes its lock.</summary>
    internal static FileStream Lock(string location)
    {
        try
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

    internal static bool IsSharingViolation(IOException e) =>
        e.HResult is 11 /* EAGAIN, Linux */ or 35 /* EAGAIN, macOS */ or unchecked((int)0x80070020) /* Windows */;

    private static object? Fact(SqliteConnection store, string name) =>
        store.Scalar("SELECT value FROM store WHERE name = ?1", name);

    private static string NewIncarnation() =>
        RandomNumberGenerator.GetString("0123456789abcdefghjkmnpqrstvwxyz", 10);
}
