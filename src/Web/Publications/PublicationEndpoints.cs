using Comparte.Publications;
using Comparte.Topics;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Comparte.Web.Publications;

/// <summary>What people share: who writes it, where it goes, and what others tell of it. It is read as the topic
/// <c>publication/{id}</c>.</summary>
internal static class PublicationEndpoints
{
    /// <summary>Bytes of a body with a text of the greatest length, whose marks JSON may write longer.</summary>
    public const long MaxTextBody = 256 * 1024;

    /// <summary>Maps them.</summary>
    public static void MapPublications(this IEndpointRouteBuilder routes)
    {
        var publications = routes.MapApi("/api/publications", "Publications");
        publications.MapPost("", CreateAsync).WithMetadata(new RequestSizeLimitAttribute(MaxTextBody));
        publications.MapPatch("/{id}", ChangeAsync);
        publications.MapDelete("/{id}", DeleteAsync);
        publications.MapPost("/{id}/share", ShareAsync);
        publications.MapPost("/{id}/withdraw", WithdrawAsync);
        publications.MapPut("/{id}/authors/{member}", AskAuthorAsync);
        publications.MapDelete("/{id}/authors/{member}", RemoveAuthorAsync);
        publications.MapPut("/{id}/agreement", AgreeAsync);
        publications.MapPost("/{id}/trials", AddTrialAsync);
        publications.MapDelete("/{id}/trials/{trial}", RemoveTrialAsync);
        publications.MapTexts();
        routes.MapApi("/api/preview", "Publications").MapPost("", Preview)
            .WithMetadata(OnlyReads.Mark, new RequestSizeLimitAttribute(MaxTextBody));
    }

    /// <summary>The grain of a publication.</summary>
    public static IPublicationGrain Publication(IGrainFactory grains, PublicationId id) =>
        grains.GetGrain<IPublicationGrain>(id.Value);

    private static async Task<Results<Created<Made>, ProblemHttpResult>> CreateAsync(
        Actor actor, NewPublicationBody body, HttpContext context, IGrainFactory grains)
    {
        var id = EntityId.FromRequest<PublicationId>(actor.Id, body.RequestId);
        var made = await Publication(grains, id).CreateAsync(actor.Id, new NewPublication
        {
            RequestId = body.RequestId,
            Type = body.Type ?? PublicationType.Article,
            Language = body.Language ?? "",
            Organization = body.Organization,
            Initiative = body.Initiative,
            Title = body.Title,
            Body = body.Body,
        });
        return made.TryGet(out _, out var refusal)
            ? TypedResults.Created($"/api/topics/publication/{id}/entries", new Made(id.Value))
            : Problems.Of(context, refusal);
    }

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ChangeAsync(
        PublicationId id, Actor actor, PublicationChange body, HttpContext context, IGrainFactory grains) =>
        (await Publication(grains, id).ChangeAsync(actor.Id, body)).AnswerEntry(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        PublicationId id, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Publication(grains, id).DeleteAsync(actor.Id, requestId)).Answer(context);

    /// <summary>Shares with a group, or without one with the network.</summary>
    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ShareAsync(
        PublicationId id, Actor actor, ShareBody body, HttpContext context, IGrainFactory grains) =>
        (await Publication(grains, id).ShareAsync(actor.Id, body.Group, body.RequestId)).AnswerEntry(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> WithdrawAsync(
        PublicationId id, Actor actor, RequestBody body, HttpContext context, IGrainFactory grains) =>
        (await Publication(grains, id).WithdrawAsync(actor.Id, body.RequestId)).AnswerEntry(context);

    /// <summary>Asks somebody to be an author too.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> AskAuthorAsync(
        PublicationId id, MemberId member, Actor actor, RequestBody body, HttpContext context, IGrainFactory grains) =>
        (await Publication(grains, id).AskAuthorAsync(actor.Id, member, body.RequestId)).Answer(context);

    /// <summary>Takes a question back, or leaves.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAuthorAsync(
        PublicationId id, MemberId member, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Publication(grains, id).RemoveAuthorAsync(actor.Id, member, requestId)).Answer(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> AgreeAsync(
        PublicationId id, Actor actor, AgreementBody body, HttpContext context, IGrainFactory grains) =>
        (await Publication(grains, id).AgreeAsync(actor.Id, body.Agrees, body.RequestId)).Answer(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> AddTrialAsync(
        PublicationId id, Actor actor, TrialBody body, HttpContext context, IGrainFactory grains) =>
        (await Publication(grains, id).AddTrialAsync(actor.Id, new NewTrial
        {
            RequestId = body.RequestId,
            Organization = body.Organization,
            Initiative = body.Initiative,
            Country = body.Country,
            Territory = body.Territory,
            Worked = body.Worked ?? Worked.Yes,
            Text = body.Text,
        })).AnswerEntry(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveTrialAsync(
        PublicationId id, string trial, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Publication(grains, id).RemoveTrialAsync(actor.Id, trial, requestId)).Answer(context);

    /// <summary>A text as it will look.</summary>
    private static Results<Ok<PreviewView>, ProblemHttpResult> Preview(
        PreviewBody body, HttpContext context, BodyRenderer renderer)
    {
        var source = body.Source ?? "";
        return source.Length > MaxTextBody / 4
            ? Problems.Of(context, Refusal.Invalid("too_long", "source"))
            : TypedResults.Ok(new PreviewView(renderer.Preview(source)));
    }
}
