using System.Buffers.Binary;
using System.Text;
using Comparte.Silo.Files;

namespace Comparte.Cluster.Tests.Files;

/// <summary>Films leave without where they were taken.</summary>
public sealed class FilmNotesTests
{
    private const string Place = "+14.6349-090.5069/";

    [Fact]
    public void Notes_are_emptied_wherever_they_stand_and_all_else_stays_in_its_place()
    {
        byte[] film =
        [
            .. Box("ftyp", "isom"u8),
            .. Box("moov",
            [
                .. Box("mvhd", "header"u8),
                .. Box("trak", [.. Box("tkhd", "track"u8), .. Box("udta", Encoding.ASCII.GetBytes(Place))]),
                .. Box("udta", Box("xyz ", Encoding.ASCII.GetBytes(Place))),
                .. Box("meta", Encoding.ASCII.GetBytes($"com.apple.quicktime.location.ISO6709 {Place}")),
            ]),
            .. Box("uuid", Encoding.ASCII.GetBytes($"<xmp>{Place}</xmp>")),
            .. LargeBox("mdat", "pictures and sound"u8),
        ];
        var before = film.ToArray();

        Assert.True(FilmNotes.TryClear(film));

        var text = Encoding.Latin1.GetString(film);
        Assert.DoesNotContain(Place, text, StringComparison.Ordinal);
        Assert.DoesNotContain("location", text, StringComparison.Ordinal);
        foreach (var kept in new[] { "isom", "header", "track", "pictures and sound" })
        {
            Assert.Equal(
                Encoding.Latin1.GetString(before).IndexOf(kept, StringComparison.Ordinal),
                text.IndexOf(kept, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_box_may_go_on_to_the_end() =>
        Assert.True(FilmNotes.TryClear((byte[])[.. Box("ftyp", "isom"u8), 0, 0, 0, 0, .. "mdat"u8, .. "film"u8]));

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(20)]
    public void A_film_that_breaks_off_is_told(int length)
    {
        byte[] film = [.. Box("ftyp", "isom"u8), .. Box("moov", Box("udta", "place"u8))];

        Assert.False(FilmNotes.TryClear(film.AsSpan(0, length)));
    }

    private static byte[] Box(string type, ReadOnlySpan<byte> body)
    {
        var box = new byte[8 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.ASCII.GetBytes(type, box.AsSpan(4));
        body.CopyTo(box.AsSpan(8));
        return box;
    }

    private static byte[] LargeBox(string type, ReadOnlySpan<byte> body)
    {
        var box = new byte[16 + body.Length];
        box[3] = 1;
        Encoding.ASCII.GetBytes(type, box.AsSpan(4));
        BinaryPrimitives.WriteInt64BigEndian(box.AsSpan(8), box.Length);
        body.CopyTo(box.AsSpan(16));
        return box;
    }
}
