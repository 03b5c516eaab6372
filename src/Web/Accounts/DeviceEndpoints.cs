using Comparte.Accounts;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Accounts;

/// <summary>The member's own devices.</summary>
internal static class DeviceEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapDevices(this IEndpointRouteBuilder routes)
    {
        var devices = routes.MapApi("/api/sessions", "Devices");
        devices.MapGet("", ListAsync);
        devices.MapDelete("/{id}", EndAsync).ByCookieOnly();
    }

    private static async Task<Ok<Items<DeviceView>>> ListAsync(Actor actor, IGrainFactory grains)
    {
        var sessions = await grains.GetGrain<ISessionsGrain>(actor.Id.Value).ListAsync();
        return TypedResults.Ok(new Items<DeviceView>([.. sessions.Select(session => new DeviceView(
            session.Id,
            session.Device,
            session.At,
            session.SeenAt,
            session.Id == actor.Session,
            session.Scope is null ? DeviceKind.Browser : DeviceKind.Token))]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        string id, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetGrain<ISessionsGrain>(actor.Id.Value).EndAsync(id)).Answer(context);
}
