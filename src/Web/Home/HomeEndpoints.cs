using Comparte.Web.Accounts;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Home;

/// <summary>The first screen, and more of what is new.</summary>
internal static class HomeEndpoints
{
    /// <summary>Maps it.</summary>
    public static void MapHome(this IEndpointRouteBuilder routes)
    {
        var home = routes.MapApi("/api/home", "Home");
        home.MapGet("", ReadAsync);
        home.MapGet("/followed", FollowedAsync);
    }

    private static async Task<Results<Ok<HomeView>, ProblemHttpResult>> ReadAsync(
        Actor actor, HttpContext context, MeReader me, HomeReader reader) =>
        (await me.ReadAsync(actor)).TryGet(out var found, out var refusal)
            ? TypedResults.Ok(await reader.ReadAsync(actor.Id, found))
            : Problems.Of(context, refusal);

    /// <summary>What was shared by whom and about what the actor follows.</summary>
    /// <param name="before">What was shared then or later is left out; by default nothing is.</param>
    private static async Task<Ok<FollowedNews>> FollowedAsync(
        Actor actor, FollowedReader reader, DateTimeOffset? before = null) =>
        TypedResults.Ok(await reader.ReadAsync(actor.Id, before ?? DateTimeOffset.MaxValue));
}
