using Comparte.Publications;
using Comparte.Topics;
using Comparte.Web.Http;
using Comparte.Writing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Comparte.Web.Publications;

/// <summary>The texts of a publication, in each language: as its authors write them, and the versions that they shared.
/// </summary>
internal static class TextEndpoints
{
    /// <summary>Maps them among the endpoints of publications.</summary>
    public static void MapTexts(this RouteGroupBuilder publications)
    {
        var texts = publications.MapGroup("/{id}/texts/{language}");
        texts.MapGet("", ReadAsync);
        texts.MapDelete("", RemoveAsync);
        texts.MapGet("/versions", VersionsAsync);
        texts.MapPost("/share", ShareAsync);
        texts.MapGet("/working", WorkingAsync);
        texts.MapPut("/working", SaveAsync)
            .WithMetadata(new RequestSizeLimitAttribute(PublicationEndpoints.MaxTextBody));
    }

    /// <summary>A version, the newest if none is named; of a draft the text as its authors write it.</summary>
    private static async Task<Results<Ok<TextView>, ProblemHttpResult>> ReadAsync(
        PublicationId id, string language, int? version, Actor actor,
        HttpContext context, IGrainFactory grains, BodyRenderer renderer)
    {
        var read = await Publication(grains, id).TextAsync(actor.Id, language, version);
        return read.TryGet(out var text, out var refusal)
            ? TypedResults.Ok(new TextView(
                text.Language, text.Version, text.Title, text.Source, renderer.Render(id, text), text.At, text.By))
            : Problems.Of(context, refusal);
    }

    /// <summary>Removes a rendering.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        PublicationId id, string language, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Publication(grains, id).RemoveTextAsync(actor.Id, language, requestId)).Answer(context);

    /// <summary>The versions, newest first.</summary>
    private static async Task<Results<Ok<Items<TextVersion>>, ProblemHttpResult>> VersionsAsync(
        PublicationId id, string language, Actor actor, HttpContext context, IGrainFactory grains)
    {
        var read = await Publication(grains, id).VersionsAsync(actor.Id, language);
        return read.TryGet(out var versions, out var refusal)
            ? TypedResults.Ok(new Items<TextVersion>(versions))
            : Problems.Of(context, refusal);
    }

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ShareAsync(
        PublicationId id, string language, Actor actor, TextShareBody body, HttpContext context, IGrainFactory grains) =>
        (await Publication(grains, id).ShareTextAsync(
            actor.Id, language, new TextSharing { RequestId = body.RequestId, Credit = body.Credit })).AnswerEntry(context);

    private static async Task<Results<Ok<WorkingText>, ProblemHttpResult>> WorkingAsync(
        PublicationId id, string language, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Publication(grains, id).WorkingAsync(actor.Id, language)).Answer(context);

    private static async Task<Results<Ok<SavedView>, ProblemHttpResult>> SaveAsync(
        PublicationId id, string language, Actor actor, WorkingBody body, HttpContext context, IGrainFactory grains)
    {
        var saved = await Publication(grains, id).SaveAsync(actor.Id, language, new TextSaving
        {
            RequestId = body.RequestId,
            Base = body.Base,
            Title = body.Title ?? "",
            Body = body.Body ?? "",
            Of = body.Of,
        });
        return saved.TryGet(out var no, out var refusal)
            ? TypedResults.Ok(new SavedView(no))
            : Problems.Of(context, refusal);
    }

    private static IPublicationGrain Publication(IGrainFactory grains, PublicationId id) =>
        PublicationEndpoints.Publication(grains, id);
}
