using System.Globalization;
using System.Text;
using Comparte.Files;

namespace Comparte.Exports;

/// <summary>What people read in the file.</summary>
internal static class ExportMarkdown
{
    private const string Meaning = "\\`*_[]<>#|";

    /// <summary>The title of a page and what is known of it.</summary>
    public static string Head(string title, params IEnumerable<string?> facts)
    {
        var head = new StringBuilder($"# {Plain(title)}\n");
        foreach (var fact in facts.OfType<string>())
        {
            head.Append(CultureInfo.InvariantCulture, $"\n{Plain(fact)}  ");
        }

        return head.Append("\n\n").ToString();
    }

    /// <summary>Something that was written at a time, with its files.</summary>
    public static string Piece(string head, string text, IEnumerable<Attachment>? files = null)
    {
        var piece = new StringBuilder($"## {Plain(head)}\n\n{text}\n\n");
        foreach (var file in files ?? [])
        {
            var words = string.IsNullOrEmpty(file.Alt) ? file.Name : file.Alt;
            piece.Append(CultureInfo.InvariantCulture, $"- {Link(words, $"../{ExportRules.PathOf(file.Id, file.Name)}")}\n");
        }

        return piece.Append('\n').ToString();
    }

    /// <summary>A line of a list.</summary>
    public static string Line(params IEnumerable<string?> words) =>
        $"- {Plain(string.Join(" · ", words.Where(word => !string.IsNullOrEmpty(word))))}\n";

    /// <summary>A link to another part of the file.</summary>
    public static string Link(string words, string path)
    {
        var parts = path.Split('/').Select(part => part == ".." ? part : Uri.EscapeDataString(part));
        return $"[{Plain(words)}]({string.Join('/', parts)})";
    }

    /// <summary>A time as everybody reads it.</summary>
    public static string At(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Words in which nothing means more than it says.</summary>
    private static string Plain(string text) => string.Concat(text.ReplaceLineEndings(" ")
        .Select(letter => Meaning.Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : $"{letter}"));
}
