namespace Comparte.Topics;

/// <summary>
/// The segments before the tail: a line for each, and the rows of those that are loaded, in their committed state. A
/// whole topic keeps all of them, a window keeps what was used last.
/// </summary>
internal sealed class ClosedSegments(TopicStorage storage, int capacity)
{
    private readonly Dictionary<int, Loaded> _loaded = [];
    private readonly Dictionary<int, Task<Loaded>> _loading = [];
    private long _uses;

    /// <summary>One line for each closed segment, in order.</summary>
    public List<ClosedSegment> Lines { get; } = [];

    /// <summary>The segments with requests whose ids are ahead of the segment's time, with the latest time in them: a
    /// clock that was wrong says nothing of when its requests came.</summary>
    public SortedDictionary<int, long> Ahead { get; } = [];

    /// <summary>Called with each row that becomes loaded, and with each that is let go.</summary>
    public required Action<Row, bool> OnRow { private get; init; }

    /// <summary>What overrides a stored row: the tail's redo.</summary>
    public required Func<long, Row?> Redo { private get; init; }

    /// <summary>Whether a segment has to stay loaded.</summary>
    public required Func<int, bool> IsNeeded { private get; init; }

    /// <summary>The place of the segment that holds this number; there must be one.</summary>
    public int IndexOf(long no)
    {
        var (low, high) = (0, Lines.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Lines[middle].LastNo < no ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Takes a tail that has a successor now.</summary>
    public void Close(Tail tail, string etag, long at)
    {
        Add(LineOf(tail.FirstNo, tail.Rows, at), tail.Rows);
        Keep(Lines.Count - 1, new Loaded([.. tail.Rows], etag));
        Trim(Lines.Count - 1);
    }

    /// <summary>Takes the line of a segment that follows the others.</summary>
    public void Add(ClosedSegment line, IReadOnlyCollection<Row> rows)
    {
        var latest = rows.SelectMany(row => row.Done).Select(done => RequestTime.Of(done.Request))
            .DefaultIfEmpty().Max();
        if (latest > line.At + RequestTime.ClockMargin)
        {
            Ahead[Lines.Count] = latest;
        }

        var expired = line.At - (long)RequestTime.Lifetime.TotalMilliseconds;
        Ahead.Where(ahead => ahead.Value < expired).ToList().ForEach(ahead => Ahead.Remove(ahead.Key));
        Lines.Add(line);
    }

    /// <summary>A line for a closed segment, from its rows.</summary>
    public static ClosedSegment LineOf(long firstNo, IReadOnlyCollection<Row> rows, long at) =>
        new(firstNo, firstNo + rows.Count - 1, rows.Count == 0 ? 0 : rows.Max(row => row.Entry.Rev), at);

    /// <summary>The rows of a segment, from memory or storage. Used at once they are the committed state.</summary>
    public async ValueTask<IReadOnlyList<Row>> LoadAsync(int index) => (await GetAsync(index)).Rows;

    /// <summary>A row of a segment that is loaded, else null.</summary>
    public Row? RowAt(long no)
    {
        var index = IndexOf(no);
        return _loaded.TryGetValue(index, out var loaded) ? loaded.Rows[(int)(no - Lines[index].FirstNo)] : null;
    }

    /// <summary>Puts a committed change of an older entry in its place, where that is loaded.</summary>
    public void Apply(Row row)
    {
        var index = IndexOf(row.Entry.No);
        if (_loaded.TryGetValue(index, out var loaded))
        {
            loaded.Rows[(int)(row.Entry.No - Lines[index].FirstNo)] = row;
            loaded.IsBehind = true;
        }
    }

    /// <summary>Brings a segment's record to the committed state, without redo of its own; one that is there already is
    /// written when <paramref name="always"/>.</summary>
    public async Task RewriteAsync(int index, string epoch, bool always)
    {
        var loaded = await GetAsync(index);
        var line = LineOf(Lines[index].FirstNo, loaded.Rows, Lines[index].At);
        if (always || loaded.IsBehind)
        {
            var segment = new Segment
            {
                Epoch = epoch,
                FirstNo = line.FirstNo,
                Rev = line.Rev,
                At = line.At,
                Sealed = true,
                Rows = [.. loaded.Rows],
            };
            loaded.ETag = await storage.WriteSegmentAsync(index, segment, loaded.ETag);
            loaded.IsBehind = false;
        }

        Lines[index] = line;
    }

    private async ValueTask<Loaded> GetAsync(int index)
    {
        if (!_loaded.TryGetValue(index, out var loaded))
        {
            if (!_loading.TryGetValue(index, out var loading))
            {
                loading = ReadAsync(index);
                _ = loading.IsCompleted || _loading.TryAdd(index, loading);
            }

            loaded = await loading;
        }

        loaded.Used = ++_uses;
        return loaded;
    }

    private async Task<Loaded> ReadAsync(int index)
    {
        try
        {
            var stored = await storage.ReadSegmentAsync(index);
            var rows = stored.Value.Rows;
            if (!stored.Exists || (rows.Count, stored.Value.FirstNo) != (Lines[index].Count, Lines[index].FirstNo))
            {
                throw storage.Unreadable(index, stored.Exists ? "doesn't fit the index" : "is missing");
            }

            var redone = rows.Select(
                row => Redo(row.Entry.No) is { } redo && redo.Entry.Rev > row.Entry.Rev ? redo : row);
            var loaded = Keep(index, new Loaded([.. redone], stored.ETag!));
            loaded.IsBehind = !loaded.Rows.SequenceEqual(rows, ReferenceEqualityComparer.Instance);
            Trim(index);
            return loaded;
        }
        finally
        {
            _loading.Remove(index);
        }
    }

    private Loaded Keep(int index, Loaded loaded)
    {
        loaded.Used = ++_uses;
        _loaded[index] = loaded;
        foreach (var row in loaded.Rows)
        {
            OnRow(row, true);
        }

        return loaded;
    }

    /// <summary>Lets go of what was used least. Segment 0 stays: entry 1 tells what the topic is about.</summary>
    private void Trim(int newest)
    {
        while (_loaded.Count > capacity
            && _loaded.Where(each => each.Key > 0 && each.Key != newest && !IsNeeded(each.Key))
                .MinBy(each => each.Value.Used) is { Value: not null } oldest)
        {
            _loaded.Remove(oldest.Key);
            foreach (var row in oldest.Value.Rows)
            {
                OnRow(row, false);
            }
        }
    }

    private sealed class Loaded(Row[] rows, string etag)
    {
        public Row[] Rows { get; } = rows;

        public string ETag { get; set; } = etag;

        /// <summary>Whether the record has older states than the rows.</summary>
        public bool IsBehind { get; set; }

        public long Used { get; set; }
    }
}
