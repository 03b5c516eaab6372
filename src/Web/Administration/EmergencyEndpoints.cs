using Comparte.Groups;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Administration;

/// <summary>Groups that somebody who administers the network reads from outside in an emergency.</summary>
internal static class EmergencyEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapEmergencies(this IEndpointRouteBuilder routes)
    {
        var visit = routes.MapApi("/api/admin/emergencies/{id}", "Administration").ByCookieOnly();
        visit.MapPut("", EnterAsync);
        visit.MapDelete("", EndAsync);
    }

    /// <summary>Lets the actor read the group for a day; its members are told at once, with the reason.</summary>
    private static async Task<Results<Ok<EmergencyVisit>, ProblemHttpResult>> EnterAsync(
        GroupId id, Actor actor, EmergencyOrder body, HttpContext context, IGrainFactory grains) =>
        (await Group(grains, id).EnterAsync(actor.Id, body)).Answer(context);

    /// <summary>Ends the own visit before its time.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        GroupId id, Actor actor, HttpContext context, IGrainFactory grains)
    {
        if (!actor.IsAdministrator)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        await Group(grains, id).EndAsync(actor.Id);
        return TypedResults.NoContent();
    }

    private static IEmergencyGrain Group(IGrainFactory grains, GroupId id) => grains.GetGrain<IEmergencyGrain>(id.Value);
}
