using System.Globalization;
using Comparte.Exports;
using Comparte.Files;
using Comparte.Web.Files;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;

namespace Comparte.Web.Accounts;

/// <summary>Everything that is the member's own, in one file: asked for, made meanwhile, and then fetched in as many
/// pieces as the line needs. It holds all that somebody knows and wrote, so only who signed in with a browser gets it,
/// and no token.</summary>
internal static class ExportEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapExport(this IEndpointRouteBuilder routes)
    {
        var export = routes.MapApi("/api/me/export", "Me").ByCookieOnly();
        export.MapGet("", ReadAsync);
        export.MapPost("", BeginAsync);
        export.MapDelete("", RemoveAsync);
        export.MapGet("/content", FetchAsync);
    }

    private static async Task<Results<Ok<ExportView>, ProblemHttpResult>> ReadAsync(
        Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Export(grains, actor).ViewAsync(actor.Id)).Answer(context);

    /// <summary>Begins to make the file, in the language of the request.</summary>
    private static async Task<Results<Ok<ExportView>, ProblemHttpResult>> BeginAsync(
        ExportBody body, Actor actor, HttpContext context, SignIns signIns, IGrainFactory grains)
    {
        if (await signIns.RefusesUnprovenAsync(actor, body.Password) is { } refusal)
        {
            return Problems.Of(context, refusal);
        }

        var language = Texts.LanguageOf(context);
        var begun = await Export(grains, actor).BeginAsync(actor.Id, new NewExport
        {
            RequestId = body.RequestId,
            Language = language,
            Words = Texts.Beginning(language, NewExport.WordKeys),
        });
        return begun.Answer(context);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Export(grains, actor).RemoveAsync(actor.Id)).Answer(context);

    /// <summary>The bytes, from wherever they are asked for; one that was made anew has another mark.</summary>
    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> FetchAsync(
        Actor actor, HttpContext context, IGrainFactory grains, IBlobStore blobs)
    {
        if (!(await Export(grains, actor).FileAsync(actor.Id)).TryGet(out var file, out var refusal))
        {
            return Problems.Of(context, refusal);
        }

        if (await blobs.OpenAsync(file.Blob, FilePart.Uploaded, context.RequestAborted) is not { } bytes)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = FileEndpoints.Patience;
        }

        context.Response.Headers.CacheControl = actor.IsShared ? "no-store" : "private, no-cache";
        var mark = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{file.At.UtcTicks:x}\""));
        return TypedResults.Stream(bytes, "application/zip", file.Name, file.At, mark, enableRangeProcessing: true);
    }

    private static IExportGrain Export(IGrainFactory grains, Actor actor) => grains.GetGrain<IExportGrain>(actor.Id.Value);
}
