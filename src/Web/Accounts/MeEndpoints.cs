using Comparte.Erasure;
using Comparte.Presence;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Accounts;

/// <summary>Whoever asks.</summary>
internal static class MeEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapMe(this IEndpointRouteBuilder routes)
    {
        var me = routes.MapApi("/api/me", "Me");
        me.MapGet("", ReadAsync);
        me.MapPost("/erasure", EraseAsync).ByCookieOnly();
    }

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> ReadAsync(
        Actor actor, HttpContext context, MeReader me) => (await me.ReadAsync(actor)).Answer(context);

    /// <summary>Leaves the network for good. The account is closed with the answer; what says who the member was is erased in
    /// the moments after it.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> EraseAsync(
        ProofBody? body, Actor actor, HttpContext context, SignIns signIns, IGrainFactory grains)
    {
        var refusal = await signIns.RefusesUnprovenAsync(actor, body?.Password)
            ?? await grains.GetGrain<IErasureGrain>(actor.Id.Value).EraseAsync(actor.Id);
        if (refusal is not null)
        {
            return Problems.Of(context, refusal);
        }

        await grains.GetPresence().ForgetAsync(actor.Id);
        await signIns.LeaveAsync(context);
        return TypedResults.NoContent();
    }
}
