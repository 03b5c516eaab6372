using SkiaSharp;

namespace Comparte.Web.Tests.Files;

/// <summary>Pictures are made anew: without the place, the right way up, small.</summary>
[Collection(SiteCollection.Name)]
public sealed class PictureTests(Site site)
{
    private static readonly string[] Forms = ["content", "display", "thumbnail"];

    [Fact]
    public async Task A_photo_leaves_without_what_the_camera_noted_and_stays_on_no_disk_with_it()
    {
        using var ana = await site.SignedInAsync("Ana");
        var photo = Samples.Photo();
        Assert.True(Holds(photo, Samples.Coordinates) && Holds(photo, Samples.Camera));

        var (id, file) = await ana.UploadAsync(photo, "IMG_2044.jpg");

        Assert.Equal("picture", file.GetProperty("kind").GetString());
        foreach (var form in Forms)
        {
            var bytes = await ana.Http.GetByteArrayAsync($"/api/files/{id}/{form}");
            Assert.False(Holds(bytes, Samples.Coordinates) || Holds(bytes, Samples.Camera), form);
            Assert.False(Holds(bytes, [.. "Exif"u8]) || Holds(bytes, [.. "EXIF"u8]), form);
        }

        await Site.EventuallyAsync(() => Task.FromResult(
            !PathsOf(id).Any(path => path.EndsWith(".uploaded", StringComparison.Ordinal))));
        Assert.All(PathsOf(id), path => Assert.False(Holds(File.ReadAllBytes(path), Samples.Camera), path));
        Assert.Equal(3, PathsOf(id).Length);
    }

    [Fact]
    public async Task A_photo_stands_upright_in_three_sizes()
    {
        using var ana = await site.SignedInAsync("Ana");
        var (id, _) = await ana.UploadAsync(Samples.Photo(), "IMG_2044.jpg");

        (string Form, int Width, int Height)[] sizes =
            [("content", 1800, 2400), ("display", 1200, 1600), ("thumbnail", 360, 480)];
        foreach (var (form, width, height) in sizes)
        {
            using var answer = await ana.Http.GetAsync($"/api/files/{id}/{form}");
            using var picture = SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal((width, height), (picture.Width, picture.Height));
            Assert.True(IsRed(picture.GetPixel(width / 2, 10)) && IsBlue(picture.GetPixel(width / 2, height - 10)), form);
            Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal(form == "content" ? "image/jpeg" : "image/webp", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_thumbnail_is_small_however_much_there_is_to_see()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var noise = new SKBitmap(1500, 1500, SKColorType.Rgba8888, SKAlphaType.Opaque);
        new Random(7).NextBytes(noise.GetPixelSpan());
        var (id, _) = await ana.UploadAsync(noise.Encode(SKEncodedImageFormat.Jpeg, 95).ToArray(), "ruido.jpg");

        var thumbnail = await ana.Http.GetByteArrayAsync($"/api/files/{id}/thumbnail");

        Assert.InRange(thumbnail.Length, 1, 30_000);
    }

    [Fact]
    public async Task What_can_be_seen_through_stays_so()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var clear = new SKBitmap(40, 30, SKColorType.Rgba8888, SKAlphaType.Premul);
        clear.Erase(SKColors.Transparent);
        var (id, _) = await ana.UploadAsync(clear.Encode(SKEncodedImageFormat.Png, 100).ToArray(), "logo.png");

        using var answer = await ana.Http.GetAsync($"/api/files/{id}/content");
        using var picture = SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync());

        Assert.Equal("image/webp", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("logo.png.webp", answer.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal(0, picture.GetPixel(20, 15).Alpha);
    }

    [Fact]
    public async Task A_small_file_that_claims_to_be_a_huge_picture_is_refused()
    {
        using var ana = await site.SignedInAsync("Ana");
        var bomb = Samples.PixelBomb();
        Assert.InRange(bomb.Length, 1, 300_000);

        var (id, file) = await ana.UploadAsync(bomb, "bomba.png");

        Assert.Equal("picture_too_large", file.GetProperty("refusal").GetString());
        Assert.Empty(PathsOf(id));
    }

    [Fact]
    public async Task A_picture_that_breaks_off_is_refused()
    {
        using var ana = await site.SignedInAsync("Ana");

        var (_, file) = await ana.UploadAsync(Samples.Photo()[..20_000], "rota.jpg");

        Assert.Equal("picture_unreadable", file.GetProperty("refusal").GetString());
    }

    private static bool IsRed(SKColor color) => color is { Red: > 180, Blue: < 90 };

    private static bool IsBlue(SKColor color) => color is { Blue: > 180, Red: < 90 };

    private static bool Holds(byte[] bytes, byte[] part) => bytes.AsSpan().IndexOf(part) >= 0;

    private string[] PathsOf(FileId id) =>
        Directory.GetFiles(Path.Combine(site.Folder, "files"), $"{id}.*", SearchOption.AllDirectories);
}
