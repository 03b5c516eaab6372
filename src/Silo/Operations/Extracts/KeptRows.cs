using Comparte.Silo.Storage;

namespace Comparte.Silo.Operations.Extracts;

/// <summary>The records of an archive, in memory: those of a group or an organization fit there.</summary>
internal sealed class KeptRows(IEnumerable<StoredRow> rows) : IStoredRows
{
    private readonly Dictionary<StateKey, byte[]> _rows = rows.ToDictionary(row => row.Key, row => row.Payload);

    public long Count() => _rows.Count;

    public IEnumerable<StoredRow> All(string? state = null) =>
        _rows.Where(row => state is null || row.Key.State == state).Select(row => new StoredRow(row.Key, row.Value));

    public byte[]? Find(StateKey key) => _rows.GetValueOrDefault(key);
}
