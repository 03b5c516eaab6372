using Comparte.Search;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Search;

/// <summary>Finding what somebody may see.</summary>
internal static class SearchEndpoints
{
    private const int Suggested = 8;

    /// <summary>Maps them.</summary>
    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        var search = routes.MapApi("/api/search", "Search").RequireRateLimiting(Limits.Search);
        search.MapGet("", FindAsync);
        search.MapGet("/suggest", SuggestAsync);
    }

    /// <summary>The best hits, how many there are of each kind, and where the next page begins.</summary>
    private static async Task<Results<Ok<SearchPage>, ProblemHttpResult>> FindAsync(
        Actor actor, [AsParameters] SearchQuestion question, HttpContext context, IGrainFactory grains) =>
        (await Search(grains).FindAsync(actor.Id, question.ToQuery())).Answer(context);

    /// <summary>Names and titles that go on as somebody types, at most eight.</summary>
    private static async Task<Results<Ok<SearchPage>, ProblemHttpResult>> SuggestAsync(
        Actor actor, string? q, HttpContext context, IGrainFactory grains) =>
        (await Search(grains).FindAsync(
            actor.Id, new SearchQuery { Text = q ?? "", InTitles = true, Limit = Suggested })).Answer(context);

    private static ISearchGrain Search(IGrainFactory grains) => grains.GetGrain<ISearchGrain>(ISearchGrain.Key);
}
