using Comparte.Calendars;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Calendars;

/// <summary>Whether the member goes to an event. Who goes is read as the topic <c>answers/p…</c>, the events of a year as
/// <c>calendar/…</c>.</summary>
internal static class AnswerEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapAnswers(this IEndpointRouteBuilder routes)
    {
        var answer = routes.MapApi("/api/publications/{id}/answer", "Calendar");
        answer.MapPut("", AnswerAsync);
        answer.MapDelete("", TakeBackAsync);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(
        PublicationId id, Actor actor, AnswerBody body, HttpContext context, IGrainFactory grains) =>
        body.Answer is { } answer
            ? (await Answers(grains, id).AnswerAsync(actor.Id, answer, body.RequestId)).Answer(context)
            : Problems.Of(context, Refusal.Invalid("required", "answer"));

    private static async Task<Results<NoContent, ProblemHttpResult>> TakeBackAsync(
        PublicationId id, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Answers(grains, id).TakeBackAsync(actor.Id, requestId)).Answer(context);

    private static IAnswersGrain Answers(IGrainFactory grains, PublicationId id) =>
        grains.GetGrain<IAnswersGrain>(id.Value);
}
