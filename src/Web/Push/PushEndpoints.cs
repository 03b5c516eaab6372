using Comparte.Push;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Push;

/// <summary>Pushes to the device that asks. A program with a token has none.</summary>
internal static class PushEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapPush(this IEndpointRouteBuilder routes)
    {
        var push = routes.MapApi("/api/me/push", "Push");
        push.MapGet("", ReadAsync);
        push.MapPut("", AddAsync).ByCookieOnly();
        push.MapDelete("", RemoveAsync).ByCookieOnly();
    }

    private static async Task<Ok<PushState>> ReadAsync(Actor actor, VapidKeys keys, IGrainFactory grains)
    {
        var sessions = await grains.GetGrain<IPushGrain>(actor.Id.Value).SessionsAsync(actor.Id);
        return TypedResults.Ok(new PushState(await keys.PublicAsync(), sessions.Contains(actor.Session)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AddAsync(
        Actor actor, PushDeviceBody body, HttpContext context, IGrainFactory grains)
    {
        // What others use too must show nobody's notices.
        var refusal = actor.IsShared
            ? Refusal.Conflict("push_device_shared")
            : await grains.GetGrain<IPushGrain>(actor.Id.Value).AddAsync(actor.Id, body.ToDevice(actor.Session));
        return refusal.Answer(context);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetGrain<IPushGrain>(actor.Id.Value).RemoveAsync(actor.Id, actor.Session)).Answer(context);
}

/// <summary>What a browser needs to subscribe, and whether this one is known.</summary>
/// <param name="Key">The network's public key (RFC 8292), base64url.</param>
/// <param name="IsOn">Whether pushes go to this device.</param>
public sealed record PushState(string Key, bool IsOn);

/// <summary>What a browser said when it subscribed.</summary>
/// <param name="Endpoint">Where its pushes go.</param>
/// <param name="P256dh">Its public key, base64url.</param>
/// <param name="Auth">Its secret, base64url.</param>
public sealed record PushDeviceBody(string Endpoint, string P256dh, string Auth)
{
    internal PushDevice ToDevice(string session) => new()
    {
        Session = session,
        Endpoint = Endpoint,
        P256dh = P256dh,
        Auth = Auth,
    };
}
