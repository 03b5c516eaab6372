using Comparte.Web.Accounts;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Home;

/// <summary>The first screen.</summary>
internal static class HomeEndpoints
{
    /// <summary>Maps it.</summary>
    public static void MapHome(this IEndpointRouteBuilder routes) =>
        routes.MapApi("/api/home", "Home").MapGet("", ReadAsync);

    private static async Task<Results<Ok<HomeView>, ProblemHttpResult>> ReadAsync(
        Actor actor, HttpContext context, MeReader me, HomeReader reader) =>
        (await me.ReadAsync(actor)).TryGet(out var found, out var refusal)
            ? TypedResults.Ok(await reader.ReadAsync(actor.Id, found))
            : Problems.Of(context, refusal);
}
