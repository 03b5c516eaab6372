using System.Collections.Immutable;

namespace Comparte.Topics;

/// <summary>
/// A topic's segments in storage. The tail is the commit point: the one conditional write of it decides. What follows —
/// older segments, the index — is upkeep: a crash before, between or after it loses nothing.
/// </summary>
internal sealed class SegmentLog
{
    /// <summary>Closed segments that the index may lag behind while commands keep coming.</summary>
    private const int MaxHeadLag = 16;

    /// <summary>Lines of the index for each closed segment that it may lag behind when nothing else is to do, so that
    /// what is written of it for an entry doesn't grow with the topic.</summary>
    private const int LinesPerLag = 64;

    private readonly TopicStorage _storage;
    private readonly HashSet<Row> _folded = new(ReferenceEqualityComparer.Instance);
    private readonly SortedSet<int> _toRewrite = [];
    private string? _tailETag;
    private string? _headETag;
    private bool _tailHasRedo;
    private int _headLag;

    public SegmentLog(TopicStorage storage, int capacity, Action<Row, bool> onRow)
    {
        _storage = storage;
        Closed = new ClosedSegments(storage, capacity)
        {
            OnRow = onRow,
            Redo = no => Tail.Redo.GetValueOrDefault(no),
            IsNeeded = index => _toRewrite.Contains(index) || Tail.Redo.Keys.Any(no => Closed!.IndexOf(no) == index),
        };
    }

    /// <summary>The segments before the tail.</summary>
    public ClosedSegments Closed { get; }

    /// <summary>The committed tail.</summary>
    public Tail Tail { get; private set; } = Tail.First();

    /// <summary>Made with the topic; empty before.</summary>
    public string Epoch { get; private set; } = "";

    /// <summary>The newest committed revision.</summary>
    public long Rev { get; private set; }

    /// <summary>The parent's highest revision at which rights for a committed change were asked.</summary>
    public long After { get; private set; }

    /// <summary>How far each follower has been told; durable with the next commit.</summary>
    public SortedDictionary<string, long> Cursors { get; } = [];

    /// <summary>Whether upkeep has to come before the next commit.</summary>
    public bool IsFarBehind => _headLag >= MaxHeadLag;

    /// <summary>Whether an older segment holds what was changed since.</summary>
    public bool HasToFold => NextToFold() is not null;

    /// <summary>Whether what was deleted stands in an older segment still.</summary>
    public bool HasToErase => Tail.Redo.Values.Any(row => row.Entry is Tombstone && !_folded.Contains(row));

    /// <summary>Whether there is upkeep to do.</summary>
    public bool IsBehind => HasToFold || _headLag > Closed.Lines.Count / LinesPerLag;

    /// <summary>A committed row, where it is loaded.</summary>
    public Row? RowAt(long no) => no >= Tail.FirstNo ? Tail.Rows[(int)(no - Tail.FirstNo)] : Closed.RowAt(no);

    /// <summary>Reads the index, then from there upward until the tail.</summary>
    public async Task OpenAsync()
    {
        var head = await _storage.ReadHeadAsync();
        _headETag = head.ETag;
        Closed.Lines.AddRange(head.Value.Closed);
        foreach (var (at, latest) in head.Value.Ahead)
        {
            Closed.Ahead[at] = latest;
        }

        var index = Closed.Lines.Count;
        var segment = await _storage.ReadSegmentAsync(index);
        while (segment is { Exists: true, Value.Sealed: true }
            && await _storage.ReadSegmentAsync(index + 1) is { Exists: true } next)
        {
            // A crash came between the successor's insertion and the index.
            var rows = segment.Value.Rows;
            Closed.Add(ClosedSegments.LineOf(segment.Value.FirstNo, rows, segment.Value.At), rows);
            _ = segment.Value.Redo.Count > 0 && _toRewrite.Add(index);
            (segment, index, _headLag) = (next, index + 1, _headLag + 1);
        }

        if (segment.Exists)
        {
            Take(index, segment.Value, segment.ETag!);
        }
        else if (index > 0)
        {
            throw _storage.Unreadable(index, "is missing");
        }
    }

    /// <summary>What the next write builds on: a copy of the tail, or its successor, into which these rows
    /// fit.</summary>
    public async Task<Tail> NextAsync(ImmutableArray<Row> rows, long at)
    {
        var next = Tail.Next();
        while (!next.Fits(rows))
        {
            await (Tail.Redo.Count > 0 ? DropRedoAsync() : SealAsync(at));
            next = Tail.Next();
        }

        return next;
    }

