using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Comparte.Web.Blog;

/// <summary>Writes a text of the blog as Markdown, block by block. Whatever has no form in Markdown loses its form and keeps
/// its words.</summary>
/// <param name="html">The text.</param>
/// <param name="autop">Whether empty lines divide paragraphs.</param>
/// <param name="places">What it names.</param>
internal sealed partial class MarkdownWriter(BlogHtml html, bool autop, MarkdownPlaces places)
{
    private const string Paragraph = "\n\n";

    private static readonly HashSet<string> BlockNames = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
        "p", "pre", "section", "summary", "table", "ul", "iframe", "video", "audio", "object", "embed",
    };

    private readonly InlineWriter _inline = new(html, autop, places);

    /// <summary>All of it.</summary>
    public string Write() => string.Join(Paragraph, Blocks(html.Body));

    private List<string> Blocks(INode parent)
    {
        var (blocks, line) = (new List<string>(), new StringBuilder());
        foreach (var child in parent.ChildNodes)
        {
            if (child is IElement element && BlockNames.Contains(element.LocalName))
            {
                blocks.AddRange(Paragraphs(line));
                blocks.AddRange(BlocksOf(element));
            }
            else
            {
                line.Append(_inline.Write(child));
            }
        }

        blocks.AddRange(Paragraphs(line));
        return blocks;
    }

    private IEnumerable<string> BlocksOf(IElement element)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                var words = InlineWriter.OneLine(_inline.WriteAll(element));
                return words.Length == 0 ? [] : [$"{new string('#', element.LocalName[1] - '0')} {words}"];
            case "ul" or "ol":
                return ListOf(element) is { Length: > 0 } list ? [list] : [];
            case "blockquote":
                return Quoted(Blocks(element));
            case "pre":
                return Fenced(element.TextContent);
            case "hr":
                return ["---"];
            case "table":
                return TableOf(element);
            case "figcaption":
                return Blocks(element).Select(block => InlineWriter.Wrapped(block, "*"));
            case "iframe" or "video" or "audio" or "object" or "embed":
                return Played(element);
            default:
                return Blocks(element);
        }
    }

    private static List<string> Paragraphs(StringBuilder line)
    {
        var paragraphs = InlineWriter.Paragraphs(line.ToString());
        line.Clear();
        return paragraphs;
    }

    private string ListOf(IElement list)
    {
        var (items, no) = (new List<string>(), 0);
        foreach (var child in list.Children)
        {
            var blocks = child.LocalName is "ul" or "ol" ? BlocksOf(child).ToList() : Blocks(child);
            if (blocks.Count == 0)
            {
                continue;
            }

            var mark = list.LocalName == "ol" ? $"{++no}. " : "- ";
            items.Add(mark + Indented(Joined(blocks), mark.Length));
        }

        return string.Join('\n', items);
    }

    /// <summary>A list in an item follows its words at once.</summary>
    private static string Joined(List<string> blocks)
    {
        var text = new StringBuilder(blocks[0]);
        foreach (var block in blocks.Skip(1))
        {
            text.Append(ListStart().IsMatch(block) ? "\n" : Paragraph).Append(block);
        }

        return text.ToString();
    }

    private static string Indented(string text, int by) =>
        text.Replace("\n", "\n" + new string(' ', by), StringComparison.Ordinal)
            .Replace("\n" + new string(' ', by) + "\n", Paragraph, StringComparison.Ordinal);

    private static IEnumerable<string> Quoted(List<string> blocks) => blocks.Count == 0
        ? []
        : ["> " + string.Join(Paragraph, blocks).Replace("\n", "\n> ", StringComparison.Ordinal)];

    private static IEnumerable<string> Fenced(string code)
    {
        var clean = PlainWords.Clean(code.ReplaceLineEndings("\n")).Trim('\n');
        var longest = Ticks().Matches(clean).Select(ticks => ticks.Length).DefaultIfEmpty(0).Max();
        var fence = new string('`', Math.Max(3, longest + 1));
        return string.IsNullOrWhiteSpace(clean) ? [] : [$"{fence}\n{clean}\n{fence}"];
    }

    /// <summary>A table of words; one that only puts things beside each other is taken apart.</summary>
    private IEnumerable<string> TableOf(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table)
            .Select(row => row.Children.Where(cell => cell.LocalName is "td" or "th").ToList())
            .Where(row => row.Count > 0).ToList();
        var columns = rows.Select(row => row.Count).DefaultIfEmpty(0).Max();
        if (columns < 2 || rows.Count < 2
            || table.QuerySelector("table, ul, ol, blockquote, pre, h1, h2, h3, img") is not null)
        {
            return rows.Count == 0 ? Blocks(table) : rows.SelectMany(row => row).SelectMany(Blocks);
        }

        var lines = rows.Select(row => $"| {string.Join(" | ", Enumerable.Range(0, columns)
            .Select(at => at < row.Count ? InlineWriter.OneLine(string.Join(' ', Blocks(row[at]))) : ""))} |").ToList();
        lines.Insert(1, "|" + string.Concat(Enumerable.Repeat(" --- |", columns)));
        return (table.QuerySelector("caption") is { } caption ? InlineWriter.Paragraphs(_inline.WriteAll(caption)) : [])
            .Append(string.Join('\n', lines));
    }

    /// <summary>What plays elsewhere is a link to there.</summary>
    private IEnumerable<string> Played(IElement element)
    {
        var source = element.GetAttribute("src") ?? element.GetAttribute("data")
            ?? element.QuerySelector("source[src], embed[src]")?.GetAttribute("src");
        return html.Absolute(source) is { Length: > 0 } url ? [InlineWriter.Link(PlainWords.Escape(url), url)] : [];
    }

    [GeneratedRegex(@"\A(?:- |\d+\. )", RegexOptions.CultureInvariant)]
    private static partial Regex ListStart();

    [GeneratedRegex("`+", RegexOptions.CultureInvariant)]
    private static partial Regex Ticks();
}
