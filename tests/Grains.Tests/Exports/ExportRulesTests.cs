using Comparte.Exports;
using Comparte.Files;
using Comparte.Grains.Tests.Files;

namespace Comparte.Grains.Tests.Exports;

/// <summary>What things are called in the file.</summary>
public sealed class ExportRulesTests
{
    private static readonly FileId File = FileId.Of("x019ca859080070008000000000000001");

    [Theory]
    [InlineData("huerta.jpg", "files/000000000001-huerta.jpg")]
    [InlineData("../../etc/x", "files/000000000001-.._.._etc_x")]
    [InlineData("a\\b:c?.txt", "files/000000000001-a_b_c_.txt")]
    [InlineData("clase.webp.jpg", "files/000000000001-clase.jpg")]
    [InlineData("acta.2.pdf", "files/000000000001-acta.2.pdf")]
    [InlineData("Año\n1.pdf", "files/000000000001-Año_1.pdf")]
    public void A_name_leads_nowhere_else(string name, string path) => Assert.Equal(path, ExportRules.PathOf(File, name));

    [Theory]
    [InlineData("¿Qué sembramos?", "que-sembramos-000000000001")]
    [InlineData(null, "000000000001")]
    public void A_title_becomes_plain(string? title, string slug) => Assert.Equal(slug, ExportRules.Slug(title, File.Value));

    [Fact]
    public async Task Bytes_come_in_pieces_and_nobody_else_adds_to_them()
    {
        var blobs = new MemoryBlobs();
        await using var writer = new BlobWriter(blobs, File);
        var bytes = new byte[2_500_000];
        Random.Shared.NextBytes(bytes);

        await writer.WriteAsync(bytes.AsMemory(0, 1_500_000));
        Assert.Equal(1_500_000, await blobs.LengthAsync(File, FilePart.Uploaded));
        writer.Write(bytes.AsSpan(1_500_000));
        Assert.Equal(bytes.Length, await writer.FinishAsync(default));
        await blobs.AppendAsync(File, bytes.Length, new MemoryStream([1]), bytes.Length + 1);

        writer.Write([2]);
        await Assert.ThrowsAsync<IOException>(() => writer.FinishAsync(default));
    }
}
