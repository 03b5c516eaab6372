namespace Comparte.Silo.Search;

/// <summary>When to rewrite what holds something deleted: not while somebody writes, if it needn't be, and not so often that
/// it takes more than a twentieth of the time.</summary>
internal sealed class TidyTime(SearchSettings settings, TimeProvider clock)
{
    private const int RestAfterRewriting = 20;

    private DateTimeOffset _deletedAt;
    private DateTimeOffset _takenAt;
    private DateTimeOffset _begunAt;
    private DateTimeOffset _endedAt;
    private TimeSpan _took;
    private volatile bool _hasDeleted;

    /// <summary>Whether files hold what was deleted or changed. Read by anybody; the rest is called by one at a time.</summary>
    public bool HasDeleted => _hasDeleted;

    /// <summary>Somebody writes.</summary>
    public void NoteTaken() => _takenAt = clock.GetUtcNow();

    /// <summary>Something was deleted or changed.</summary>
    public void NoteDeleted()
    {
        _deletedAt = _hasDeleted ? _deletedAt : clock.GetUtcNow();
        _hasDeleted = true;
    }

    /// <summary>Whether to rewrite now.</summary>
    public bool Begin()
    {
        var now = clock.GetUtcNow();
        if ((now - _takenAt < settings.TidyAfter && now - _deletedAt < settings.TidyAtLatest)
            || now - _endedAt < RestAfterRewriting * _took)
        {
            return false;
        }

        (_hasDeleted, _begunAt) = (false, now);
        return true;
    }

    /// <summary>It is done.</summary>
    public void End()
    {
        _endedAt = clock.GetUtcNow();
        _took = _endedAt - _begunAt;
    }
}
