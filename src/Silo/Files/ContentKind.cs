using Comparte.Files;

namespace Comparte.Silo.Files;

/// <summary>One kind of content that is taken.</summary>
/// <param name="Kind">What it is to people.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Endings">The endings of its names; the first one is given to a name that has none of them.</param>
internal sealed record ContentKind(FileKind Kind, string Type, params string[] Endings)
{
    public static readonly ContentKind Jpeg = new(FileKind.Picture, "image/jpeg", ".jpg", ".jpeg");
    public static readonly ContentKind Png = new(FileKind.Picture, "image/png", ".png");
    public static readonly ContentKind Gif = new(FileKind.Picture, "image/gif", ".gif");
    public static readonly ContentKind Webp = new(FileKind.Picture, "image/webp", ".webp");
    public static readonly ContentKind Pdf = new(FileKind.Document, "application/pdf", ".pdf");
    public static readonly ContentKind Mp3 = new(FileKind.Audio, "audio/mpeg", ".mp3");
    public static readonly ContentKind Ogg = new(FileKind.Audio, "audio/ogg", ".ogg", ".opus", ".oga");
    public static readonly ContentKind WebmAudio = new(FileKind.Audio, "audio/webm", ".weba", ".webm");
    public static readonly ContentKind WebmVideo = new(FileKind.Video, "video/webm", ".webm");
    public static readonly ContentKind Mp4Audio = new(FileKind.Audio, "audio/mp4", ".m4a", ".mp4");
    public static readonly ContentKind Mp4Video = new(FileKind.Video, "video/mp4", ".mp4", ".m4v", ".mov");
    public static readonly ContentKind Text = new(FileKind.Text, "text/plain", ".txt", ".csv", ".md", ".tsv");
    public static readonly ContentKind Zip = new(FileKind.Archive, "application/zip", ".zip");

    public static readonly ContentKind Docx = Office("wordprocessingml.document", ".docx");
    public static readonly ContentKind Xlsx = Office("spreadsheetml.sheet", ".xlsx");
    public static readonly ContentKind Pptx = Office("presentationml.presentation", ".pptx");
    public static readonly ContentKind Odt = OpenDocument("text", ".odt");
    public static readonly ContentKind Ods = OpenDocument("spreadsheet", ".ods");
    public static readonly ContentKind Odp = OpenDocument("presentation", ".odp");

    private static ContentKind Office(string type, string ending) =>
        new(FileKind.Document, $"application/vnd.openxmlformats-officedocument.{type}", ending);

    private static ContentKind OpenDocument(string type, string ending) =>
        new(FileKind.Document, $"application/vnd.oasis.opendocument.{type}", ending);
}
