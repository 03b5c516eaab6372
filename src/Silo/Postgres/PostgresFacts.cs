using Comparte.Topics;
using Npgsql;

namespace Comparte.Silo.Postgres;

/// <summary>What a database said of itself when this host started.</summary>
internal sealed class PostgresFacts(
    NpgsqlDataSource source, StoreIncarnation incarnation, bool holdsData, bool isDemonstration) : IStoreFacts
{
    public StoreIncarnation Incarnation => incarnation;

    public bool HoldsData => holdsData;

    public bool IsDemonstration { get; private set; } = isDemonstration;

    public void MarkAsDemonstration()
    {
        using var connection = source.OpenConnection();
        PostgresDatabase.MarkAsDemonstration(connection);
        IsDemonstration = true;
    }

    public void Dispose() => source.Dispose();
}
