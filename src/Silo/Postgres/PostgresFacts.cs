using Comparte.Topics;
using Npgsql;

namespace Comparte.Silo.Postgres;

/// <summary>What a database said of itself when this host started.</summary>
/// <param name="source">The database.</param>
/// <param name="held">The connection that keeps it from being moved while the host lives.</param>
/// <param name="incarnation">Which life of the store it is.</param>
/// <param name="holdsData">Whether there was any state.</param>
/// <param name="isDemonstration">Whether it was made as one.</param>
/// <param name="isRunning">Whether other hosts were at work on it.</param>
internal sealed class PostgresFacts(
    NpgsqlDataSource source,
    NpgsqlConnection held,
    StoreIncarnation incarnation,
    bool holdsData,
    bool isDemonstration,
    bool isRunning) : IStoreFacts
{
    public StoreIncarnation Incarnation => incarnation;

    public bool HoldsData => holdsData;

    public bool IsDemonstration { get; private set; } = isDemonstration;

    public bool IsRunning => isRunning;

    public void MarkAsDemonstration()
    {
        using var connection = source.OpenConnection();
        PostgresDatabase.MarkAsDemonstration(connection);
        IsDemonstration = true;
    }

    public string NoteFiles(string mark) => PostgresDatabase.NoteFiles(source, mark);

    public void Dispose()
    {
        held.Dispose();
        source.Dispose();
    }
}