    /// <summary>Commits the next tail. Memory follows when it is durable.</summary>
    public async Task WriteAsync(Tail next, ImmutableArray<Row> rows, DateTimeOffset now, long after)
    {
        var (epoch, at) = (Epoch.Length > 0 ? Epoch : RequestTime.NewEpoch(now), now.ToUnixTimeMilliseconds());
        var isSuccessor = next.Index != Tail.Index;
        var segment = Stored(next, epoch, rows[^1].Entry.Rev, at, after);
        var etag = await _storage.WriteSegmentAsync(next.Index, segment, isSuccessor ? null : _tailETag);
        if (isSuccessor)
        {
            _ = _tailHasRedo && _toRewrite.Add(Tail.Index);
            Closed.Close(Tail, _tailETag!, at);
            _headLag++;
        }

        (Tail, _tailETag, _tailHasRedo) = (next, etag, next.Redo.Count > 0);
        (Epoch, Rev, After) = (epoch, segment.Rev, after);
        foreach (var row in rows.Where(row => row.Entry.No < next.FirstNo))
        {
            Closed.Apply(row);
        }

        _folded.RemoveWhere(row => !ReferenceEquals(Tail.Redo.GetValueOrDefault(row.Entry.No), row));
    }

    /// <summary>Does one piece of upkeep.</summary>
    public Task KeepUpAsync() => NextToFold() is { } index ? FoldAsync(index) : WriteHeadAsync();

    private void Take(int index, Segment segment, string etag)
    {
        if (index > 0 && segment.FirstNo != Closed.Lines[^1].LastNo + 1)
        {
            throw _storage.Unreadable(index, "doesn't fit the index");
        }

        (Tail, _tailETag, _tailHasRedo) = (Tail.From(index, segment), etag, segment.Redo.Count > 0);
        (Epoch, Rev, After) = (segment.Epoch, segment.Rev, segment.After);
        foreach (var (name, cursor) in segment.Cursors)
        {
            Cursors[name] = cursor;
        }
    }

    private Segment Stored(Tail tail, string epoch, long rev, long at, long after) => new()
    {
        Epoch = epoch,
        Rev = rev,
        At = at,
        FirstNo = tail.FirstNo,
        Sealed = tail.Sealed,
        Rows = tail.Rows,
        Redo = [.. tail.Redo.Values],
        Cursors = new(Cursors),
        After = after,
    };

    /// <summary>Folds what is not folded yet, notes it in the index, and only then forgets the redo.</summary>
    private async Task DropRedoAsync()
    {
        while (NextToFold() is { } index)
        {
            await FoldAsync(index);
        }

        await WriteHeadAsync();
        Tail.Drop(_folded);
        _folded.Clear();
    }

    /// <summary>Closes a tail that is not full, for a command that doesn't fit beside what is there.</summary>
    private async Task SealAsync(long at)
    {
        if (Tail.Sealed || Tail.Rows.Count == 0)
        {
            throw new InvalidOperationException("A command is larger than a segment.");
        }

        Tail.Seal();
        _tailETag = await _storage.WriteSegmentAsync(Tail.Index, Stored(Tail, Epoch, Rev, at, After), _tailETag);
        _tailHasRedo = false;
    }

    private int? NextToFold()
    {
        if (_toRewrite.Count > 0)
        {
            return _toRewrite.Min;
        }

        // What was deleted goes first.
        var unfolded = Tail.Redo.Values.Where(row => !_folded.Contains(row)).MaxBy(row => row.Entry is Tombstone);
        return unfolded is null ? null : Closed.IndexOf(unfolded.Entry.No);
    }

    private async Task FoldAsync(int index)
    {
        var redone = Tail.Redo.Values.Where(row => Closed.IndexOf(row.Entry.No) == index).ToList();
        await Closed.RewriteAsync(index, Epoch, _toRewrite.Contains(index));
        _toRewrite.Remove(index);
        _folded.UnionWith(redone);
    }

    private async Task WriteHeadAsync()
    {
        var head = new TopicHead { Epoch = Epoch, Closed = [.. Closed.Lines], Ahead = new(Closed.Ahead) };
        _headETag = await _storage.WriteHeadAsync(head, _headETag);
        _headLag = 0;
    }
}
