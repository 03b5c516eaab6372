using Comparte.Files;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Comparte.Web.Files;

/// <summary>
/// Uploads in pieces that go on where the line broke: <c>POST</c> makes room, <c>PATCH</c> adds bytes at the offset that the
/// upload has, <c>GET</c> tells that offset. A piece that breaks off counts as far as it came.
/// </summary>
internal static class FileEndpoints
{
    /// <summary>Where the bytes of a <c>PATCH</c> belong.</summary>
    public const string OffsetHeader = "Upload-Offset";

    /// <summary>Bytes of one piece.</summary>
    public const long MaxPiece = 8 * 1024 * 1024;

    /// <summary>A poor line is slow, and silent for long: it is not an attack.</summary>
    public static readonly MinDataRate Patience = new(bytesPerSecond: 64, gracePeriod: TimeSpan.FromSeconds(45));

    /// <summary>Maps them.</summary>
    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapApi("/api/files", "Files");
        files.MapPost("", CreateAsync);
        files.MapGet("/{id}", UploadOfAsync);
        files.MapPatch("/{id}", AddAsync).WithMetadata(new RequestSizeLimitAttribute(MaxPiece));
        files.MapDelete("/{id}", RemoveAsync);
        files.MapDelete("/kept", ForgetKept);
        files.MapContents();
    }

    private static async Task<Results<Created<UploadView>, ProblemHttpResult>> CreateAsync(
        Actor actor, NewFile body, HttpContext context, IGrainFactory grains, IBlobStore blobs)
    {
        var id = EntityId.FromRequest<FileId>(actor.Id, body.RequestId);
        var created = await File(grains, id).CreateAsync(actor.Id, body);
        return created.TryGet(out var file, out var refusal)
            ? TypedResults.Created($"/api/files/{id}", await ViewAsync(file, blobs))
            : Problems.Of(context, refusal);
    }

    /// <summary>How far an upload is. Who uploads it.</summary>
    private static async Task<Results<Ok<UploadView>, ProblemHttpResult>> UploadOfAsync(
        FileId id, Actor actor, HttpContext context, IGrainFactory grains, IBlobStore blobs) =>
        (await File(grains, id).UploadAsync(actor.Id)).TryGet(out var file, out var refusal)
            ? TypedResults.Ok(await ViewAsync(file, blobs))
            : Problems.Of(context, refusal);

    /// <summary>Adds bytes. At another offset than the upload's: 409, with the right <c>offset</c>.</summary>
    private static async Task<Results<Ok<UploadView>, ProblemHttpResult>> AddAsync(
        FileId id,
        [FromHeader(Name = OffsetHeader)] long offset,
        Actor actor,
        HttpContext context,
        IGrainFactory grains,
        IBlobStore blobs)
    {
        var upload = await File(grains, id).UploadAsync(actor.Id);
        if (!upload.TryGet(out var file, out var refusal))
        {
            return Problems.Of(context, refusal);
        }

        if (file.Phase != FilePhase.Uploading)
        {
            return TypedResults.Ok(await ViewAsync(file, blobs));
        }

        if (context.Request.ContentLength > file.Size - offset)
        {
            return Problems.Of(context, Refusal.TooLarge("file_too_large", "size"));
        }

        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = Patience;
        }

        var added = await blobs.AppendAsync(id, offset, context.Request.Body, file.Size, context.RequestAborted);
        if (!added.Fitted)
        {
            var problem = Problems.Of(context, Refusal.Conflict("upload_offset"));
            problem.ProblemDetails.Extensions["offset"] = added.Length;
            return problem;
        }

        if (added.Length == file.Size)
        {
            upload = await File(grains, id).FinishAsync(actor.Id);
        }

        return upload.TryGet(out file, out refusal)
            ? TypedResults.Ok(Of(file, added.Length))
            : Problems.Of(context, refusal);
    }

    /// <summary>Takes back what belongs nowhere yet.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        FileId id, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await File(grains, id).RemoveAsync(actor.Id)).Answer(context);

    /// <summary>Has the browser forget the bytes that it kept, of whatever they are. Asked when a group becomes sensitive.</summary>
    private static NoContent ForgetKept(HttpContext context)
    {
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return TypedResults.NoContent();
    }

    private static async Task<UploadView> ViewAsync(FileView file, IBlobStore blobs) => Of(
        file,
        file.Phase == FilePhase.Uploading ? await blobs.LengthAsync(file.Id, FilePart.Uploaded) : file.Size);

    private static UploadView Of(FileView file, long offset) =>
        new(file.Id, file.Name, file.Size, offset, file.Phase, file.Kind, file.Refusal);

    private static IFileGrain File(IGrainFactory grains, FileId id) => grains.GetGrain<IFileGrain>(id.Value);
}
