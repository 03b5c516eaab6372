using System.Collections.Immutable;

namespace Comparte.Topics;

/// <summary>The newest changes in memory, from which hosts are served: up to 512, or about 1 MB.</summary>
internal sealed class ChangeRing
{
    /// <summary>Changes in one batch.</summary>
    public const int MaxBatch = 256;

    /// <summary>Bytes in one batch.</summary>
    public const int MaxBatchBytes = 64 * 1024;

    private const int Capacity = 512;
    private const int MaxBytes = 1024 * 1024;
    private readonly List<Row> _changes = [];
    private int _dropped;
    private int _bytes;

    /// <summary>The revision after which the ring is complete.</summary>
    public long Start { get; private set; }

    /// <summary>The revision of the newest change.</summary>
    public long Head { get; private set; }

    /// <summary>The changes, oldest first.</summary>
    public IEnumerable<Row> Changes => _changes.Skip(_dropped);

    /// <summary>Starts anew behind this revision.</summary>
    public void Reset(long head)
    {
        _changes.Clear();
        (_bytes, _dropped) = (0, 0);
        Start = Head = head;
    }

    /// <summary>Takes the next change; its revision is one more than the head.</summary>
    public void Add(Row row)
    {
        _changes.Add(row);
        _bytes += row.Size;
        Head = row.Entry.Rev;
        while (_changes.Count - _dropped > Capacity || _bytes > MaxBytes)
        {
            var oldest = _changes[_dropped++];
            _bytes -= oldest.Size;
            Start = oldest.Entry.Rev;
        }

        if (_dropped * 2 > _changes.Count)
        {
            _changes.RemoveRange(0, _dropped);
            _dropped = 0;
        }
    }

    /// <summary>
    /// The latest state of each entry changed after a revision, as far as one batch goes, and the revision it reaches.
    /// Null when the ring begins later.
    /// </summary>
    public (long To, ImmutableArray<Entry> Entries)? After(long rev)
    {
        if (rev < Start)
        {
            return null;
        }

        var latest = new Dictionary<long, Entry>();
        var (to, bytes, changes) = (rev, 0, 0);

        // Revisions are dense, so that a revision tells its place.
        for (var at = _dropped + (rev - Start); at < _changes.Count; at++)
        {
            var row = _changes[(int)at];
            if (changes == MaxBatch || (changes > 0 && bytes + row.Size > MaxBatchBytes))
            {
                break;
            }

            latest[row.Entry.No] = row.Entry;
            (to, bytes, changes) = (row.Entry.Rev, bytes + row.Size, changes + 1);
        }

        return (to, [.. latest.Values.OrderBy(entry => entry.Rev)]);
    }
}
