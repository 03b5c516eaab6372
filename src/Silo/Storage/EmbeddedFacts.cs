using System.Globalization;
using Comparte.Topics;
using Microsoft.Data.Sqlite;

namespace Comparte.Silo.Storage;

/// <summary>What the file that holds all state says of itself.</summary>
internal sealed class EmbeddedFacts : IStoreFacts
{
    private const string IncarnationFact = "incarnation";
    private const string DemonstrationFact = "demonstration";
    private readonly string _file;

    /// <summary>Makes the file when there is none.</summary>
    public EmbeddedFacts(string file)
    {
        _file = file;
        StoreDatabase.Ensure(file);
        using var store = StoreDatabase.Open(file);
        store.Execute("INSERT OR IGNORE INTO store VALUES (?1, ?2)", IncarnationFact, DataFolder.NewIncarnation());
        Incarnation = new((string)Fact(store, IncarnationFact)!);
        IsDemonstration = IsDemonstrationIn(store);
        HoldsData = Convert.ToInt64(
            store.Scalar("SELECT EXISTS (SELECT 1 FROM grain_state)"), CultureInfo.InvariantCulture) != 0;
    }

    public StoreIncarnation Incarnation { get; }

    public bool HoldsData { get; }

    public bool IsDemonstration { get; private set; }

    public bool IsRunning => false;

    public void MarkAsDemonstration()
    {
        using var store = StoreDatabase.Open(_file);
        MarkAsDemonstration(store);
        IsDemonstration = true;
    }

    public string NoteFiles(string mark) => mark;

    public void Dispose()
    {
    }

    /// <summary>Starts another life of a store that was restored or moved.</summary>
    internal static void RenewIncarnation(SqliteConnection store) =>
        store.Execute("INSERT OR REPLACE INTO store VALUES (?1, ?2)", IncarnationFact, DataFolder.NewIncarnation());

    internal static bool IsDemonstrationIn(SqliteConnection store) => Fact(store, DemonstrationFact) is not null;

    internal static void MarkAsDemonstration(SqliteConnection store) =>
        store.Execute("INSERT OR IGNORE INTO store VALUES (?1, 'yes')", DemonstrationFact);

    private static object? Fact(SqliteConnection store, string name) =>
        store.Scalar("SELECT value FROM store WHERE name = ?1", name);
}
