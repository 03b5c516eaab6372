using System.Collections.Immutable;

namespace Comparte.Topics;

/// <summary>
/// A small, durable, revisioned collection of entries: what everything live is built on. One grain activation owns it
/// and all of this runs on that grain's scheduler.
/// <para>Commands interleave only while a batch is being written. A command checks its rule against the draft and
/// enqueues without an await in between; readers and watchers see the committed state alone.</para>
/// <para>A failed write fails everybody who waits and ends the activation, since memory is then ahead of
/// storage.</para>
/// </summary>
internal sealed class Topic
{
    /// <summary>Commits after which older segments get a turn while commands keep coming.</summary>
    private const int CommitsPerFold = 8;

    private readonly TopicId _id;
    private readonly TimeProvider _clock;
    private readonly string _incarnation;
    private readonly SegmentLog _log;
    private readonly Dictionary<string, Row> _rows = [];
    private readonly Draft _draft;
    private readonly Queue<Waiting> _queue = [];
    private readonly RequestIndex _requests;
    private List<Waiting> _writing = [];
    private Task _newest = Task.CompletedTask;
    private bool _pumping;
    private int _commitsSinceFold;
    private Exception? _failure;

    public Topic(
        TopicId id, TopicShape shape, TopicStorage storage, StoreIncarnation incarnation, TimeProvider clock)
    {
        (_id, Shape, _clock, _incarnation) = (id, shape, clock, incarnation.Value);
        _log = new SegmentLog(storage, shape == TopicShape.Whole ? int.MaxValue : 24, OnRow);
        _requests = new RequestIndex(_log, clock);
        _draft = new Draft(id => _rows.GetValueOrDefault(id));
    }

    /// <summary>What a command notes beside its own changes, in the same commit; seen against the topic as drafted.</summary>
    public Func<TopicCommand, TopicCommand> Noting { get; init; } = command => command;

    /// <summary>Called after each commit, with the rows it changed.</summary>
    public Action<ImmutableArray<Row>> Committed { get; init; } = _ => { };

    /// <summary>Awaited before each write, with the rows it will change; what must be durable first goes
    /// here.</summary>
    public Func<ImmutableArray<Row>, Task> Committing { get; init; } = _ => Task.CompletedTask;

    /// <summary>Called once when a write failed: the owner must end its activation.</summary>
    public Action<Exception> Failed { get; init; } = _ => { };

    /// <summary>How much is loaded.</summary>
    public TopicShape Shape { get; }

    /// <summary>Whether the topic has been made.</summary>
    public bool Exists => Head > 0;

    /// <summary>The topic's incarnation: made with it and with the store it lives in.</summary>
    public string Epoch => _incarnation + _log.Epoch;

    /// <summary>The newest committed revision.</summary>
    public long Head => _log.Rev;

    /// <summary>The parent's highest revision at which rights for a committed change were asked.</summary>
    public long After => _log.After;

    /// <summary>When the newest commit was (Unix milliseconds); 0 before the first of this activation.</summary>
    public long CommittedAt { get; private set; }

    /// <summary>The newest commit's span, where somebody follows it.</summary>
    public string? Trace { get; private set; }

    /// <summary>The number of the newest entry, drafted ones included.</summary>
    public long NewestNo => _draft.No;

    /// <summary>How far each follower has been told; durable with the next commit.</summary>
    public IDictionary<string, long> Cursors => _log.Cursors;

    /// <summary>Up to which revision a follower has been told.</summary>
    public long ToldTo(string follower) => Cursors.TryGetValue(follower, out var cursor) ? cursor : 0;

    /// <summary>The newest changes.</summary>
    public ChangeRing Ring { get; } = new();

    /// <summary>Whole topics: all entries as drafted, tombstones included.</summary>
    public IEnumerable<Entry> Entries =>
        _rows.Values.Where(row => !_draft.Has(row.Entry.Id)).Concat(_draft.Rows).Select(row => row.Entry);

    /// <summary>The committed tail.</summary>
    public Tail Tail => _log.Tail;

    /// <summary>The segments before it, in their committed state.</summary>
    public ClosedSegments Closed => _log.Closed;

    /// <summary>The committed rows that are loaded.</summary>
    public IEnumerable<Row> Rows => _rows.Values;

