using System.Collections.Immutable;
using SkiaSharp;

namespace Comparte.Web.Demo;

/// <summary>The pictures above what is shared in the demonstration: one scene for each axis, in a few variants. Each is drawn
/// once and stored as a file of whoever shares it.</summary>
internal sealed class DemoCovers
{
    /// <summary>How many there are of each axis.</summary>
    public const int Variants = 3;

    private const int Quality = 80;
    private readonly Dictionary<(string, int), ImmutableArray<byte>> _drawn = [];

    /// <summary>A picture as WebP.</summary>
    public ImmutableArray<byte> Draw(string axis, int variant)
    {
        lock (_drawn)
        {
            if (!_drawn.TryGetValue((axis, variant), out var bytes))
            {
                _drawn[(axis, variant)] = bytes = Paint(axis, variant);
            }

            return bytes;
        }
    }

    private static ImmutableArray<byte> Paint(string axis, int variant)
    {
        using var surface = SKSurface.Create(
            new SKImageInfo(DemoScenes.Width, DemoScenes.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var brush = new DemoBrush(surface.Canvas, axis, variant);
        DemoScenes.Of(axis)(brush);
        using var image = surface.Snapshot();
        using var encoded = image.Encode(SKEncodedImageFormat.Webp, Quality);
        return [.. encoded.AsSpan()];
    }
}

/// <summary>Paints one picture in the colors of the community.</summary>
internal sealed class DemoBrush(SKCanvas canvas, string axis, int variant) : IDisposable
{
    private static readonly SKColor[] Colors =
    [
        new(0x8A, 0x34, 0x18), new(0x2C, 0x5E, 0x3B), new(0xF2, 0xB8, 0x3B), new(0x1F, 0x4E, 0x79), new(0x7A, 0x2A, 0x57),
        new(0xD9, 0x8E, 0x5F), new(0x8F, 0xB9, 0x8A), new(0xF3, 0xE9, 0xDC),
    ];

    private static readonly SKColor[] Grounds =
        [new(0xF7, 0xE1, 0xD5), new(0xE1, 0xEE, 0xDF), new(0xE0, 0xEB, 0xF5), new(0xFB, 0xF0, 0xD6)];

    private readonly SKPaint _paint = new() { IsAntialias = true };
    private int _asked;

    /// <summary>Which of the variants.</summary>
    public int Variant => variant;

    /// <summary>Fills the whole picture.</summary>
    public void Ground() => canvas.Clear(Grounds[DemoChance.Of($"{axis}/ground/{variant}", Grounds.Length)]);

    /// <summary>A number that looks like chance.</summary>
    public float Between(float least, float most) =>
        least + ((most - least) * (float)DemoChance.Part($"{axis}/{variant}/{_asked++}"));

    /// <summary>Chooses a color, moved on by the variant.</summary>
    public DemoBrush In(int color)
    {
        _paint.Style = SKPaintStyle.Fill;
        _paint.Color = Colors[(color + (variant * 2)) % Colors.Length];
        return this;
    }

    /// <summary>Chooses a color for lines.</summary>
    public DemoBrush Line(int color, float width)
    {
        In(color)._paint.Style = SKPaintStyle.Stroke;
        _paint.StrokeWidth = width;
        _paint.StrokeCap = SKStrokeCap.Round;
        return this;
    }

    /// <summary>A circle.</summary>
    public void Circle(float x, float y, float radius) => canvas.DrawCircle(x, y, radius, _paint);

    /// <summary>A box.</summary>
    public void Box(float x, float y, float width, float height, float round = 0) =>
        canvas.DrawRoundRect(x, y, width, height, round, round, _paint);

    /// <summary>A part of a circle; with a center a slice, without a line.</summary>
    public void Arc(float x, float y, float radius, float from, float sweep, bool slice) =>
        canvas.DrawArc(SKRect.Create(x - radius, y - radius, radius * 2, radius * 2), from, sweep, slice, _paint);

    /// <summary>A seed or a leaf: an oval that is turned.</summary>
    public void Seed(float x, float y, float length, float width, float degrees)
    {
        canvas.Save();
        canvas.RotateDegrees(degrees, x, y);
        canvas.DrawOval(x, y, length, width, _paint);
        canvas.Restore();
    }

    /// <summary>A hill over the whole width, down to the lower edge.</summary>
    public void Hill(float left, float peak, float right)
    {
        using var path = new SKPathBuilder();
        path.MoveTo(0, left);
        path.CubicTo(DemoScenes.Width * 0.3f, peak, DemoScenes.Width * 0.6f, peak, DemoScenes.Width, right);
        path.LineTo(DemoScenes.Width, DemoScenes.Height);
        path.LineTo(0, DemoScenes.Height);
        path.Close();
        using var hill = path.Detach();
        canvas.DrawPath(hill, _paint);
    }

    /// <summary>A curved line.</summary>
    public void Curve(float x, float y, float overX, float overY, float toX, float toY)
    {
        using var path = new SKPathBuilder();
        path.MoveTo(x, y);
        path.QuadTo(overX, overY, toX, toY);
        using var curve = path.Detach();
        canvas.DrawPath(curve, _paint);
    }

    /// <inheritdoc />
    public void Dispose() => _paint.Dispose();
}
