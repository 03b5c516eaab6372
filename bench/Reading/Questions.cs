using Comparte.Search;

namespace Comparte.Bench.Reading;

/// <summary>What people ask: words and their beginnings as they are typed, several words, mistakes, phrases, filters.
/// </summary>
internal sealed class Questions(Texts texts, Random random)
{
    /// <summary>Kinds of questions, each with so many of them.</summary>
    public IEnumerable<(string Kind, SearchQuery[] Asked)> All(int each) =>
    [
        ("one word", Make(each, language => new SearchQuery { Text = $"{texts.Word(language)} " })),
        ("beginning, 2 to 5 letters", Make(each, language => new SearchQuery { Text = Start(texts.Word(language)) })),
        ("two words", Make(each, language => new SearchQuery { Text = $"{texts.Word(language)} {texts.Word(language)}" })),
        ("mistyped", Make(each, language => new SearchQuery { Text = Mistyped(texts.Word(language)) })),
        ("in quotation marks", Make(each, language => new SearchQuery { Text = $"\"{texts.Sentence(language, 3)}\"" })),
        ("with filters", Make(each, language => new SearchQuery
        {
            Text = texts.Word(language),
            Kind = random.Next(2) == 0 ? SearchKinds.Post : SearchKinds.Publication,
            Language = language == 0 ? "es" : "pt",
        })),
        ("names, as typed", Make(each, language => new SearchQuery
        {
            Text = Start(texts.Word(language)),
            InTitles = true,
            Limit = 8,
        })),
    ];

    private SearchQuery[] Make(int each, Func<int, SearchQuery> make) =>
        [.. Enumerable.Range(0, each).Select(_ => make(random.Next(4)))];

    private string Start(string word) => word[..Math.Min(word.Length, random.Next(2, 6))];

    private string Mistyped(string word)
    {
        var at = random.Next(1, word.Length);
        return word.Length < 5 ? word + "x" : string.Concat(word.AsSpan(0, at), "x", word.AsSpan(Math.Min(word.Length, at + 1)));
    }
}
