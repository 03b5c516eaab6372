namespace Comparte.Web.Blog;

/// <summary>What an import did, or would do. Filled from several sides at once.</summary>
internal sealed class BlogReport
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<ReportLine> _lines = [];

    /// <summary>How many of each.</summary>
    public IReadOnlyDictionary<string, int> Counts
    {
        get
        {
            lock (_lock)
            {
                return new SortedDictionary<string, int>(_counts);
            }
        }
    }

    /// <summary>What there is to say of single things.</summary>
    public IReadOnlyList<ReportLine> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines.OrderBy(line => line.What, StringComparer.Ordinal)
                    .ThenBy(line => line.Address, StringComparer.Ordinal)
                    .ThenBy(line => line.Note, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Counts.</summary>
    public void Count(string what, int more = 1)
    {
        lock (_lock)
        {
            _counts[what] = _counts.GetValueOrDefault(what) + more;
        }
    }

    /// <summary>Says something of a thing.</summary>
    public void Say(string what, string address, string title, string note, string to = "")
    {
        lock (_lock)
        {
            _lines.Add(new ReportLine(what, address, title, to, note));
        }
    }
}
