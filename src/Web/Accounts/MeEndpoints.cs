using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Accounts;

/// <summary>Whoever asks.</summary>
internal static class MeEndpoints
{
    /// <summary>Maps it.</summary>
    public static void MapMe(this IEndpointRouteBuilder routes) =>
        routes.MapApi("/api/me", "Me").MapGet("", ReadAsync);

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> ReadAsync(
        Actor actor, HttpContext context, MeReader me) => (await me.ReadAsync(actor)).Answer(context);
}
