using System.Globalization;
using System.Text.Json;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Topics;

/// <summary>What must be true of every record of a topic whenever one is written.</summary>
internal sealed class RecordChecks
{
    private readonly HashSet<int> _sealed = [];
    private int _newest;
    private long _rev;

    public void Check(string record, byte[] json)
    {
        if (record.EndsWith("head", StringComparison.Ordinal))
        {
            return;
        }

        var segment = JsonSerializer.Deserialize<Segment>(json, TopicJson.Options)!;
        var index = int.Parse(record.AsSpan(record.LastIndexOf('s') + 1), CultureInfo.InvariantCulture);
        Assert.InRange(segment.Rows.Count, 0, Tail.MaxRows);
        Assert.All(segment.Rows.Index(), row => Assert.Equal(segment.FirstNo + row.Index, row.Item.Entry.No));
        Assert.True(segment.Sealed || !_sealed.Contains(index), $"{record} was opened again.");
        _ = segment.Sealed && _sealed.Add(index);
        if (index < _newest)
        {
            Assert.InRange(json.Length, 1, Tail.MaxRows * Tail.MaxEntry);
            Assert.Empty(segment.Redo);
            return;
        }

        Assert.InRange(json.Length, 1, Tail.MaxBytes);
        Assert.InRange(index, _newest, _newest + 1);
        CheckCommit(segment);
        _newest = index;
    }

    /// <summary>A commit raises the revision by its changes; an entry that changed twice in it shows the
    /// last.</summary>
    private void CheckCommit(Segment segment)
    {
        Assert.All(segment.Redo, row => Assert.True(row.Entry.No < segment.FirstNo));
        var revs = segment.Rows.Concat(segment.Redo).Select(row => row.Entry.Rev).Where(rev => rev > _rev).ToList();
        Assert.Equal(revs.Count, revs.Distinct().Count());
        Assert.Equal(segment.Rev, revs.Count == 0 ? _rev : revs.Max());
        _rev = segment.Rev;
    }
}
