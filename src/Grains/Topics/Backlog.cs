using System.Collections.Immutable;

namespace Comparte.Topics;

/// <summary>The changes behind a cursor that the ring holds no longer, in order of revision, up to the head at the time
/// it was made. Keeps revisions and numbers only; entries that change meanwhile come later, at their new revision.
/// </summary>
internal sealed class Backlog
{
    private const int AtOnce = 64;
    private readonly Topic _topic;
    private readonly (long Rev, long No)[] _changes;

    private Backlog(Topic topic, long until, (long Rev, long No)[] changes) =>
        (_topic, Until, _changes) = (topic, until, changes);

    /// <summary>The revision up to which the backlog leads.</summary>
    public long Until { get; }

    /// <summary>Looks through all segments that changed since.</summary>
    public static async Task<Backlog> FindAsync(Topic topic, long since)
    {
        var until = topic.Head;
        var changes = new Dictionary<long, long>();
        Collect(topic.Tail.Redo.Values.Concat(topic.Tail.Rows));
        for (var index = topic.Tail.Index - 1; index >= 0; index--)
        {
            if (topic.Closed.Lines[index].Rev > since)
            {
                Collect(await topic.Closed.LoadAsync(index));
            }
        }

        return new Backlog(topic, until, [.. changes.Select(change => (change.Value, change.Key)).Order()]);

        void Collect(IEnumerable<Row> rows)
        {
            foreach (var entry in rows.Select(row => row.Entry).Where(entry => entry.Rev > since && entry.Rev <= until))
            {
                changes[entry.No] = Math.Max(entry.Rev, changes.GetValueOrDefault(entry.No));
            }
        }
    }

    /// <summary>The next changes after a revision, and the revision they reach.</summary>
    public async Task<(long To, ImmutableArray<Entry> Entries)> AfterAsync(long rev)
    {
        var first = Array.FindIndex(_changes, change => change.Rev > rev);
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var change in first < 0 ? [] : _changes.Skip(first).Take(AtOnce))
        {
            var row = await _topic.RowAsync(change.No);
            if (row.Entry.Rev == change.Rev)
            {
                entries.Add(row.Entry);
            }
        }

        var isLast = first < 0 || first + AtOnce >= _changes.Length;
        return (isLast ? Until : _changes[first + AtOnce - 1].Rev, entries.ToImmutable());
    }
}
