using System.Collections.Immutable;
using Comparte.Search;

namespace Comparte.Silo.Search;

/// <summary>Where in a text the words stand that were looked for, and the part of it that shows most of them.</summary>
internal sealed class SearchMarks(SearchWords words, bool mayBeMistyped)
{
    private const int MaxExcerpt = 200;
    private const int Before = 50;
    private readonly HashSet<string> _folded =
        [.. words.Words.Select(word => word.Folded), .. words.Phrases.SelectMany(phrase => phrase)];

    /// <summary>The marks of a text, in order; none overlaps another.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The language in which its stems are; null: in all.</param>
    public ImmutableArray<TextMark> In(string text, string? language)
    {
        var marks = new SortedSet<(int Start, int End)>();
        marks.UnionWith(SearchAnalysis.Folded.Terms(text).Where(IsMeant).Select(term => (term.Start, term.End)));
        foreach (var one in language is null ? SearchAnalysis.Languages : [language])
        {
            var stems = words.Words.Where(word => !word.IsEmpty).SelectMany(word => word.Stems[one]).ToHashSet();
            if (stems.Count > 0)
            {
                marks.UnionWith(SearchAnalysis.Stemmed[one].Terms(text)
                    .Where(term => stems.Contains(term.Word)).Select(term => (term.Start, term.End)));
            }
        }

        return [.. marks.Select(mark => new TextMark(mark.Start, mark.End - mark.Start))];
    }

    /// <summary>At most some 200 letters of a text with the marks in them.</summary>
    public (string Excerpt, ImmutableArray<TextMark> Marks) Excerpt(string text, string? language)
    {
        var marks = In(text, language);
        if (text.Length <= MaxExcerpt)
        {
            return (text, marks);
        }

        var first = marks.IsEmpty ? 0 : marks.MaxBy(mark =>
            marks.Where(other => other.Start >= mark.Start && other.Start + other.Length <= mark.Start + MaxExcerpt - Before)
                .Select(other => text.Substring(other.Start, other.Length)).Distinct(StringComparer.OrdinalIgnoreCase).Count()).Start;
        var start = first <= Before ? 0 : WordAfter(text, first - Before);
        var end = start + MaxExcerpt >= text.Length ? text.Length : WordBefore(text, start + MaxExcerpt);
        var lead = start > 0 ? "…" : "";
        return (
            $"{lead}{text[start..end].TrimEnd()}{(end < text.Length ? "…" : "")}",
            [.. marks.Where(mark => mark.Start >= start && mark.Start + mark.Length <= end)
                .Select(mark => mark with { Start = mark.Start - start + lead.Length })]);
    }

    private bool IsMeant(SearchAnalysis.Term term) => _folded.Contains(term.Word)
        || words.Words.Any(word => (word.MayGoOn && term.Word.StartsWith(word.Folded, StringComparison.Ordinal))
            || (mayBeMistyped && word.Mistakes > 0 && term.Word[0] == word.Folded[0]
                && Distance(term.Word, word.Folded) <= word.Mistakes));

    private static int WordAfter(string text, int at)
    {
        var space = text.IndexOf(' ', at, Math.Min(Before, text.Length - at));
        return space < 0 ? Whole(text, at) : space + 1;
    }

    private static int WordBefore(string text, int at)
    {
        var space = text.LastIndexOf(' ', at, Before);
        return space < 0 ? Whole(text, at) : space;
    }

    /// <summary>Not between the halves of one character.</summary>
    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;

    /// <summary>How many letters must be changed, added, left out or exchanged with their neighbor.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 2)
        {
            return int.MaxValue;
        }

        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var same = left[i - 1] == right[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(rows[i - 1, j - 1] + same, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }
}
