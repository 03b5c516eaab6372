using Comparte.Pages;
using Comparte.Topics;
using Comparte.Web.Http;
using Comparte.Web.Publications;
using Comparte.Writing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Comparte.Web.GroupPages;

/// <summary>The pages of a group: what they say, who writes them, what they said before. What a page is and who has its pen is
/// read as the topic <c>page/{id}</c>, the list of a group's pages in the group's.</summary>
internal static class GroupPageEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapGroupPages(this IEndpointRouteBuilder routes)
    {
        routes.MapApi("/api/groups/{groupId}/pages", "Pages").MapPost("", CreateAsync)
            .WithMetadata(new RequestSizeLimitAttribute(PublicationEndpoints.MaxTextBody));
        var pages = routes.MapApi("/api/pages/{id}", "Pages");
        pages.MapPatch("", ChangeAsync);
        pages.MapDelete("", DeleteAsync);
        pages.MapGet("/text", TextAsync);
        pages.MapPut("/text", SaveAsync)
            .WithMetadata(new RequestSizeLimitAttribute(PublicationEndpoints.MaxTextBody));
        pages.MapGet("/versions", VersionsAsync);
        pages.MapPut("/pen", TakePenAsync);
        pages.MapDelete("/pen", LayDownPenAsync);
    }

    private static async Task<Results<Created<Made>, ProblemHttpResult>> CreateAsync(
        GroupId groupId, Actor actor, NewPageBody body, HttpContext context, IGrainFactory grains)
    {
        var id = EntityId.FromRequest<PageId>(actor.Id, body.RequestId);
        var page = new NewPage { RequestId = body.RequestId, Title = body.Title ?? "", Body = body.Body ?? "" };
        return (await Page(grains, id).CreateAsync(actor.Id, groupId, page)).TryGet(out _, out var refusal)
            ? TypedResults.Created($"/api/topics/page/{id}/entries", new Made(id.Value))
            : Problems.Of(context, refusal);
    }

    /// <summary>Pins, locks, puts away or brings back.</summary>
    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ChangeAsync(
        PageId id, Actor actor, PageChange body, HttpContext context, IGrainFactory grains) =>
        (await Page(grains, id).ChangeAsync(actor.Id, body)).AnswerEntry(context);

    /// <summary>Deletes for ever what was put away.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        PageId id, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Page(grains, id).DeleteAsync(actor.Id, requestId)).Answer(context);

    /// <summary>A version, the newest if none is named.</summary>
    private static async Task<Results<Ok<PageTextView>, ProblemHttpResult>> TextAsync(
        PageId id, int? version, Actor actor, HttpContext context, IGrainFactory grains, BodyRenderer renderer)
    {
        var read = await Page(grains, id).TextAsync(actor.Id, version);
        return read.TryGet(out var text, out var refusal)
            ? TypedResults.Ok(new PageTextView(
                text.Version, text.Title, text.Source, renderer.Render(id, text), text.At, text.By))
            : Problems.Of(context, refusal);
    }

    /// <summary>Saves the next version.</summary>
    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> SaveAsync(
        PageId id, Actor actor, PageTextBody body, HttpContext context, IGrainFactory grains) =>
        (await Page(grains, id).SaveAsync(actor.Id, new PageSaving
        {
            RequestId = body.RequestId,
            Base = body.Base,
            Title = body.Title ?? "",
            Body = body.Body ?? "",
            Note = body.Note,
            Restores = body.Restores,
            Hand = body.Hand ?? default,
            KeepsPen = body.KeepsPen ?? false,
        })).AnswerEntry(context);

    /// <summary>The versions, newest first.</summary>
    private static async Task<Results<Ok<Items<TextVersion>>, ProblemHttpResult>> VersionsAsync(
        PageId id, Actor actor, HttpContext context, IGrainFactory grains)
    {
        var read = await Page(grains, id).VersionsAsync(actor.Id);
        return read.TryGet(out var versions, out var refusal)
            ? TypedResults.Ok(new Items<TextVersion>(versions))
            : Problems.Of(context, refusal);
    }

    /// <summary>Takes the pen, or keeps it for another while.</summary>
    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> TakePenAsync(
        PageId id, Actor actor, PenBody body, HttpContext context, IGrainFactory grains) =>
        (await Page(grains, id).TakePenAsync(actor.Id, body.Hand, body.Asking ?? PenAsking.Take)).AnswerEntry(context);

    /// <summary>Lays the pen down, where that browser still has it.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> LayDownPenAsync(
        PageId id, Guid hand, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Page(grains, id).LayDownPenAsync(actor.Id, hand)).Answer(context);

    private static IPageGrain Page(IGrainFactory grains, PageId id) => grains.GetGrain<IPageGrain>(id.Value);
}
