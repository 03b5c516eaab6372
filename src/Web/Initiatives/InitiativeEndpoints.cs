using Comparte.Directories;
using Comparte.Initiatives;
using Comparte.Topics;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Initiatives;

/// <summary>The initiatives that organizations of the network accompany.</summary>
internal static class InitiativeEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapInitiatives(this IEndpointRouteBuilder routes)
    {
        var initiatives = routes.MapApi("/api/initiatives", "Initiatives");
        initiatives.MapGet("", ListAsync);
        initiatives.MapPost("", CreateAsync);
        initiatives.MapGet("/{id}", ViewAsync);
        initiatives.MapPatch("/{id}", ChangeAsync);
        initiatives.MapGet("/{id}/place", PlaceAsync);
        initiatives.MapPut("/{id}/place", SetPlaceAsync);
        initiatives.MapDelete("/{id}/place", ForgetPlaceAsync);
        initiatives.MapPut("/{id}/place/consent", ConsentAsync);
        initiatives.MapDelete("/{id}/place/consent", WithdrawAsync);
        initiatives.MapLog();
    }

    private static async Task<Ok<Items<InitiativeCard>>> ListAsync(long? after, int? limit, IGrainFactory grains) =>
        TypedResults.Ok(await CardPages.ReadAsync<InitiativeCard>(grains, "initiatives", after, limit));

    private static async Task<Results<Created<Made>, ProblemHttpResult>> CreateAsync(
        Actor actor, InitiativeChange body, HttpContext context, IGrainFactory grains)
    {
        var id = EntityId.FromRequest<InitiativeId>(actor.Id, body.RequestId);
        var made = await Initiative(grains, id).CreateAsync(actor.Id, body);
        return made.TryGet(out _, out var refusal)
            ? TypedResults.Created($"/api/initiatives/{id}", new Made(id.Value))
            : Problems.Of(context, refusal);
    }

    private static async Task<Results<Ok<InitiativeView>, ProblemHttpResult>> ViewAsync(
        InitiativeId id, HttpContext context, IGrainFactory grains) =>
        (await Initiative(grains, id).ViewAsync()).Answer(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ChangeAsync(
        InitiativeId id, Actor actor, InitiativeChange body, HttpContext context, IGrainFactory grains) =>
        (await Initiative(grains, id).ChangeAsync(actor.Id, body, actor.IsAdministrator)).AnswerEntry(context);

    /// <summary>The exact place, for those who accompany the initiative.</summary>
    private static async Task<Results<Ok<ExactPlace>, ProblemHttpResult>> PlaceAsync(
        InitiativeId id, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await LogEndpoints.Log(grains, id).PlaceAsync(actor.Id)).Answer(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> SetPlaceAsync(
        InitiativeId id, Actor actor, PlaceBody body, HttpContext context, IGrainFactory grains) =>
        (await LogEndpoints.Log(grains, id).SetPlaceAsync(actor.Id, body.ToPlace(), body.RequestId)).Answer(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> ForgetPlaceAsync(
        InitiativeId id, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await LogEndpoints.Log(grains, id).SetPlaceAsync(actor.Id, null, requestId)).Answer(context);

    /// <summary>Shows the exact place to the network.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> ConsentAsync(
        InitiativeId id, Actor actor, RequestBody body, HttpContext context, IGrainFactory grains) =>
        (await LogEndpoints.Log(grains, id).ConsentAsync(actor.Id, body.RequestId)).Answer(context);

    /// <summary>Takes it back.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        InitiativeId id, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Initiative(grains, id).HideAsync(actor.Id, actor.IsAdministrator)).Answer(context);

    private static IInitiativeGrain Initiative(IGrainFactory grains, InitiativeId id) =>
        grains.GetGrain<IInitiativeGrain>(id.Value);
}
