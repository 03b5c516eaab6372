using System.Text;
using System.Text.RegularExpressions;
using Comparte.Threads;

namespace Comparte.Writing;

/// <summary>What a text of some length may hold: a title and Markdown.</summary>
internal static partial class TextRules
{
    /// <summary>Bytes of UTF-8 in a text.</summary>
    public const int MaxBody = 64 * 1024;

    /// <summary>Characters of a title.</summary>
    public const int MaxTitle = 160;

    /// <summary>How much of a text is looked at for its beginning.</summary>
    private const int Looked = 8000;

    /// <summary>Why this can't be a title, or null.</summary>
    public static Refusal? CheckTitle(string? title, bool required = false) =>
        InputRules.Line(title, MaxTitle, "title", required);

    /// <summary>Why this can't be a text, or null.</summary>
    public static Refusal? CheckBody(string? body) =>
        string.IsNullOrEmpty(body) ? null
        : !InputRules.IsPlain(body, lines: true) ? Refusal.Invalid("characters_invalid", "body")
        : Encoding.UTF8.GetByteCount(CleanBody(body)) > MaxBody ? Refusal.Invalid("too_long", "body")
        : null;

    /// <summary>What is kept of a title.</summary>
    public static string CleanTitle(string? title) => InputRules.Clean(title ?? "");

    /// <summary>What is kept of a text.</summary>
    public static string CleanBody(string? body) => ThreadRules.CleanBody(body ?? "");

    /// <summary>The beginning of a text in its words, without pictures and tables.</summary>
    public static string BeginningOf(string body, int max) =>
        Excerpt.Of(Shown().Replace(body.Length > Looked ? body[..Looked] : body, ""), max);

    [GeneratedRegex(@"!\[[^\]\n]*\]\([^)\n]*\)|^[ \t]*\|.*$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Shown();
}
