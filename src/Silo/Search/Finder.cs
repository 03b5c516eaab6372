using System.Collections.Immutable;
using Comparte.Search;
using Lucene.Net.Search;

namespace Comparte.Silo.Search;

/// <summary>Answers one question from one view of the index.</summary>
internal sealed class Finder(IndexSearcher searcher, AxisTree axes, DateTimeOffset now)
{
    /// <summary>Below so many hits what is near is looked for, too.</summary>
    private const int Few = 3;

    /// <summary>What is found for these audiences.</summary>
    public SearchPage Find(SearchQuery query, ImmutableArray<string> audiences)
    {
        var words = SearchWords.Of(query.Text);
        if (words.AreNone && query.Text.Length > 0 && query.Text.Any(letter => !char.IsWhiteSpace(letter)))
        {
            // Only marks, none of which is indexed.
            return new SearchPage();
        }

        var queries = new SearchQueries(words, axes, query.InTitles);
        var filter = SearchQueries.FilterOf(query, axes);
        var (hits, nearness) = (Collect(Nearness.AllWords), Nearness.AllWords);
        foreach (var nearer in words.AreNone ? [] : new[] { Nearness.Mistyped, Nearness.SomeWords })
        {
            // What holds only some of the words is offered where nothing holds all.
            var found = hits.Counts.Values.Sum();
            if (found < (nearer == Nearness.Mistyped ? Few : 1))
            {
                (hits, nearness) = (Collect(nearer), found < 1 ? nearer : nearness);
            }
        }

        return PageOf(query, words, hits, nearness);

        HitCollector Collect(Nearness nearness)
        {
            var collector = new HitCollector(
                query.Kind, query.After + query.Limit + 1, now.ToUnixTimeSeconds(), byDay: words.AreNone);
            Query looked = queries.Of(nearness);
            looked = filter is null ? looked : new FilteredQuery(looked, filter);
            searcher.Search(looked, SearchQueries.AudienceFilter(audiences), collector);
            return collector;
        }
    }

    private SearchPage PageOf(SearchQuery query, SearchWords words, HitCollector hits, Nearness nearness)
    {
        var best = hits.Best();
        var marks = new SearchMarks(words, mayBeMistyped: nearness == Nearness.Mistyped);
        var next = query.After + query.Limit;
        return new SearchPage
        {
            Items = [.. best.Skip(query.After).Take(query.Limit)
                .Select(doc => IndexedDocument.Read(searcher.Doc(doc))).OfType<StoredDocument>()
                .Select(stored => HitOf(stored, marks, query.InTitles))],
            Counts = hits.Counts.ToImmutableSortedDictionary(),
            Next = best.Length > next ? next : null,
            IsNear = nearness != Nearness.AllWords,
        };
    }

    private SearchHit HitOf(StoredDocument stored, SearchMarks marks, bool onlyTitle)
    {
        var document = stored.Document;
        var isPost = document.Kind == SearchKinds.Post;
        var title = isPost ? TitleOf(document.Id) : document.Title;
        var (excerpt, excerptMarks) = onlyTitle ? ("", []) : ExcerptOf(stored, marks);
        return new SearchHit
        {
            Kind = document.Kind,
            Id = document.Id,
            No = isPost ? document.No : null,
            Title = title,
            TitleMarks = marks.In(title, stored.Language),
            Excerpt = excerpt,
            Marks = excerptMarks,
            At = document.At,
            By = document.By,
            Group = document.Group,
            Organization = document.Organization,
            Country = document.Country,
            Axes = document.Axes,
        };
    }

    /// <summary>From the text; where only other words of it were looked for, those.</summary>
    private static (string Excerpt, ImmutableArray<TextMark> Marks) ExcerptOf(StoredDocument stored, SearchMarks marks)
    {
        var found = marks.Excerpt(stored.Document.Text, stored.Language);
        if (!found.Marks.IsEmpty)
        {
            return found;
        }

        var more = string.Join(" · ", stored.Document.More.Where(word => word.Length > 0));
        var besides = marks.Excerpt(more, stored.Language);
        return besides.Marks.IsEmpty ? found : besides;
    }

    /// <summary>A post's title is its thread's as it is now.</summary>
    private string TitleOf(string thread)
    {
        var found = searcher.Search(new TermQuery(IndexedDocument.ByKey($"{SearchKinds.Thread}/{thread}")), 1).ScoreDocs;
        return found.Length > 0 ? IndexedDocument.Read(searcher.Doc(found[0].Doc))?.Document.Title ?? "" : "";
    }
}
