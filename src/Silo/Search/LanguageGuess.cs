using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Standard;

namespace Comparte.Silo.Search;

/// <summary>In which language a text is, by the small words that hardly any sentence lacks.</summary>
internal static class LanguageGuess
{
    private const int Looked = 2000;

    private static readonly Analyzer Plain = Analyzer.NewAnonymous((_, reader) =>
    {
        var words = new StandardTokenizer(SearchAnalysis.Version, reader);
        return new TokenStreamComponents(words, new LowerCaseFilter(SearchAnalysis.Version, words));
    });

    /// <summary>The language, or null where the text doesn't tell.</summary>
    public static string? Of(string text)
    {
        var words = Plain.Terms(text.Length > Looked ? text[..Looked] : text);
        var (best, most, next) = ("", 0, 0);
        foreach (var language in SearchAnalysis.Languages)
        {
            var empty = SearchAnalysis.EmptyWords(language);
            var count = words.Count(term => empty.Contains(term.Word));
            if (count > most)
            {
                (best, most, next) = (language, count, most);
            }
            else
            {
                next = Math.Max(next, count);
            }
        }

        return most > next ? best : null;
    }
}
