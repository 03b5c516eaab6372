using System.Buffers.Text;
using System.Globalization;

namespace Comparte.Bench.Load.Posting;

/// <summary>
/// The text of a post: when it was sent, its number in the run, then a sentence or two. The mark is letters and digits,
/// so that it is the same in Markdown, HTML and JSON; receivers look for it in the bytes of <c>source</c> alone.
/// </summary>
internal static class PostText
{
    private const int TimeDigits = 16;
    private const int NumberDigits = 8;

    // One in four has marks of Markdown, which take the way through parser and sanitizer.
    private static readonly string[] Sentences =
    [
        "Mañana llega el camión a las nueve, hace falta gente para descargar y ordenar el almacén antes del mediodía.",
        "Nosotras podemos llevar las semillas y la balanza. Si alguien trae cajas vacías, mejor, porque las nuestras "
            + "se quedaron en la otra comarca.",
        "Gracias por la crónica de ayer, la leí con mi madre y le gustó mucho.",
        "He subido **el acta** con las [cuentas del trimestre](https://ejemplo.example/actas/12): faltan dos firmas.",
    ];

    /// <summary>What stands before the mark in a frame.</summary>
    public static ReadOnlySpan<byte> Marker => "\"source\":\"zt"u8;

    /// <summary>The text of a post sent at this timestamp.</summary>
    public static string Of(long timestamp, int number) => string.Create(
        CultureInfo.InvariantCulture, $"zt{timestamp:x16}{number:x8} {Sentences[number % Sentences.Length]}");

    /// <summary>Reads the mark that follows <see cref="Marker"/>; false when it isn't whole.</summary>
    public static bool TryRead(ReadOnlySpan<byte> mark, out long timestamp, out int number)
    {
        number = 0;
        return Utf8Parser.TryParse(mark[..Math.Min(TimeDigits, mark.Length)], out timestamp, out var used, 'x')
            && used == TimeDigits
            && mark.Length >= TimeDigits + NumberDigits
            && Utf8Parser.TryParse(mark.Slice(TimeDigits, NumberDigits), out number, out used, 'x')
            && used == NumberDigits;
    }
}
