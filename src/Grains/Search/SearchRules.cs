using Comparte.Topics;

namespace Comparte.Search;

/// <summary>What may be asked.</summary>
internal static class SearchRules
{
    /// <summary>How far one may go on reading; whoever wants more says more.</summary>
    public const int MaxHits = 500;

    private const int MaxText = 200;
    /// <summary>How much of what was written is found, in UTF-16 units.</summary>
    private const int MaxFound = 60_000;
    private const int MaxAtOnce = 50;

    /// <summary>Why a question is not well formed, or null.</summary>
    public static Refusal? Check(SearchQuery query) =>
        InputRules.Line(query.Text, MaxText, "q")
        ?? (query.Kind is null || SearchKinds.All.Contains(query.Kind) ? null : Unknown("kind"))
        ?? InputRules.Axes(query.Axis is null ? null : [query.Axis], "axis")
        ?? InputRules.Country(query.Country, "country")
        ?? InputRules.Languages(query.Language is null ? null : [query.Language], "language")
        ?? (query.After is >= 0 and <= MaxHits ? null : Unknown("after"))
        ?? (query.Limit is >= 1 and <= MaxAtOnce ? null : Unknown("limit"))
        ?? (query.From > query.To ? Unknown("to") : null)
        ?? (AsksNothing(query) ? Refusal.Invalid("required", "q") : null);

    /// <summary>A post or another entry that is gone.</summary>
    public static SearchDocument Gone(string kind, string id, Entry entry) =>
        new() { Kind = kind, Id = id, No = entry.No, Rev = entry.Rev, IsGone = true };

    /// <summary>Adds the text of what is found by more than its entries; see <see cref="IFoundGrain"/>.</summary>
    /// <param name="document">A document that is its topic.</param>
    /// <param name="topics">The topic's kind.</param>
    /// <param name="grains">Calls grains.</param>
    public static async Task<SearchDocument> WithFoundTextAsync(
        this SearchDocument document, string topics, IGrainFactory grains) => document.IsGone
        ? document
        : document with
        {
            Text = await grains.GetGrain<IFoundGrain>(GrainId.Create(topics, document.Id)).FoundTextAsync(),
        };

    /// <summary>Texts in Markdown as the plain text by which they are found.</summary>
    public static string FoundText(IEnumerable<string> sources)
    {
        var whole = string.Join('\n', sources.Select(Excerpt.Whole));
        return whole.Length > MaxFound ? whole[..MaxFound] : whole;
    }

    private static bool AsksNothing(SearchQuery query) => string.IsNullOrWhiteSpace(query.Text)
        && query is { Kind: null, Axis: null, Country: null, Language: null, From: null, To: null };

    private static Refusal Unknown(string field) => Refusal.Invalid("request_invalid", field);
}
