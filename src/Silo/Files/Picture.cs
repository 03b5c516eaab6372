using SkiaSharp;

namespace Comparte.Silo.Files;

/// <summary>
/// Pictures made anew from their pixels: the right way up, in the colors of the web, and without anything that the camera
/// noted beside them. What doesn't become pixels doesn't leave.
/// </summary>
internal sealed class Picture : IDisposable
{
    /// <summary>More isn't decoded: a small file may claim to be a picture of any size.</summary>
    public const long MaxPixels = 50_000_000;

    /// <summary>The longer side of a picture for a screen.</summary>
    public const int DisplaySide = 1600;

    /// <summary>The longer side of a picture for a list.</summary>
    public const int ThumbnailSide = 480;

    /// <summary>Bytes of a picture for a list.</summary>
    public const int ThumbnailBytes = 30_000;

    private const int FullQuality = 85;
    private const int DisplayQuality = 78;
    private const int SmallestThumbnailSide = 120;
    private static readonly int[] ThumbnailQualities = [75, 60, 45, 30];

    /// <summary>WebP takes no more pixels a side.</summary>
    private const int LongestSide = 16_383;

    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    private readonly SKBitmap _bitmap;

    private Picture(SKBitmap bitmap) => _bitmap = bitmap;

    public int Width => _bitmap.Width;

    public int Height => _bitmap.Height;

    /// <summary>Decodes a picture. The refusal's code where it can't be: <c>picture_too_large</c>,
    /// <c>picture_unreadable</c>.</summary>
    public static (Picture? Picture, string? Refusal) Read(Stream content)
    {
        content.Position = 0;
        using var codec = SKCodec.Create(content);
        if (codec is null)
        {
            return (null, "picture_unreadable");
        }

        if ((long)codec.Info.Width * codec.Info.Height > MaxPixels
            || Math.Max(codec.Info.Width, codec.Info.Height) > LongestSide)
        {
            return (null, "picture_too_large");
        }

        using var colors = SKColorSpace.CreateSrgb();
        var alpha = codec.Info.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, alpha, colors);
        var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) != SKCodecResult.Success)
        {
            bitmap.Dispose();
            return (null, "picture_unreadable");
        }

        return (new Picture(Upright(bitmap, codec.EncodedOrigin)), null);
    }

    /// <summary>In its own size. A photo becomes a JPEG, which is quick; what can be seen through a WebP.</summary>
    public byte[] Full() => _bitmap.AlphaType == SKAlphaType.Opaque
        ? Encode(_bitmap, SKEncodedImageFormat.Jpeg, FullQuality)
        : Encode(_bitmap, SKEncodedImageFormat.Webp, FullQuality);

    /// <summary>The media type of <see cref="Full"/>.</summary>
    public ContentKind FullKind => _bitmap.AlphaType == SKAlphaType.Opaque ? ContentKind.Jpeg : ContentKind.Webp;

    /// <summary>For a screen, as WebP.</summary>
    public byte[] Display() => Scaled(DisplaySide, DisplayQuality);

    /// <summary>For a list, as WebP: as good as it can be in so few bytes.</summary>
    public byte[] Thumbnail()
    {
        for (var side = ThumbnailSide; ; side = side * 3 / 4)
        {
            foreach (var quality in ThumbnailQualities)
            {
                var encoded = Scaled(side, quality);
                if (encoded.Length <= ThumbnailBytes || side <= SmallestThumbnailSide)
                {
                    return encoded;
                }
            }
        }
    }

    public void Dispose() => _bitmap.Dispose();

    private byte[] Scaled(int side, int quality)
    {
        var longer = Math.Max(Width, Height);
        if (longer <= side)
        {
            return Encode(_bitmap, SKEncodedImageFormat.Webp, quality);
        }

        var (width, height) = (Math.Max(1, Width * side / longer), Math.Max(1, Height * side / longer));
        using var scaled = _bitmap.Resize(_bitmap.Info.WithSize(width, height), Smooth);
        return Encode(scaled, SKEncodedImageFormat.Webp, quality);
    }

    /// <summary>Without a color profile: the colors are those that a browser takes where it is told of none.</summary>
    private static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format, int quality)
    {
        using var pixels = new SKPixmap(bitmap.Info.WithColorSpace(null), bitmap.GetPixels(), bitmap.RowBytes);
        using var encoded = pixels.Encode(format, quality)
            ?? throw new InvalidOperationException("A picture could not be encoded.");
        return encoded.ToArray();
    }

    /// <summary>Turns and mirrors as the camera noted; the given bitmap is no longer used.</summary>
    private static SKBitmap Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft)
        {
            return bitmap;
        }

        using (bitmap)
        {
            var (width, height) = (bitmap.Width, bitmap.Height);
            var lies = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop
                or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
            var upright = new SKBitmap(lies
                ? bitmap.Info.WithSize(height, width)
                : bitmap.Info);
            using var canvas = new SKCanvas(upright);
            canvas.SetMatrix(origin switch
            {
                SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
                SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
                SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
                SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
                SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
                SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
                SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
                _ => SKMatrix.Identity,
            });
            using var image = SKImage.FromPixels(bitmap.PeekPixels());
            canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default);
            return upright;
        }
    }
}
