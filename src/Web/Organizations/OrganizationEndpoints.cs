using Comparte.Directories;
using Comparte.Organizations;
using Comparte.Requests;
using Comparte.Topics;
using Comparte.Web.Groups;
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
        organizations.MapPost("/{id}/membership", JoinAsync);
        organizations.MapDelete("/{id}/membership", WithdrawAsync);
        organizations.MapGet("/{id}/requests", RequestsAsync);
        organizations.MapPut("/{id}/requests/{memberId}", AcceptAsync);
        organizations.MapDelete("/{id}/requests/{memberId}", RefuseAsync);
        organizations.MapPut("/{id}/verification", VerifyAsync);
        organizations.MapDelete("/{id}/verification", UnverifyAsync);
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

    /// <summary>Asks to become one of its people.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> JoinAsync(
        OrganizationId id, Actor actor, JoinOrganizationBody body, HttpContext context, IGrainFactory grains) =>
        (await Organization(grains, id).JoinAsync(actor.Id, body.Role ?? "", body.Text ?? "", body.RequestId))
            .Answer(context);

    /// <summary>Takes the own request back.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        OrganizationId id, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Organization(grains, id).WithdrawAsync(actor.Id, requestId)).Answer(context);

    private static async Task<Results<Ok<Items<JoinRequest>>, ProblemHttpResult>> RequestsAsync(
        OrganizationId id, Actor actor, HttpContext context, IGrainFactory grains)
    {
        var requests = await Organization(grains, id).RequestsAsync(actor.Id, actor.IsAdministrator);
        return requests.TryGet(out var asked, out var refusal)
            ? TypedResults.Ok(new Items<JoinRequest>(asked))
            : Problems.Of(context, refusal);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AcceptAsync(
        OrganizationId id, MemberId memberId, Actor actor, RequestBody body, HttpContext context, IGrainFactory grains) =>
        (await Organization(grains, id).AnswerAsync(
            actor.Id, memberId, accept: true, body.RequestId, actor.IsAdministrator)).Answer(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> RefuseAsync(
        OrganizationId id, MemberId memberId, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Organization(grains, id).AnswerAsync(
            actor.Id, memberId, accept: false, requestId, actor.IsAdministrator)).Answer(context);

    /// <summary>Says that the network knows the organization.</summary>
    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> VerifyAsync(
        OrganizationId id, Actor actor, RequestBody body, HttpContext context, IGrainFactory grains) =>
        (await Organization(grains, id).VerifyAsync(
            actor.Id, verified: true, body.RequestId, actor.IsAdministrator)).AnswerEntry(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> UnverifyAsync(
        OrganizationId id, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Organization(grains, id).VerifyAsync(
            actor.Id, verified: false, requestId, actor.IsAdministrator)).AnswerEntry(context);

    private static IOrganizationGrain Organization(IGrainFactory grains, OrganizationId id) =>
        grains.GetGrain<IOrganizationGrain>(id.Value);
}
