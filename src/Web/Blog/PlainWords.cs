using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Comparte.Web.Blog;

/// <summary>Words of the blog as this site takes them, and as Markdown says them.</summary>
internal static partial class PlainWords
{
    private const int MaxName = 80;

    /// <summary>Without characters that no text may hold: controls, half characters, marks that turn the direction.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) == OperationStatus.Done && IsAllowed(rune))
            {
                clean.Append(rune.Value == 0xA0 ? " " : rune.ToString());
            }

            rest = rest[used..];
        }

        return clean.ToString();
    }

    /// <summary>A title or name: one line of words, of which the export may have written the characters by their names.
    /// </summary>
    public static string Line(string html) =>
        Spaces().Replace(Clean(WebUtility.HtmlDecode(Tags().Replace(html, ""))), " ").Trim();

    /// <summary>A person's name; of an address, which nobody is to read here, what stands before its sign.</summary>
    public static string NameOf(string name)
    {
        var line = Line(name);
        return Shortened(line.Split('@', 2)[0], MaxName);
    }

    /// <summary>The beginning, with an ellipsis where something is left out.</summary>
    public static string Shortened(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        var space = text.LastIndexOf(' ', end - 1, Math.Min(30, end));
        return text[..(space > 0 ? space : end)] + "…";
    }

    /// <summary>Text so that Markdown shows it as it is; addresses stay readable.</summary>
    public static string Escape(string text)
    {
        var (escaped, at) = (new StringBuilder(text.Length + 8), 0);
        foreach (Match address in Addresses().Matches(text))
        {
            EscapeInto(escaped, text.AsSpan(at, address.Index - at));
            escaped.Append(address.Value);
            at = address.Index + address.Length;
        }

        EscapeInto(escaped, text.AsSpan(at));
        return escaped.ToString();
    }

    /// <summary>A line of Markdown that begins with nothing but itself.</summary>
    public static string EscapeStart(string line)
    {
        var number = Numbered().Match(line);
        return number.Success
            ? string.Concat(number.Value.AsSpan(0, number.Length - 1), "\\", line.AsSpan(number.Length - 1))
            : Marked().IsMatch(line) ? "\\" + line
            : line;
    }

    private static void EscapeInto(StringBuilder escaped, ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            var doubled = (at > 0 && text[at - 1] == letter) || (at + 1 < text.Length && text[at + 1] == letter);
            if (letter is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' or '^'
                || (letter is '=' or '+' && doubled)
                || (letter == '&' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1])))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }
    }

    private static bool IsAllowed(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => rune.Value is '\n' or '\t',
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        _ => true,
    };

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"</?[A-Za-z][^<>]{0,500}>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\bhttps?://[A-Za-z0-9/.?=&%#:;,@~+_-]*[A-Za-z0-9/=_]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\A\d{1,9}[.)](?=\s|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\A(?:#{1,6}(?=\s|\z)|[-+](?=\s|\z)|[-+=](?=[-+= ]*\z))", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();
}
