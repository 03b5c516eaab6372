using Comparte.Directories;
using Comparte.Organizations;
using Comparte.Topics;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Organizations;

/// <summary>The organizations of the network.</summary>
internal static class OrganizationEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapOrganizations(this IEndpointRouteBuilder routes)
    {
        var organizations = routes.MapApi("/api/organizations", "Organizations");
        organizations.MapGet("", ListAsync);
        organizations.MapPost("", CreateAsync);
        organizations.MapGet("/{id}", ViewAsync);
        organizations.MapPatch("/{id}", ChangeAsync);
    }

    private static async Task<Ok<Items<OrganizationCard>>> ListAsync(long? after, int? limit, IGrainFactory grains) =>
        TypedResults.Ok(await CardPages.ReadAsync<OrganizationCard>(grains, "organizations", after, limit));

    private static async Task<Results<Created<Made>, ProblemHttpResult>> CreateAsync(
        Actor actor, OrganizationChange body, HttpContext context, IGrainFactory grains)
    {
        var id = EntityId.FromRequest<OrganizationId>(actor.Id, body.RequestId);
        var made = await Organization(grains, id).CreateAsync(actor.Id, body);
        return made.TryGet(out _, out var refusal)
            ? TypedResults.Created($"/api/organizations/{id}", new Made(id.Value))
            : Problems.Of(context, refusal);
    }

    private static async Task<Results<Ok<OrganizationView>, ProblemHttpResult>> ViewAsync(
        OrganizationId id, HttpContext context, IGrainFactory grains) =>
        (await Organization(grains, id).ViewAsync()).Answer(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ChangeAsync(
        OrganizationId id, Actor actor, OrganizationChange body, HttpContext context, IGrainFactory grains) =>
        (await Organization(grains, id).ChangeAsync(actor.Id, body, actor.IsAdministrator)).AnswerEntry(context);

    private static IOrganizationGrain Organization(IGrainFactory grains, OrganizationId id) =>
        grains.GetGrain<IOrganizationGrain>(id.Value);
}
