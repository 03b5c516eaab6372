using System.Collections.Immutable;

namespace Comparte.Topics;

/// <summary>
/// The last segment in memory: the rows new entries go to, and the redo of older ones. Pure: the topic makes a copy,
/// applies the commands of a batch, writes it, and only then takes it for its own.
/// </summary>
internal sealed class Tail
{
    /// <summary>Entries in one segment. Edits may let a closed one grow; with so many of <see cref="MaxEntry"/> it
    /// still is a record that every storage product holds (Azure tables: 960 KB).</summary>
    public const int MaxRows = 48;

    /// <summary>Bytes of rows at which the write that reaches them seals the segment. An entry of
    /// <see cref="MaxEntry"/> and a full redo still fit into <see cref="MaxBytes"/>.</summary>
    public const int SealBytes = 28 * 1024;

    /// <summary>Bytes of redo at which older segments are folded before more is taken.</summary>
    public const int MaxRedoBytes = 18 * 1024;

    /// <summary>Rows of redo at which older segments are folded before more is taken.</summary>
    public const int MaxRedoRows = 16;

    /// <summary>Bytes of one entry with the commands it remembers.</summary>
    public const int MaxEntry = 17 * 1024;

    /// <summary>Bytes of a segment as stored, while it is the commit point.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>Bytes of all rows in a segment; the rest is for what stands beside them.</summary>
    private const int MaxRowBytes = MaxBytes - 1024;

    private Tail(int index, long firstNo, List<Row> rows, SortedDictionary<long, Row> redo)
    {
        (Index, FirstNo, Rows, Redo) = (index, firstNo, rows, redo);
        RowBytes = rows.Sum(row => row.Size);
        RedoBytes = redo.Values.Sum(row => row.Size);
    }

    /// <summary>The segment's place among the segments.</summary>
    public int Index { get; }

    public long FirstNo { get; }

    public List<Row> Rows { get; }

    /// <summary>By number.</summary>
    public SortedDictionary<long, Row> Redo { get; }

    public bool Sealed { get; private set; }

    private int RowBytes { get; set; }

    private int RedoBytes { get; set; }

    /// <summary>An empty tail for a topic that has nothing yet.</summary>
    public static Tail First() => new(0, 1, [], []);

    /// <summary>The tail as it was stored.</summary>
    public static Tail From(int index, Segment segment) =>
        new(index, segment.FirstNo, segment.Rows, new(segment.Redo.ToDictionary(row => row.Entry.No)))
        {
            Sealed = segment.Sealed,
        };

    /// <summary>What the next batch builds on: a copy, or the successor of a sealed tail with the same redo.</summary>
    public Tail Next() => Sealed
        ? new(Index + 1, FirstNo + Rows.Count, [], new(Redo))
        : new(Index, FirstNo, [.. Rows], new(Redo)) { Sealed = false };

    /// <summary>Whether a command with these rows can be written at all, whatever segment it falls into.</summary>
    public static bool CanHold(ImmutableArray<Row> changes, long newestNo)
    {
        var older = changes.Where(row => row.Entry.No <= newestNo).ToList();
        return changes.Length - older.Count <= MaxRows
            && older.Count <= MaxRedoRows
            && older.Sum(row => row.Size) <= MaxRedoBytes
            && changes.Sum(row => row.Size) <= MaxRowBytes;
    }

    /// <summary>Whether these rows can be part of this write. A batch never spans two segments.</summary>
    public bool Fits(ImmutableArray<Row> changes)
    {
        var (rows, redo, added, redone) = (RowBytes, RedoBytes, 0, 0);
        foreach (var change in changes)
        {
            var inTail = change.Entry.No >= FirstNo;
            rows += inTail ? change.Size - SizeOf(change.Entry.No) : 0;
            redo += inTail ? 0 : change.Size - SizeOf(change.Entry.No);
            added += inTail && change.Entry.No >= FirstNo + Rows.Count ? 1 : 0;
            redone += inTail || Redo.ContainsKey(change.Entry.No) ? 0 : 1;
        }

        return !Sealed && Rows.Count + added <= MaxRows && rows + redo <= MaxRowBytes
            && (redone == 0 || (Redo.Count + redone <= MaxRedoRows && redo <= MaxRedoBytes));
    }

    /// <summary>Takes changed rows: new and present ones in their place, older ones into the redo.</summary>
    public void Apply(ImmutableArray<Row> changes)
    {
        foreach (var row in changes)
        {
            var change = row.Size - SizeOf(row.Entry.No);
            if (row.Entry.No < FirstNo)
            {
                Redo[row.Entry.No] = row;
                RedoBytes += change;
                continue;
            }

            RowBytes += change;
            var at = (int)(row.Entry.No - FirstNo);
            if (at == Rows.Count)
            {
                Rows.Add(row);
            }
            else
            {
                Rows[at] = row;
            }
        }
    }

    /// <summary>Seals a full tail, so that the write that fills it is also the one that closes it.</summary>
    public void SealIfFull() => Sealed = Rows.Count >= MaxRows || RowBytes >= SealBytes;

    /// <summary>Closes the tail as it is.</summary>
    public void Seal() => Sealed = true;

    /// <summary>Forgets redo that stands in its own segment by now.</summary>
    public void Drop(IEnumerable<Row> folded)
    {
        foreach (var row in folded)
        {
            if (Redo.TryGetValue(row.Entry.No, out var present) && ReferenceEquals(present, row))
            {
                Redo.Remove(row.Entry.No);
                RedoBytes -= row.Size;
            }
        }
    }

    private int SizeOf(long no)
    {
        if (no < FirstNo)
        {
            return Redo.TryGetValue(no, out var row) ? row.Size : 0;
        }

        var at = (int)(no - FirstNo);
        return at < Rows.Count ? Rows[at].Size : 0;
    }
}
