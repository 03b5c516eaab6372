using Comparte.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Comparte.Silo.Search;

/// <summary>The axes as the index knows them: which is a part of which, and by what words each is named.</summary>
internal sealed class AxisTree(IReadOnlyList<AxisTree.Node> nodes)
{
    private const int Most = 1000;

    /// <summary>Reads them.</summary>
    public static AxisTree Read(IndexSearcher searcher)
    {
        var found = searcher.Search(new TermQuery(new Term(IndexedDocument.Kind, SearchKinds.Axis)), Most).ScoreDocs;
        return new AxisTree([.. found
            .Select(hit => IndexedDocument.Read(searcher.Doc(hit.Doc))?.Document)
            .OfType<SearchDocument>()
            .Select(axis => new Node(
                axis.Id,
                [.. axis.Axes],
                [.. new[] { axis.Title }.Concat(axis.OtherTitles)
                    .Select(title => SearchAnalysis.Folded.Terms(title).Select(term => term.Word).ToArray())]))]);
    }

    /// <summary>The axis with its parts, and those that were merged into any of them.</summary>
    public IReadOnlyCollection<string> Under(string axis)
    {
        var all = new HashSet<string> { axis };
        var grown = 0;
        while (grown < all.Count)
        {
            grown = all.Count;
            all.UnionWith(nodes.Where(node => node.Of.Any(all.Contains)).Select(node => node.Key).ToList());
        }

        return all;
    }

    /// <summary>The axes that a word names by itself, with what is under them.</summary>
    public IEnumerable<string> NamedBy(SearchWord word) => nodes
        .Where(node => node.Labels.Any(label => label is [var only] && IsMeant(word, only)))
        .SelectMany(node => Under(node.Key))
        .Distinct();

    private static bool IsMeant(SearchWord word, string label) =>
        label == word.Folded || (word.MayGoOn && word.Folded.Length > 3 && label.StartsWith(word.Folded, StringComparison.Ordinal));

    /// <summary>One axis.</summary>
    /// <param name="Key">Its key.</param>
    /// <param name="Of">What it is a part of or was merged into.</param>
    /// <param name="Labels">The folded words of each label.</param>
    internal sealed record Node(string Key, string[] Of, string[][] Labels);
}
