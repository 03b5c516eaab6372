using System.IO.Compression;
using System.Text;
using Comparte.Silo.Files;

namespace Comparte.Cluster.Tests.Files;

/// <summary>Content decides what a file is.</summary>
public sealed class ContentKindTests
{
    public static readonly TheoryData<string, byte[]> Known = new()
    {
        { "image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] },
        { "image/png", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A] },
        { "image/gif", [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0] },
        { "image/webp", [.. "RIFF"u8, 1, 0, 0, 0, .. "WEBPVP8 "u8] },
        { "application/pdf", [.. "%PDF-1.7\n"u8, 0xE2, 0xE3] },
        { "audio/mpeg", [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0] },
        { "audio/mpeg", [0xFF, 0xFB, 0x90, 0x64, 0, 0, 0, 0, 0, 0, 0, 0] },
        { "audio/ogg", [.. "OggS"u8, 0, 2] },
        { "audio/webm", [0x1A, 0x45, 0xDF, 0xA3, 0x9F, .. "webm...............A_OPUS"u8] },
        { "video/webm", [0x1A, 0x45, 0xDF, 0xA3, 0x9F, .. "webm...............V_VP9"u8] },
        { "video/mp4", [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0] },
        { "audio/mp4", [0, 0, 0, 24, .. "ftypM4A "u8, 0, 0, 0, 0] },
        { "audio/mp4", [0, 0, 0, 24, .. "ftypiso5"u8, 0, 0, 0, 0, .. "moov....hdlr....soun"u8] },
        { "text/plain", [.. "nombre;país\nAna;Guatemala\n"u8] },
        { "text/plain", Encoding.Latin1.GetBytes("año;cantidad\r\n2026;3\r\n") },
        { "text/plain", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("año\tkilos")] },
        { "text/plain", [.. "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"u8] },
        { "application/zip", Zip(("fotos/1.jpg", "x")) },
        { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Zip(("word/document.xml", "<w/>")) },
        { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Zip(("xl/workbook.xml", "<x/>")) },
        { "application/vnd.openxmlformats-officedocument.presentationml.presentation", Zip(("ppt/presentation.xml", "")) },
        { "application/vnd.oasis.opendocument.text", Zip(("mimetype", "application/vnd.oasis.opendocument.text")) },
        { "application/zip", Zip(("mimetype", "text/html")) },
        { "application/zip", Zip(("word/document.xml", "<w/>"), ("word/vbaProject.bin", "x")) },
    };

    public static readonly TheoryData<byte[]> NotTaken =
    [
        [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0],
        [0x7F, .. "ELF"u8, 2, 1, 1, 0, 0, 0, 0, 0],
        [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0],
        [0x1A, 0x45, 0xDF, 0xA3, .. "matroska........"u8],
        [.. "PK"u8, 3, 4, 0, 0, 0, 0, 1, 2, 3, 4],
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0],
        [.. "text with a"u8, 0, .. "zero"u8],
    ];

    [Theory, MemberData(nameof(Known))]
    public async Task Known_content_has_its_type(string type, byte[] content) =>
        Assert.Equal(type, (await ContentKinds.FindAsync(new MemoryStream(content)))?.Type);

    [Theory, MemberData(nameof(NotTaken))]
    public async Task Other_content_is_not_taken(byte[] content) =>
        Assert.Null(await ContentKinds.FindAsync(new MemoryStream(content)));

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.NoCompression).Open());
                writer.Write(text);
            }
        }

        return packed.ToArray();
    }
}
