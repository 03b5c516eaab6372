using Comparte.Search;

namespace Comparte.Silo.Search;

/// <summary>What somebody typed, taken apart.</summary>
/// <param name="Words">Each word; the last one may be a beginning.</param>
/// <param name="Phrases">Words that stand side by side, folded.</param>
internal sealed record SearchWords(IReadOnlyList<SearchWord> Words, IReadOnlyList<string[]> Phrases)
{
    /// <summary>What is typed beyond so many words is not looked for.</summary>
    private const int Most = 12;

    /// <summary>Whether nothing is looked for by words.</summary>
    public bool AreNone => Words.Count == 0 && Phrases.Count == 0;

    /// <summary>Takes a text apart.</summary>
    public static SearchWords Of(string text)
    {
        var parts = text.Replace('“', '"').Replace('”', '"').Replace('«', '"').Replace('»', '"').Split('"');
        var (words, phrases) = (new List<SearchWord>(), new List<string[]>());
        for (var at = 0; at < parts.Length; at++)
        {
            // Between the first and the second quotation mark, the third and the fourth …; one alone is none.
            var folded = SearchAnalysis.Folded.Terms(parts[at]);
            if (at % 2 == 1 && at < parts.Length - 1 && folded.Count > 1)
            {
                phrases.Add([.. folded.Select(term => term.Word)]);
                continue;
            }

            var isLastPart = at == parts.Length - 1;
            words.AddRange(folded.Select((term, number) => SearchWord.Of(
                term.Word,
                parts[at][term.Start..term.End],
                mayGoOn: isLastPart && number == folded.Count - 1 && term.End == parts[at].Length)));
        }

        words = words[..Math.Min(words.Count, Most)];

        // Small words are left out where there are others: hardly anything lacks them.
        return new SearchWords(
            words.Exists(word => !word.IsEmpty) || phrases.Count > 0
                ? [.. words.Where(word => !word.IsEmpty || word.MayGoOn)] : words,
            phrases);
    }
}

/// <summary>One word that is looked for.</summary>
/// <param name="Folded">Without capitals and accents.</param>
/// <param name="MayGoOn">Whether it is the last one, which may be a beginning.</param>
/// <param name="IsEmpty">Whether it says nothing by itself.</param>
/// <param name="Stems">By language.</param>
internal sealed record SearchWord(
    string Folded, bool MayGoOn, bool IsEmpty, IReadOnlyDictionary<string, string[]> Stems)
{
    /// <summary>How many letters may be wrong.</summary>
    public int Mistakes => Folded.Length >= 8 ? 2 : Folded.Length >= 4 ? 1 : 0;

    /// <summary>A word as typed.</summary>
    public static SearchWord Of(string folded, string typed, bool mayGoOn) => new(
        folded,
        mayGoOn,
        SearchAnalysis.IsEmpty(typed.ToLowerInvariant()) || SearchAnalysis.IsEmpty(folded),
        SearchAnalysis.Languages.ToDictionary(
            language => language,
            language => SearchAnalysis.Stemmed[language].Terms(typed).Select(term => term.Word).Distinct().ToArray()));
}
