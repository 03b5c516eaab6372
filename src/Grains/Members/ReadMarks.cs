namespace Comparte.Members;

/// <summary>
/// Spaces the writing of read positions: the first of a thread goes at once, later ones wait until the spacing has
/// passed and the furthest of them is written.
/// </summary>
internal sealed class ReadMarks(TimeSpan spacing)
{
    private readonly Dictionary<ThreadId, DateTimeOffset> _written = [];
    private readonly Dictionary<ThreadId, long> _waiting = [];

    /// <summary>When the next position that waits may be written, or null when none waits.</summary>
    public DateTimeOffset? NextAt =>
        _waiting.Count == 0 ? null : _waiting.Keys.Min(thread => _written[thread] + spacing);

    /// <summary>Takes a position; true when it is to be written now.</summary>
    public bool Take(ThreadId thread, long upTo, DateTimeOffset now)
    {
        if (!_waiting.ContainsKey(thread) && IsFree(thread, now))
        {
            _written[thread] = now;
            return true;
        }

        _waiting[thread] = Math.Max(upTo, _waiting.GetValueOrDefault(thread));
        return false;
    }

    /// <summary>The positions whose time has come, or all that wait.</summary>
    public IReadOnlyList<(ThreadId Thread, long UpTo)> TakeDue(DateTimeOffset now, bool all = false)
    {
        var due = _waiting.Where(pair => all || IsFree(pair.Key, now))
            .Select(pair => (pair.Key, pair.Value)).ToList();
        foreach (var (thread, _) in due)
        {
            _waiting.Remove(thread);
            _written[thread] = now;
        }

        var past = _written.Keys.Where(thread => !_waiting.ContainsKey(thread) && IsFree(thread, now)).ToList();
        foreach (var thread in past)
        {
            _written.Remove(thread);
        }

        return due;
    }

    private bool IsFree(ThreadId thread, DateTimeOffset now) =>
        !_written.TryGetValue(thread, out var at) || now - at >= spacing;
}