    /// <summary>Reads what is needed to go on: index, tail, and for whole topics everything.</summary>
    /// <exception cref="TopicUnreadableException">A stored record makes no sense.</exception>
    public async Task ActivateAsync()
    {
        await _log.OpenAsync();
        Tail.Redo.Values.Concat(Tail.Rows).ToList().ForEach(row => OnRow(row, true));
        _draft.Begin(Tail.FirstNo + Tail.Rows.Count - 1, Head);
        _requests.Begin(Shape);
        Ring.Reset(Head);
        await LoadAtActivationAsync();
        StartPump();
    }

    /// <summary>The entry as drafted, pending changes included, where it is loaded.</summary>
    public Entry? Find(string id) => _draft.Find(id)?.Entry;

    /// <summary>The entry as drafted when it is of this kind.</summary>
    public T? Find<T>(string id) where T : Entry => Find(id) as T;

    /// <summary>The entry as committed, where it is loaded.</summary>
    public Entry? FindCommitted(string id) => _rows.GetValueOrDefault(id)?.Entry;

    /// <summary>Loads the segment of an older entry.</summary>
    public async ValueTask LoadAsync(long no)
    {
        if (no >= 1 && no < Tail.FirstNo)
        {
            await Closed.LoadAsync(Closed.IndexOf(no));
        }
    }

    /// <summary>Loads the segments to which something was added since a time, the newest first and at most so many; fewer than
    /// a window keeps. Clocks of hosts may differ by <see cref="RequestTime.ClockMargin"/>.</summary>
    public async ValueTask LoadSinceAsync(DateTimeOffset time, int most)
    {
        var since = time.ToUnixTimeMilliseconds() - RequestTime.ClockMargin;
        var last = Tail.Index - 1;
        for (var index = last; index >= 0 && last - index < most && Closed.Lines[index].At >= since; index--)
        {
            await Closed.LoadAsync(index);
        }
    }

    /// <summary>Loads segments to which something was added since a time, the oldest first, until an entry is found that was made
    /// soon after it; all of them where it wasn't made.</summary>
    public async ValueTask LoadSinceAsync(DateTimeOffset time, string id)
    {
        var since = time.ToUnixTimeMilliseconds() - RequestTime.ClockMargin;
        for (var index = 0; index < Tail.Index && Find(id) is null; index++)
        {
            if (Closed.Lines[index].At >= since)
            {
                await Closed.LoadAsync(index);
            }
        }
    }

    /// <summary>A committed row, from memory or storage.</summary>
    public async ValueTask<Row> RowAsync(long no)
    {
        Row? row;
        while ((row = _log.RowAt(no)) is null)
        {
            await LoadAsync(no);
        }

        return row;
    }

    /// <summary>Loads what a repeated request may have made.</summary>
    public ValueTask LoadForAsync(Guid requestId) => _requests.LoadForAsync(requestId);

    /// <summary>
    /// What became of a request: null when it is new; a refusal when its id came with another body or is too old; else
    /// the task of the command, which may still be pending. Await <see cref="LoadForAsync"/> before, and for a command
    /// on an older entry <see cref="LoadAsync"/>.
    /// </summary>
    public Outcome<Task<Committed>>? FindByRequest(MemberId actor, Guid requestId, string fingerprint)
    {
        if (_queue.Concat(_writing).FirstOrDefault(waiting => waiting.Is(actor, requestId)) is { } pending)
        {
            return pending.Hash == RequestIndex.HashOf(fingerprint) ? pending.Task : Refusal.RequestReused;
        }

        if (_requests.TryGet(actor, requestId, out var found))
        {
            return found.Hash == RequestIndex.HashOf(fingerprint) ? RepeatAsync(found.Nos) : Refusal.RequestReused;
        }

        if (_requests.IsExpired(requestId))
        {
            return Refusal.RequestExpired;
        }

        return null;
    }

    /// <summary>
    /// Takes a command into the next batch and answers when that is durable. No await may stand between checking the
    /// rule and this call. Throws <see cref="TopicFailedException"/> when the write failed; the caller asks again.
    /// </summary>
    public Task<Committed> Enqueue(TopicCommand command)
    {
        if (_failure is not null)
        {
            return Task.FromException<Committed>(new TopicFailedException(_failure.Message));
        }

        if (command.Changes.IsEmpty)
        {
            return CommittedNothingAsync();
        }

        command = Noting(command);
        var hash = RequestIndex.HashOf(command.Fingerprint);
        var waiting = new Waiting(command, hash, _draft.Take(command, hash, Now));
        _queue.Enqueue(waiting);
        _newest = waiting.Task;
        StartPump();
        return waiting.Task;
    }

