using System.Collections.Immutable;
using Comparte.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Comparte.Silo.Search;

/// <summary>How near to the words something must be.</summary>
internal enum Nearness
{
    /// <summary>All words, as they are or by their stems; the last one may be a beginning.</summary>
    AllWords,

    /// <summary>All words, of which long ones may be mistyped.</summary>
    Mistyped,

    /// <summary>Half of the words, as they are or by their stems.</summary>
    SomeWords,
}

/// <summary>From what is asked to what Lucene looks for.</summary>
internal sealed class SearchQueries(SearchWords words, AxisTree axes, bool inTitles)
{
    /// <summary>So many words that are near to one are looked for.</summary>
    private const int MostNear = 16;

    private static readonly string[] Everywhere = [IndexedDocument.Title, IndexedDocument.Text, IndexedDocument.More];
    private static readonly string[] TitlesOnly = [IndexedDocument.Title];

    private string[] Fields => inTitles ? TitlesOnly : Everywhere;

    /// <summary>The filters on what is asked but kind and audience.</summary>
    public static Filter? FilterOf(SearchQuery query, AxisTree axes)
    {
        var all = new BooleanQuery();
        if (query.Axis is { } axis)
        {
            var any = new BooleanQuery();
            foreach (var key in axes.Under(axis))
            {
                any.Add(Exactly(IndexedDocument.Axis, key), Occur.SHOULD);
            }

            // The axis itself is about itself.
            any.Add(new TermQuery(IndexedDocument.ByKey($"{SearchKinds.Axis}/{axis}")), Occur.SHOULD);
            all.Add(any, Occur.MUST);
        }

        if (query.Country is { } country)
        {
            all.Add(Exactly(IndexedDocument.Country, country), Occur.MUST);
        }

        if (query.Language is { } language)
        {
            all.Add(Exactly(IndexedDocument.Language, language), Occur.MUST);
        }

        if (query.From is not null || query.To is not null)
        {
            long? from = query.From is { } first ? IndexedDocument.SecondOf(first) : null;
            long? to = query.To is { } last ? IndexedDocument.SecondOf(last.AddDays(1)) : null;
            all.Add(
                NumericRangeQuery.NewInt64Range(IndexedDocument.At, from, to, minInclusive: true, maxInclusive: false),
                Occur.MUST);
        }

        return all.Clauses.Count > 0 ? new QueryWrapperFilter(all) : null;
    }

    /// <summary>Only what these audiences may read, and of these kinds where some are named.</summary>
    public static Filter AudienceFilter(ImmutableArray<string> audiences) =>
        new FieldCacheTermsFilter(IndexedDocument.Audience, [.. audiences.Select(audience => new BytesRef(audience))]);

    /// <summary>What is looked for.</summary>
    public Query Of(Nearness nearness)
    {
        if (words.AreNone)
        {
            return new MatchAllDocsQuery();
        }

        var all = new BooleanQuery();
        var must = nearness == Nearness.SomeWords ? Occur.SHOULD : Occur.MUST;
        foreach (var word in words.Words)
        {
            all.Add(Of(word, nearness == Nearness.Mistyped), word.IsEmpty ? Occur.SHOULD : must);
        }

        foreach (var phrase in words.Phrases)
        {
            all.Add(Of(phrase), Occur.MUST);
        }

        if (nearness == Nearness.SomeWords)
        {
            all.MinimumNumberShouldMatch = (words.Words.Count + 1) / 2;
        }

        return all;
    }

    private DisjunctionMaxQuery Of(SearchWord word, bool mayBeMistyped)
    {
        var any = new DisjunctionMaxQuery(0.1f);
        foreach (var field in Fields)
        {
            var weight = Weight(field);
            any.Add(Boosted(Exactly(field, word.Folded), weight));
            if (word.MayGoOn && (word.Folded.Length > 1 || field == IndexedDocument.Title))
            {
                any.Add(Boosted(new PrefixQuery(new Term(field, word.Folded)), weight * 0.5f));
            }

            if (mayBeMistyped && word.Mistakes > 0 && field != IndexedDocument.More)
            {
                var near = new FuzzyQuery(new Term(field, word.Folded), word.Mistakes, 1, MostNear, transpositions: true);
                any.Add(Boosted(near, weight * 0.1f));
            }
        }

        foreach (var (language, stem) in inTitles ? [] : word.Stems.SelectMany(one => one.Value.Select(s => (one.Key, s))))
        {
            any.Add(Boosted(Exactly(IndexedDocument.Stems(language), stem), 0.8f));
        }

        foreach (var axis in inTitles ? [] : axes.NamedBy(word))
        {
            any.Add(Boosted(new ConstantScoreQuery(Exactly(IndexedDocument.Axis, axis)), 0.8f));
        }

        return any;
    }

    private DisjunctionMaxQuery Of(string[] phrase)
    {
        var any = new DisjunctionMaxQuery(0.1f);
        foreach (var field in Fields)
        {
            var side = new PhraseQuery { Boost = Weight(field) };
            foreach (var word in phrase)
            {
                side.Add(new Term(field, word));
            }

            any.Add(side);
        }

        return any;
    }

    private static float Weight(string field) => field switch
    {
        IndexedDocument.Title => 4,
        IndexedDocument.Text => 1,
        _ => 0.7f,
    };

    private static TermQuery Exactly(string field, string term) => new(new Term(field, term));

    private static T Boosted<T>(T query, float boost) where T : Query
    {
        query.Boost = boost;
        return query;
    }
}
