using Comparte.Search;

namespace Comparte.Web.Search;

/// <summary>What an address asks.</summary>
/// <param name="Q">Words; those in quotation marks stand side by side.</param>
/// <param name="Kind">One kind of what is found.</param>
/// <param name="Axis">The key of an axis; its parts count too.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Language">Among <c>es pt eu en</c>.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="After">What the page before named as next.</param>
/// <param name="Limit">At most 50; 20 without it.</param>
internal sealed record SearchQuestion(
    string? Q,
    string? Kind,
    string? Axis,
    string? Country,
    string? Language,
    DateOnly? From,
    DateOnly? To,
    int? After,
    int? Limit)
{
    /// <summary>The same, as a grain is asked.</summary>
    public SearchQuery ToQuery()
    {
        var query = new SearchQuery
        {
            Text = Q ?? "",
            Kind = Some(Kind),
            Axis = Some(Axis),
            Country = Some(Country),
            Language = Some(Language),
            From = From,
            To = To,
            After = After ?? 0,
        };
        return Limit is { } limit ? query with { Limit = limit } : query;
    }

    private static string? Some(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
