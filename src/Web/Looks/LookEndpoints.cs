using Comparte.Files;
using Comparte.Looks;
using Comparte.Topics;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Comparte.Web.Looks;

/// <summary>The network's look: its logo and color for whoever opens a page, and the change of it.</summary>
internal static class LookEndpoints
{
    private const string Forever = "public, max-age=31536000, immutable";

    /// <summary>A logo that was taken away is out of what is shared by then.</summary>
    private const string ADay = "public, max-age=86400";

    /// <summary>Maps them.</summary>
    public static void MapLook(this IEndpointRouteBuilder routes)
    {
        routes.MapApi("/api/admin/look", "Administration").ByCookieOnly().MapPut("", ChangeAsync);
        routes.MapGet("/logo/{id}", FetchLogoAsync).ExcludeFromDescription();
        routes.MapGet("/look.css", ReadStyleAsync).ExcludeFromDescription();
    }

    /// <summary>The address of the style that holds the color of pages without scripts; null where none was chosen.</summary>
    public static string? StyleOf(FirstLook look) =>
        look.Style is null ? null : $"/look.css?v={look.At!.Value.UtcTicks}";

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ChangeAsync(
        LookOrder body, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetLook().ChangeAsync(actor.Id, body)).AnswerEntry(context);

    /// <summary>The logo that there is now, made anew from what was uploaded; no other file can be fetched here.</summary>
    private static async Task<Results<FileStreamHttpResult, NotFound>> FetchLogoAsync(
        string id, HttpContext context, IGrainFactory grains, IBlobStore blobs)
    {
        if ((await grains.GetLook().FindAsync())?.Logo is not { } logo || logo.Id.Value != id
            || await blobs.OpenAsync(logo.Id, FilePart.Thumbnail, context.RequestAborted) is not { } bytes)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = ADay;
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return TypedResults.Stream(bytes, "image/webp", entityTag: new EntityTagHeaderValue("\"logo\""));
    }

    private static async Task<ContentHttpResult> ReadStyleAsync(HttpContext context, LookReader reader)
    {
        var look = await reader.FirstAsync();
        context.Response.Headers.CacheControl =
            context.Request.GetEncodedPathAndQuery() == StyleOf(look) ? Forever : "no-cache";
        return TypedResults.Content(look.Style is { } style ? $":root{{{style}}}" : "", "text/css");
    }
}
