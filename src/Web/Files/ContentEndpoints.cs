using Comparte.Files;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Comparte.Web.Files;

/// <summary>
/// The bytes of files. Nothing that is fetched here can run on the site: its type is the one found by its content and
/// isn't guessed again, whatever isn't a remade picture, sound or film is saved and not shown, and what is shown has no
/// origin, no scripts and loads nothing. Who may fetch is asked each time; browsers keep the bytes and ask.
/// </summary>
internal static class ContentEndpoints
{
    private const string Policy = "sandbox; default-src 'none'";

    /// <summary>Maps them under the group of files.</summary>
    public static void MapContents(this IEndpointRouteBuilder files)
    {
        files.MapGet("/{id}/content", (FileId id, Actor actor, HttpContext context, IGrainFactory grains,
            IBlobStore blobs) => FetchAsync(id, null, actor, context, grains, blobs));
        files.MapGet("/{id}/display", (FileId id, Actor actor, HttpContext context, IGrainFactory grains,
            IBlobStore blobs) => FetchAsync(id, FilePart.Display, actor, context, grains, blobs));
        files.MapGet("/{id}/thumbnail", (FileId id, Actor actor, HttpContext context, IGrainFactory grains,
            IBlobStore blobs) => FetchAsync(id, FilePart.Thumbnail, actor, context, grains, blobs));
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> FetchAsync(
        FileId id, FilePart? part, Actor actor, HttpContext context, IGrainFactory grains, IBlobStore blobs)
    {
        var seen = await grains.GetGrain<IFileGrain>(id.Value).ViewAsync(actor.Id);
        if (!seen.TryGet(out var file, out var refusal))
        {
            return Problems.Of(context, refusal);
        }

        if (file.Phase != FilePhase.Ready)
        {
            return Problems.Of(context, Refusal.Conflict("file_not_ready"));
        }

        var wanted = part ?? file.Original;
        var bytes = IsMadeOf(wanted, file) ? await blobs.OpenAsync(id, wanted, context.RequestAborted) : null;
        if (bytes is null)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        var (type, name) = wanted is FilePart.Display or FilePart.Thumbnail
            ? ("image/webp", Path.ChangeExtension(file.Name, ".webp"))
            : (file.Type!, file.Name);
        Guard(context.Response.Headers, isKept: !actor.IsShared && !file.Sensitive, file.Kind, name);
        return TypedResults.Stream(
            bytes, type, entityTag: new EntityTagHeaderValue($"\"{wanted}\""), enableRangeProcessing: true);
    }

    private static bool IsMadeOf(FilePart part, FileView file) =>
        part == file.Original || file.Kind == FileKind.Picture;

    private static void Guard(IHeaderDictionary headers, bool isKept, FileKind? kind, string name)
    {
        var isShown = kind is FileKind.Picture or FileKind.Audio or FileKind.Video;
        var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
        disposition.SetHttpFileName(name);
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = Policy;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // On a device that others use too, and of a sensitive group, nothing stays; else the bytes never change, and the right to
        // them may.
        headers.CacheControl = isKept ? "private, no-cache" : "no-store";
    }
}
