using Comparte.Questions;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Questions;

/// <summary>Asking those who administer the network for help, and their answers.</summary>
internal static class QuestionEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapQuestions(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapApi("/api/me/questions", "Me");
        own.MapGet("", MineAsync);
        own.MapPost("", AskAsync);
        var all = routes.MapApi("/api/admin/questions", "Administration").ByCookieOnly();
        all.MapGet("", ListAsync);
        all.MapPut("/{no:long}/answer", AnswerAsync);
    }

    private static async Task<Ok<Items<Question>>> MineAsync(Actor actor, IGrainFactory grains) =>
        TypedResults.Ok(new Items<Question>(await grains.GetQuestions().MineAsync(actor.Id)));

    private static async Task<Results<Ok<Question>, ProblemHttpResult>> AskAsync(
        NewQuestion body, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetQuestions().AskAsync(actor.Id, body)).Answer(context);

    /// <summary>What waits, oldest first, then what was answered.</summary>
    private static async Task<Results<Ok<Items<Question>>, ProblemHttpResult>> ListAsync(
        Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetQuestions().ListAsync(actor.Id)).TryGet(out var all, out var refusal)
            ? TypedResults.Ok(new Items<Question>(all))
            : Problems.Of(context, refusal);

    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(
        long no, QuestionReply body, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetQuestions().AnswerAsync(actor.Id, no, body)).Answer(context);
}
