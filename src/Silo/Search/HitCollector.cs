using Comparte.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Comparte.Silo.Search;

/// <summary>Counts all hits by kind and keeps the best ones of the kinds that are asked for. What is newer is a little
/// better; without words newest comes first.</summary>
internal sealed class HitCollector(string? kind, int limit, long now, bool byDay) : ICollector
{
    private const double FadesIn = 180 * 24 * 3600;
    private readonly PriorityQueue<int, (double Score, int Doc)> _best = new();
    private readonly Dictionary<string, int> _counts = [];
    private int[] _byOrd = [];
    private bool[] _kept = [];
    private string[] _names = [];
    private SortedDocValues _kinds = null!;
    private NumericDocValues _days = null!;
    private Scorer _scorer = null!;
    private int _base;

    /// <summary>How many of each kind.</summary>
    public IReadOnlyDictionary<string, int> Counts
    {
        get
        {
            CloseReader();
            return _counts;
        }
    }

    /// <inheritdoc />
    public bool AcceptsDocsOutOfOrder => true;

    /// <summary>The best hits, the best first.</summary>
    public int[] Best()
    {
        var docs = new int[_best.Count];
        for (var at = docs.Length - 1; at >= 0; at--)
        {
            docs[at] = _best.Dequeue();
        }

        return docs;
    }

    /// <inheritdoc />
    public void SetScorer(Scorer scorer) => _scorer = scorer;

    /// <inheritdoc />
    public void SetNextReader(AtomicReaderContext context)
    {
        CloseReader();
        _base = context.DocBase;
        var reader = context.AtomicReader;
        _kinds = reader.GetSortedDocValues(IndexedDocument.Kind) ?? DocValues.EMPTY_SORTED;
        _days = reader.GetNumericDocValues(IndexedDocument.At) ?? DocValues.EMPTY_NUMERIC;
        _byOrd = new int[_kinds.ValueCount];
        _names = [.. Enumerable.Range(0, _kinds.ValueCount).Select(Name)];
        _kept = [.. _names.Select(name => kind is null || kind == name)];
    }

    /// <inheritdoc />
    public void Collect(int doc)
    {
        var ord = _kinds.GetOrd(doc);
        if (ord < 0)
        {
            return;
        }

        _byOrd[ord]++;
        if (!_kept[ord] || limit == 0)
        {
            return;
        }

        var day = _days.Get(doc);
        var score = byDay ? day : _scorer.GetScore() * (1 + (0.3 * Math.Exp((day - now) / FadesIn)));
        var place = (score, -(_base + doc));
        if (_best.Count < limit)
        {
            _best.Enqueue(_base + doc, place);
        }
        else if (_best.TryPeek(out _, out var worst) && place.CompareTo(worst) > 0)
        {
            _best.EnqueueDequeue(_base + doc, place);
        }
    }

    private string Name(int ord)
    {
        var name = new BytesRef();
        _kinds.LookupOrd(ord, name);
        return name.Utf8ToString();
    }

    private void CloseReader()
    {
        for (var ord = 0; ord < _byOrd.Length; ord++)
        {
            if (_byOrd[ord] > 0)
            {
                _counts[_names[ord]] = _counts.GetValueOrDefault(_names[ord]) + _byOrd[ord];
            }
        }

        _byOrd = [];
    }
}
