using System.Text.RegularExpressions;

namespace Comparte;

/// <summary>A text or its beginning on one line, without the marks of its writing.</summary>
public static partial class Excerpt
{
    private const int Looked = 1000;

    /// <summary>At most so many UTF-16 units, the last one an ellipsis when something is left out.</summary>
    public static string Of(string source, int max)
    {
        var text = Whole(source.Length > Looked ? source[..Looked] : source);
        if (text.Length <= max)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[max - 2]) ? max - 2 : max - 1;
        var space = text.LastIndexOf(' ', end - 1, Math.Min(20, end));
        return text[..(space > 0 ? space : end)] + "…";
    }

    /// <summary>All of it; with its marks where somebody made finding them endless.</summary>
    public static string Whole(string source)
    {
        try
        {
            var text = Links().Replace(Mentions().Replace(source, "@$1"), "$1");
            text = LineMarks().Replace(text, "");
            return Spaces().Replace(Emphasis().Replace(text, ""), " ").Trim();
        }
        catch (RegexMatchTimeoutException)
        {
            return source;
        }
    }

    [GeneratedRegex(@"@\[([^\]\n]{1,80})\]\(m[0-9a-f]{32}\)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Mentions();

    [GeneratedRegex(@"!?\[([^\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)", RegexOptions.CultureInvariant, 200)]
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
