using Comparte.Files;

namespace Comparte.Web.Files;

/// <summary>A file as it is being uploaded or stands ready.</summary>
/// <param name="Id">The file.</param>
/// <param name="Name">Its name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Offset">How many of them are stored.</param>
/// <param name="Phase">How far it is.</param>
/// <param name="Kind">What it is, once that is known.</param>
/// <param name="Refusal">Why it isn't taken: the code of a refusal.</param>
public sealed record UploadView(
    FileId Id, string Name, long Size, long Offset, FilePhase Phase, FileKind? Kind, string? Refusal);
