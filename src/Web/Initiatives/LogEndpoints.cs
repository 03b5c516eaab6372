using Comparte.Initiatives;
using Comparte.Topics;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Initiatives;

/// <summary>Writing in the log of an initiative; it is read as the topic <c>log/{id}</c>.</summary>
internal static class LogEndpoints
{
    /// <summary>Maps them among the endpoints of initiatives.</summary>
    public static void MapLog(this RouteGroupBuilder initiatives)
    {
        initiatives.MapPost("/{id}/log", AddAsync);
        initiatives.MapPatch("/{id}/log/{no}", ChangeAsync);
        initiatives.MapDelete("/{id}/log/{no}", RemoveAsync);
    }

    /// <summary>The grain with an initiative's log.</summary>
    public static IInitiativeLogGrain Log(IGrainFactory grains, InitiativeId id) =>
        grains.GetGrain<IInitiativeLogGrain>(id.Value);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> AddAsync(
        InitiativeId id, Actor actor, LogNoteChange body, HttpContext context, IGrainFactory grains) =>
        (await Log(grains, id).AddAsync(actor.Id, body)).AnswerEntry(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ChangeAsync(
        InitiativeId id, long no, Actor actor, LogNoteChange body, HttpContext context, IGrainFactory grains) =>
        (await Log(grains, id).ChangeAsync(actor.Id, no, body)).AnswerEntry(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> RemoveAsync(
        InitiativeId id, long no, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Log(grains, id).RemoveAsync(actor.Id, no, requestId)).AnswerEntry(context);
}
