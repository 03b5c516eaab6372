using System.IO.Compression;

namespace Comparte.Silo.Files;

/// <summary>
/// Finds what a file is by its first bytes, and an office document by the names inside it. What its own name claims is
/// never asked. What isn't listed here isn't taken, but plain text is, which is nothing but text whatever it says.
/// </summary>
internal static class ContentKinds
{
    private const int HeadSize = 64 * 1024;

    private static readonly (byte[] Start, ContentKind Kind)[] Starts =
    [
        ([0xFF, 0xD8, 0xFF], ContentKind.Jpeg),
        ([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], ContentKind.Png),
        ([.. "GIF87a"u8], ContentKind.Gif),
        ([.. "GIF89a"u8], ContentKind.Gif),
        ([.. "%PDF-"u8], ContentKind.Pdf),
        ([.. "ID3"u8], ContentKind.Mp3),
        ([.. "OggS"u8], ContentKind.Ogg),
        ([.. "PK"u8, 3, 4], ContentKind.Zip),
    ];

    private static readonly (string Name, ContentKind Kind)[] OfficeParts =
    [
        ("word/document.xml", ContentKind.Docx),
        ("xl/workbook.xml", ContentKind.Xlsx),
        ("ppt/presentation.xml", ContentKind.Pptx),
    ];

    private static readonly ContentKind[] OpenDocuments = [ContentKind.Odt, ContentKind.Ods, ContentKind.Odp];

    /// <summary>The kind of a file; null where it isn't taken.</summary>
    /// <param name="content">It can be read from any position.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<ContentKind?> FindAsync(Stream content, CancellationToken stop = default)
    {
        var buffer = new byte[HeadSize];
        content.Position = 0;
        var length = await content.ReadAtLeastAsync(buffer, HeadSize, throwOnEndOfStream: false, stop);
        var kind = OfHead(buffer.AsSpan(0, length));
        return kind == ContentKind.Zip ? OfZip(content) : kind;
    }

    private static ContentKind? OfHead(ReadOnlySpan<byte> head)
    {
        foreach (var (start, kind) in Starts)
        {
            if (head.StartsWith(start))
            {
                return kind;
            }
        }

        return head.Length < 12 ? OfText(head)
            : head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) ? ContentKind.Webp
            : head[4..].StartsWith("ftyp"u8) ? OfMp4(head)
            : head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) ? OfMatroska(head)
            : IsMp3Frame(head) ? ContentKind.Mp3
            : OfText(head);
    }

    /// <summary>Containers of the same family hold other things, too, such as pictures of phones that can't be made anew
    /// here.</summary>
    private static ContentKind? OfMp4(ReadOnlySpan<byte> head)
    {
        var brand = head[8..12];
        if (brand.StartsWith("M4A"u8) || brand.StartsWith("M4B"u8))
        {
            return ContentKind.Mp4Audio;
        }

        var isFilm = brand.StartsWith("iso"u8) || brand.StartsWith("mp4"u8) || brand.StartsWith("avc1"u8)
            || brand.StartsWith("M4V"u8) || brand.StartsWith("qt"u8) || brand.StartsWith("3gp"u8)
            || brand.StartsWith("MSNV"u8) || brand.StartsWith("dash"u8);
        if (!isFilm)
        {
            return null;
        }

        // What it holds is told at the beginning by those that are recorded live, such as voice notes.
        return head.IndexOf("soun"u8) > 0 && head.IndexOf("vide"u8) < 0 ? ContentKind.Mp4Audio : ContentKind.Mp4Video;
    }

    private static ContentKind? OfMatroska(ReadOnlySpan<byte> head) =>
        head[..Math.Min(head.Length, 64)].IndexOf("webm"u8) < 0 ? null
        : head.IndexOf("V_VP"u8) < 0 && head.IndexOf("V_AV1"u8) < 0 ? ContentKind.WebmAudio
        : ContentKind.WebmVideo;

    /// <summary>A frame of MPEG layer III with a bit rate and a sampling rate that exist.</summary>
    private static bool IsMp3Frame(ReadOnlySpan<byte> head) =>
        head[0] == 0xFF && (head[1] & 0xE6) == 0xE2 && (head[2] & 0xF0) is > 0 and < 0xF0 && (head[2] & 0x0C) != 0x0C;

    /// <summary>Text has no control characters but those of lines and columns. A mark of its encoding may stand first.
    /// </summary>
    private static ContentKind? OfText(ReadOnlySpan<byte> head)
    {
        var isWide = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        foreach (var one in head)
        {
            if (one < ' ' && one is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f') && !(isWide && one == 0))
            {
                return null;
            }
        }

        return ContentKind.Text;
    }

    private static ContentKind? OfZip(Stream content)
    {
        try
        {
            content.Position = 0;
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (OfOpenDocument(zip) is { } open)
            {
                return open;
            }

            // A document that brings programs along isn't offered as a document.
            return zip.Entries.Any(entry => entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
                ? ContentKind.Zip
                : OfficeParts.FirstOrDefault(part => zip.GetEntry(part.Name) is not null).Kind ?? ContentKind.Zip;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static ContentKind? OfOpenDocument(ZipArchive zip)
    {
        const int LongestType = 100;
        if (zip.GetEntry("mimetype") is not { Length: <= LongestType } entry)
        {
            return null;
        }

        using var reader = new StreamReader(entry.Open());
        var type = reader.ReadToEnd().Trim();
        return OpenDocuments.FirstOrDefault(kind => kind.Type == type);
    }
}
