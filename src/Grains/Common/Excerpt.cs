using System.Text.RegularExpressions;

namespace Comparte;

/// <summary>The beginning of a text on one line, without the marks of its writing.</summary>
internal static partial class Excerpt
{
    private const int Looked = 1000;

    /// <summary>At most so many UTF-16 units, the last one an ellipsis when something is left out.</summary>
    public static string Of(string source, int max)
    {
        var text = Mentions().Replace(source.Length > Looked ? source[..Looked] : source, "@$1");
        text = Links().Replace(text, "$1");
        text = LineMarks().Replace(text, "");
        text = Spaces().Replace(Emphasis().Replace(text, ""), " ").Trim();
        if (text.Length <= max)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[max - 2]) ? max - 2 : max - 1;
        var space = text.LastIndexOf(' ', end - 1, Math.Min(20, end));
        return text[..(space > 0 ? space : end)] + "…";
    }

    [GeneratedRegex(@"@\[([^\]\n]{1,80})\]\(m[0-9a-f]{32}\)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Mentions();

    [GeneratedRegex(@"!?\[([^\]\n]*)\]\([^)\n]*\)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Links();

    [GeneratedRegex(
        @"^[ \t]*(?:>[ \t]?|#{1,6}[ \t]+|[-*+][ \t]+|```.*$)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant,
        200)]
    private static partial Regex LineMarks();

    [GeneratedRegex(@"\*\*|__|~~|`|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Spaces();
}
