using System.Security.Cryptography;
using System.Text;

namespace Comparte.Topics;

/// <summary>
/// Which requests were carried out, and on which entries: those that a loaded row remembers, those of the last minutes,
/// and as many more as there is room for. Older segments are added when somebody asks for a request of their time. The
/// time in an id is the client's and may be wrong: behind, it makes the search longer; ahead, the segment that holds
/// the request is noted under it (<see cref="ClosedSegments.Ahead"/>).
/// </summary>
internal sealed class RequestIndex(SegmentLog log, TimeProvider clock)
{
    private const int Capacity = 16_384;

    /// <summary>Milliseconds for which everything is kept, so that a new request never needs older segments.</summary>
    private const long Recent = RequestTime.ClockMargin + 30_000;

    /// <summary>Milliseconds for which what somebody asked for is kept.</summary>
    private const long Asked = 60_000;

    private const int MaxAsked = 1024;
    private const int MaxStepsAtOnce = 64;
    private readonly Dictionary<(MemberId Actor, Guid Request), Found> _known = [];
    private readonly Queue<(MemberId Actor, Guid Request, long At)> _order = [];
    private readonly Dictionary<Guid, long> _asked = [];

    /// <summary>Earlier segments that are added as well.</summary>
    private readonly HashSet<int> _also = [];

    /// <summary>The index is complete for entries made in this segment and later ones.</summary>
    private int _from;
    private int _loads;

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Begins with what is loaded at activation: the tail, or everything.</summary>
    public void Begin(TopicShape shape) => _from = shape == TopicShape.Whole ? 0 : log.Tail.Index;

    /// <summary>Takes what a row remembers.</summary>
    public void Add(Row row)
    {
        foreach (var done in row.Done)
        {
            if (_known.TryAdd((done.Actor, done.Request), new Found(done.Hash, done.Nos ?? [row.Entry.No])))
            {
                _order.Enqueue((done.Actor, done.Request, done.At));
            }
        }
    }

    /// <summary>Adds from older segments what a request may have made.</summary>
    public async ValueTask LoadForAsync(Guid requestId)
    {
        if (IsExpired(requestId))
        {
            return;
        }

        var (made, now) = (RequestTime.Of(requestId), Now);
        var since = made - RequestTime.ClockMargin;
        if (since <= now - Recent || log.Closed.Ahead.Count > 0)
        {
            KeepFor(requestId, now);
        }

        _loads++;
        try
        {
            for (var index = _from - 1; index >= 0 && log.Closed.Lines[index].At >= since; index = _from - 1)
            {
                await AddAsync(index);
                _from = Math.Min(_from, index);
            }

            foreach (var index in AheadOf(made))
            {
                await AddAsync(index);
                _also.Add(index);
            }
        }
        finally
        {
            _loads--;
        }
    }

    /// <summary>What a request made or changed, and the hash of its body.</summary>
    public bool TryGet(MemberId actor, Guid request, out Found found) =>
        _known.TryGetValue((actor, request), out found);

    /// <summary>Whether a request is too old to be looked for.</summary>
    public bool IsExpired(Guid requestId) =>
        Now - RequestTime.Of(requestId) > (long)RequestTime.Lifetime.TotalMilliseconds;

    /// <summary>Lets go of what was added first when there is too much. Called after each commit.</summary>
    public void Trim()
    {
        if (_loads > 0 || _order.Count <= Capacity)
        {
            return;
        }

        var now = Now;
        for (var steps = 0; steps < MaxStepsAtOnce && _order.Count > Capacity; steps++)
        {
            if (_order.Peek().At >= now - Recent)
            {
                return;
            }

            var oldest = _order.Dequeue();
            if (!TryForget(oldest.Actor, oldest.Request, now))
            {
                _order.Enqueue(oldest);
            }
        }
    }

    /// <summary>A short stand-in for the body of a request.</summary>
    public static string HashOf(string fingerprint) => fingerprint.Length == 0
        ? ""
        : Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(fingerprint)).AsSpan(0, 9));

    /// <summary>Segments not added yet in which a clock ahead may have left a request of this time.</summary>
    private List<int> AheadOf(long made) =>
    [
        .. log.Closed.Ahead.Where(ahead => ahead.Value >= made).Select(ahead => ahead.Key)
            .Where(index => index < _from && !_also.Contains(index)),
    ];

    private async Task AddAsync(int index)
    {
        foreach (var row in await log.Closed.LoadAsync(index))
        {
            Add(row);
        }
    }

    private void KeepFor(Guid requestId, long now)
    {
        if (_asked.Count >= MaxAsked)
        {
            _asked.Where(asked => asked.Value < now - Asked).ToList().ForEach(asked => _asked.Remove(asked.Key));
        }

        _asked[requestId] = now;
    }

    private bool TryForget(MemberId actor, Guid request, long now)
    {
        if (_asked.TryGetValue(request, out var asked) && asked >= now - Asked)
        {
            return false;
        }

        var newest = _known[(actor, request)].Nos.Max();
        if (log.RowAt(newest) is not { } row)
        {
            var index = log.Closed.IndexOf(newest);
            _also.Remove(index);
            _from = Math.Max(_from, index + 1);
        }
        else if (row.Done.Any(done => done.Request == request && done.Actor == actor))
        {
            return false;
        }

        return _known.Remove((actor, request));
    }

    /// <summary>A request that was carried out.</summary>
    internal readonly record struct Found(string Hash, long[] Nos);
}
