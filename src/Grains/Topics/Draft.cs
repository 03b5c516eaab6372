using System.Collections.Immutable;
using System.Globalization;

namespace Comparte.Topics;

/// <summary>What commands have changed and storage doesn't hold yet, over what it holds.</summary>
internal sealed class Draft(Func<string, Row?> committed)
{
    private readonly Dictionary<string, Row> _rows = [];

    /// <summary>The newest number, drafted ones included.</summary>
    public long No { get; private set; }

    /// <summary>The newest revision, drafted ones included.</summary>
    public long Rev { get; private set; }

    /// <summary>The drafted rows.</summary>
    public IEnumerable<Row> Rows => _rows.Values;

    /// <summary>Begins behind what is committed.</summary>
    public void Begin(long no, long rev) => (No, Rev) = (no, rev);

    /// <summary>Whether an entry has a change that isn't committed.</summary>
    public bool Has(string id) => _rows.ContainsKey(id);

    /// <summary>The row as drafted, where it is loaded.</summary>
    public Row? Find(string id) => _rows.GetValueOrDefault(id) ?? committed(id);

    /// <summary>Gives a command's entries their numbers and revisions.</summary>
    /// <exception cref="InvalidOperationException">The changes can't be committed: they are too large, or name an entry
    /// that isn't loaded or is there already.</exception>
    public ImmutableArray<Row> Take(TopicCommand command, string hash, long at)
    {
        var changes = Number(command.Changes);
        var nos = changes.Length > 1 ? changes.Select(change => change.No).ToArray() : null;
        var rows = changes
            .Select(change => new Row(change, Remember(Find(change.Id)?.Done ?? [], command, hash, at, nos)))
            .ToImmutableArray();
        if (rows.FirstOrDefault(row => row.Size > Tail.MaxEntry) is { } large)
        {
            throw new InvalidOperationException($"Entry {large.Entry.No} would have {large.Size} bytes.");
        }

        if (rows.Length > 1 && !Tail.CanHold(rows, No))
        {
            throw new InvalidOperationException(
                $"The command has {rows.Length} changes, more than one write can hold.");
        }

        Rev += rows.Length;
        foreach (var row in rows)
        {
            No = Math.Max(No, row.Entry.No);
            _rows[row.Entry.Id] = row;
        }

        return rows;
    }

    /// <summary>Forgets a change that is committed, unless a later one is drafted.</summary>
    public void Settle(Row row)
    {
        if (ReferenceEquals(_rows.GetValueOrDefault(row.Entry.Id), row))
        {
            _rows.Remove(row.Entry.Id);
        }
    }

    private static ImmutableArray<Done> Remember(
        ImmutableArray<Done> done, TopicCommand command, string hash, long at, long[]? nos) =>
        command.RequestId is { } request ? Row.Remember(done, new Done(command.Actor, request, hash, at, nos)) : done;

    private Entry[] Number(ImmutableArray<Entry> changes)
    {
        var (numbered, newest) = (new Entry[changes.Length], No);
        for (var at = 0; at < changes.Length; at++)
        {
            var change = changes[at];
            var isNew = change.No == 0;
            var no = isNew ? ++newest : change.No;
            var id = change.Id.Length > 0 ? change.Id : no.ToString(CultureInfo.InvariantCulture);
            var present = Find(id)?.Entry.No;
            if (isNew ? present is not null : present != no)
            {
                throw new InvalidOperationException(isNew ? $"Entry {id} is there." : $"Entry {no} isn't loaded.");
            }

            numbered[at] = change with { Id = id, No = no, Rev = Rev + at + 1 };
        }

        return numbered.DistinctBy(change => change.Id).Count() == numbered.Length
            ? numbered
            : throw new InvalidOperationException("A command changes an entry twice.");
    }
}
