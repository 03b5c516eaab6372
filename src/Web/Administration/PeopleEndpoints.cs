using Comparte.Administration;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Administration;

/// <summary>The access of members and the name of the network, for those who administer it. None of it is for tokens: one that leaked must not make
/// administrators.</summary>
internal static class PeopleEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapPeopleAccess(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapApi("/api/admin/people", "Administration").ByCookieOnly();
        people.MapGet("", ListAsync);
        people.MapPut("/{id}/administrator", AppointAsync);
        people.MapDelete("/{id}/administrator", DismissAsync);
        people.MapPut("/{id}/suspension", SuspendAsync);
        people.MapDelete("/{id}/suspension", RestoreAsync);
        routes.MapApi("/api/admin/network", "Administration").ByCookieOnly().MapPut("", SetNetworkAsync);
    }

    /// <summary>What the network is called, and which group newcomers join.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> SetNetworkAsync(
        NetworkOrder body, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetAdministration().SetNetworkAsync(actor.Id, body)).Answer(context);

    private static async Task<Results<Ok<Items<PersonAccess>>, ProblemHttpResult>> ListAsync(
        Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetAdministration().PeopleAsync(actor.Id)).TryGet(out var people, out var refusal)
            ? TypedResults.Ok(new Items<PersonAccess>(people))
            : Problems.Of(context, refusal);

    private static Task<Results<NoContent, ProblemHttpResult>> AppointAsync(
        string id, Actor actor, HttpContext context, IGrainFactory grains) =>
        ActAsync(id, context, member => grains.GetAdministration().AppointAsync(actor.Id, member));

    private static Task<Results<NoContent, ProblemHttpResult>> DismissAsync(
        string id, Actor actor, HttpContext context, IGrainFactory grains) =>
        ActAsync(id, context, member => grains.GetAdministration().DismissAsync(actor.Id, member));

    private static Task<Results<NoContent, ProblemHttpResult>> SuspendAsync(
        string id, SuspensionOrder body, Actor actor, HttpContext context, IGrainFactory grains) =>
        ActAsync(id, context, member => grains.GetAdministration().SuspendAsync(actor.Id, member, body));

    private static Task<Results<NoContent, ProblemHttpResult>> RestoreAsync(
        string id, Actor actor, HttpContext context, IGrainFactory grains) =>
        ActAsync(id, context, member => grains.GetAdministration().RestoreAsync(actor.Id, member));

    private static async Task<Results<NoContent, ProblemHttpResult>> ActAsync(
        string id, HttpContext context, Func<MemberId, Task<Refusal?>> act) => EntityId.TryParse<MemberId>(id, out var member)
            ? (await act(member)).Answer(context)
            : Problems.Of(context, Refusal.NotFound);
}