    /// <summary>Completes when everything enqueued so far is durable: the answer of a command that changes nothing.
    /// </summary>
    public Task SettledAsync() => _newest;

    private long Now => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task<Committed> CommittedNothingAsync()
    {
        await SettledAsync();
        return new Committed([], Head);
    }

    /// <summary>What a request left, in the state of now and the order of its changes.</summary>
    private async Task<Committed> RepeatAsync(long[] nos)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>(nos.Length);
        foreach (var no in nos)
        {
            entries.Add((await RowAsync(no)).Entry);
        }

        return new Committed(entries.MoveToImmutable(), Head);
    }

    private async Task LoadAtActivationAsync()
    {
        var from = Shape == TopicShape.Whole ? 0 : Math.Max(0, Tail.Index - 1);
        foreach (var some in Enumerable.Range(from, Tail.Index - from).Chunk(8))
        {
            await Task.WhenAll(some.Select(index => Closed.LoadAsync(index).AsTask()));
        }

        if (Tail.Index > 0)
        {
            // Entry 1 tells what the topic is about; it stays loaded.
            await Closed.LoadAsync(0);
        }
    }

    private void OnRow(Row row, bool loaded)
    {
        if (loaded)
        {
            _rows[row.Entry.Id] = row;
            _requests.Add(row);
        }
        else
        {
            _rows.Remove(row.Entry.Id);
        }
    }

    private void StartPump()
    {
        if (!_pumping && _failure is null)
        {
            _pumping = true;
            _ = PumpAsync();
        }
    }

    private async Task PumpAsync()
    {
        try
        {
            while (_queue.Count > 0 || _log.IsBehind)
            {
                await (_queue.Count > 0 && !IsUpkeepDue ? CommitAsync() : KeepUpAsync());
            }
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
        finally
        {
            _pumping = false;
        }
    }

    /// <summary>Whether upkeep comes before the next commit: a topic that is never idle must not keep what was purged.
    /// </summary>
    private bool IsUpkeepDue => _log.IsFarBehind || _log.HasToErase
        || (_commitsSinceFold >= CommitsPerFold && _log.HasToFold);

    private Task KeepUpAsync()
    {
        _commitsSinceFold = 0;
        return _log.KeepUpAsync();
    }

    private async Task CommitAsync()
    {
        _commitsSinceFold++;
        var next = await _log.NextAsync(_queue.Peek().Rows, Now);
        _writing = [];
        while (_queue.TryPeek(out var waiting) && (_writing.Count == 0 || next.Fits(waiting.Rows)))
        {
            next.Apply(waiting.Rows);
            _writing.Add(_queue.Dequeue());
        }

        next.SealIfFull();
        var rows = _writing.SelectMany(waiting => waiting.Rows).ToImmutableArray();
        var begun = _clock.GetTimestamp();
        using var span = TopicTelemetry.BeginCommit(_id, _writing);
        await Committing(rows);
        var after = _writing.Aggregate(
            After, (known, waiting) => Math.Max(waiting.OtherParent ? 0 : known, waiting.After));
        await _log.WriteAsync(next, rows, _clock.GetUtcNow(), after);
        TopicTelemetry.EndCommit(_id, rows.Length, _clock.GetElapsedTime(begun));
        (CommittedAt, Trace) = (Now, span?.Id);
        Take(rows);
    }

    /// <summary>The batch is durable, so it becomes what readers see.</summary>
    private void Take(ImmutableArray<Row> rows)
    {
        foreach (var row in rows)
        {
            OnRow(row, true);
            Ring.Add(row);
            _draft.Settle(row);
        }

        _requests.Trim();
        var written = _writing;
        _writing = [];
        written.ForEach(waiting => waiting.Complete());
        Committed(rows);
    }

    private void Fail(Exception failure)
    {
        _failure = failure;
        TopicTelemetry.NoteFailure(_id);
        var waiting = _writing.Concat(_queue).ToList();
        _writing = [];
        _queue.Clear();
        waiting.ForEach(each => each.Fail(failure.Message));
        Failed(failure);
    }
}
