using System.Buffers.Binary;

namespace Comparte.Silo.Files;

/// <summary>
/// What phones write into films beside pictures and sound: where and with what they were taken. The boxes that hold such
/// notes become empty ones of the same size, so that everything else stays in its place.
/// </summary>
internal static class FilmNotes
{
    private const int HeadSize = 8;
    private const int LargeHeadSize = 16;

    /// <summary>Clears them. False where the film isn't made of whole boxes, so that nobody knows what it holds.</summary>
    public static bool TryClear(Span<byte> film)
    {
        while (!film.IsEmpty)
        {
            if (!TryMeasure(film, out var head, out var size))
            {
                return false;
            }

            var type = film[4..8];
            var body = film[head..size];
            if (type.SequenceEqual("moov"u8) || type.SequenceEqual("trak"u8))
            {
                if (!TryClear(body))
                {
                    return false;
                }
            }
            else if (type.SequenceEqual("udta"u8) || type.SequenceEqual("meta"u8) || type.SequenceEqual("uuid"u8))
            {
                "free"u8.CopyTo(type);
                body.Clear();
            }

            film = film[size..];
        }

        return true;
    }

    private static bool TryMeasure(ReadOnlySpan<byte> boxes, out int head, out int size)
    {
        (head, size) = (HeadSize, 0);
        if (boxes.Length < HeadSize)
        {
            return false;
        }

        long told = BinaryPrimitives.ReadUInt32BigEndian(boxes);
        if (told == 1 && boxes.Length >= LargeHeadSize)
        {
            (head, told) = (LargeHeadSize, BinaryPrimitives.ReadInt64BigEndian(boxes[HeadSize..]));
        }
        else if (told == 0)
        {
            // The last one goes on to the end.
            told = boxes.Length;
        }

        size = (int)Math.Min(told, int.MaxValue);
        return told >= head && told <= boxes.Length;
    }
}
