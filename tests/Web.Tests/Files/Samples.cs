using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;

namespace Comparte.Web.Tests.Files;

/// <summary>Files to upload, made here byte by byte where that is what a test is about.</summary>
internal static class Samples
{
    /// <summary>What a camera writes where it notes the place: latitude and longitude as fractions.</summary>
    public static readonly byte[] Coordinates =
    [
        0, 0, 0, 14, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 1, 0, 0, 0x1A, 0x2B, 0, 0, 0, 100,
        0, 0, 0, 90, 0, 0, 0, 1, 0, 0, 0, 30, 0, 0, 0, 1, 0, 0, 0x3C, 0x4D, 0, 0, 0, 100,
    ];

    /// <summary>What a camera writes of itself.</summary>
    public static readonly byte[] Camera = [.. "CAMARA-4c1e"u8];

    /// <summary>A photo, red at the top and blue below, as a camera held on its side writes it: with the place.</summary>
    public static byte[] Photo(int width = 2400, int height = 1800)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(bitmap))
        {
            // Lying: its left is what shall be up.
            canvas.Clear(SKColors.Blue);
            canvas.DrawRect(0, 0, width / 2, height, new SKPaint { Color = SKColors.Red });
        }

        var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90).ToArray();
        return [.. jpeg[..2], .. ExifSegment(), .. jpeg[2..]];
    }

    /// <summary>A small file that says that it is a picture of 256 megapixels.</summary>
    public static byte[] PixelBomb()
    {
        const int Side = 16_000;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (Side / 8)];
            for (var y = 0; y < Side; y++)
            {
                zlib.Write(row);
            }
        }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Side);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Side);
        head[8] = 1;
        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A,
            .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, []),
        ];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        byte[] named = [.. type, .. data];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc32(named));
        return [.. length, .. named, .. check];
    }

    private static uint Crc32(byte[] bytes)
    {
        var check = uint.MaxValue;
        foreach (var one in bytes)
        {
            check ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                check = (check & 1) == 0 ? check >> 1 : (check >> 1) ^ 0xEDB88320;
            }
        }

        return ~check;
    }

    /// <summary>APP1 with a maker, the orientation "turn right to see it upright" and a table of the place.</summary>
    private static byte[] ExifSegment()
    {
        const int Tables = 8;
        const int MainEntries = 3;
        const int GpsEntries = 2;
        var gpsTable = Tables + 2 + (MainEntries * 12) + 4;
        var values = gpsTable + 2 + (GpsEntries * 12) + 4;
        byte[] tiff =
        [
            .. "MM"u8, 0, 42, .. Long(Tables),
            .. Short(MainEntries),
            .. Short(0x010F), .. Short(2), .. Long(Camera.Length), .. Long(values + Coordinates.Length),
            .. Short(0x0112), .. Short(3), .. Long(1), .. Short(6), .. Short(0),
            .. Short(0x8825), .. Short(4), .. Long(1), .. Long(gpsTable),
            .. Long(0),
            .. Short(GpsEntries),
            .. Short(2), .. Short(5), .. Long(3), .. Long(values),
            .. Short(4), .. Short(5), .. Long(3), .. Long(values + 24),
            .. Long(0),
            .. Coordinates, .. Camera,
        ];
        byte[] body = [.. "Exif"u8, 0, 0, .. tiff];
        return [0xFF, 0xE1, .. Short(body.Length + 2), .. body];
    }

    private static byte[] Short(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Long(int value) => [.. Short(value >> 16), .. Short(value & 0xFFFF)];
}
