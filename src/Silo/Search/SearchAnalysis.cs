using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Eu;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Tartarus.Snowball.Ext;
using Lucene.Net.Util;

namespace Comparte.Silo.Search;

/// <summary>From texts to the terms under which they are found.</summary>
internal static class SearchAnalysis
{
    /// <summary>The languages with stems of their own.</summary>
    public static readonly string[] Languages = ["es", "pt", "eu", "en"];

    internal const LuceneVersion Version = LuceneVersion.LUCENE_48;

    /// <summary>Words as they are, without capitals and accents; none is left out.</summary>
    public static readonly Analyzer Folded = Analyzer.NewAnonymous((_, reader) =>
    {
        var words = new StandardTokenizer(Version, reader);
        return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(Version, words)));
    });

    /// <summary>Stems in one language, without words that say nothing by themselves. A word is stemmed with its accents
    /// and without, so that it doesn't matter who writes them.</summary>
    public static readonly IReadOnlyDictionary<string, Analyzer> Stemmed = new Dictionary<string, Analyzer>
    {
        ["es"] = Stems("es", words => new SpanishLightStemFilter(words)),
        ["pt"] = Stems("pt", words => new PortugueseLightStemFilter(words)),
        ["eu"] = Stems("eu", words => new SnowballFilter(words, new BasqueStemmer())),
        ["en"] = Stems("en", words => new PorterStemFilter(words)),
    };

    /// <summary>Words that say nothing by themselves in a language.</summary>
    public static CharArraySet EmptyWords(string language) => language switch
    {
        "es" => SpanishAnalyzer.DefaultStopSet,
        "pt" => PortugueseAnalyzer.DefaultStopSet,
        "eu" => BasqueAnalyzer.DefaultStopSet,
        _ => EnglishAnalyzer.DefaultStopSet,
    };

    /// <summary>Whether a word says nothing by itself in some language.</summary>
    public static bool IsEmpty(string word) => Array.Exists(Languages, language => EmptyWords(language).Contains(word));

    /// <summary>The terms of a text, with where they stand in it.</summary>
    public static List<Term> Terms(this Analyzer analyzer, string text)
    {
        var terms = new List<Term>();
        using var stream = analyzer.GetTokenStream("text", text);
        var (word, place) = (stream.GetAttribute<ICharTermAttribute>(), stream.GetAttribute<IOffsetAttribute>());
        stream.Reset();
        while (stream.IncrementToken())
        {
            terms.Add(new Term(word.ToString()!, place.StartOffset, place.EndOffset));
        }

        stream.End();
        return terms;
    }

    private static Analyzer Stems(string language, Func<TokenStream, TokenStream> stem) =>
        Analyzer.NewAnonymous((_, reader) =>
        {
            var words = new StandardTokenizer(Version, reader);
            TokenStream some = new StopFilter(Version, new LowerCaseFilter(Version, words), EmptyWords(language));
            some = new ASCIIFoldingFilter(stem(new ASCIIFoldingFilter(some, preserveOriginal: true)));
            return new TokenStreamComponents(words, new RemoveDuplicatesTokenFilter(some));
        });

    /// <summary>A term of a text.</summary>
    /// <param name="Word">Folded or stemmed.</param>
    /// <param name="Start">Where its word begins.</param>
    /// <param name="End">Where it ends.</param>
    internal readonly record struct Term(string Word, int Start, int End);
}
