using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Comparte.Web.Blog;

/// <summary>Writes what stands in a line. In what it answers a line break is one, two divide paragraphs, and
/// <see cref="Break"/> is a break that the text asked for.</summary>
internal sealed partial class InlineWriter(BlogHtml html, bool autop, MarkdownPlaces places)
{
    private const char Break = '\u0001';
    private const int MaxAlt = 160;
    private const StringSplitOptions Filled = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    /// <summary>Paragraphs of such an answer, as Markdown.</summary>
    public static List<string> Paragraphs(string text) => Breaks().Replace(text, breaks => Lines(breaks.Value))
        .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        .Select(paragraph => string.Join('\n', paragraph.Split('\n', Filled).Select(LineOf)))
        .Where(paragraph => paragraph.Length > 0).ToList();

    /// <summary>Such an answer, or Markdown, on one line.</summary>
    public static string OneLine(string text) => Whitespace().Replace(text, " ").Trim();

    /// <summary>Each paragraph between two marks, as far as there are words.</summary>
    public static string Wrapped(string text, string mark) => string.Join("\n\n", text.Split("\n\n").Select(part =>
    {
        // A mark beside a space marks nothing, and neither one between a point and a letter.
        var inner = part.Contains("](", StringComparison.Ordinal) ? Edges().Match(part) : WordEdges().Match(part);
        return inner.Groups["in"].Length == 0 ? part
            : $"{inner.Groups["before"].Value}{mark}{inner.Groups["in"].Value}{mark}{inner.Groups["after"].Value}";
    }));

    /// <summary>A link.</summary>
    public static string Link(string words, string url) =>
        $"[{words}]({url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})";

    /// <summary>Everything in an element.</summary>
    public string WriteAll(INode parent) => string.Concat(parent.ChildNodes.Select(Write));

    /// <summary>A node.</summary>
    public string Write(INode node) => node switch
    {
        IText text => TextOf(text.Data),
        IElement element => ElementOf(element),
        _ => "",
    };

    /// <summary>Two bold words beside each other are one.</summary>
    private static string LineOf(string line) =>
        PlainWords.EscapeStart(Runs().Replace(line, " ").Replace("****", "", StringComparison.Ordinal));

    private string ElementOf(IElement element)
    {
        switch (element.LocalName)
        {
            case "br":
                return Break.ToString();
            case "strong" or "b":
                return Wrapped(WriteAll(element), "**");
            case "em" or "i" or "cite":
                return Wrapped(WriteAll(element), "*");
            case "del" or "s" or "strike":
                return Wrapped(WriteAll(element), "~~");
            case "code" or "kbd" or "tt" or "samp":
                return Code(element.TextContent);
            case "a":
                return LinkOf(element);
            case "img":
                return PictureOf(element);
            case "p" or "div" or "li" or "section" or "figure" or "figcaption" or "blockquote" or "h1" or "h2" or "h3"
                or "h4" or "h5" or "h6" or "ul" or "ol" or "table" or "tr":
                return $"\n\n{WriteAll(element)}\n\n";
            case "td" or "th":
                return WriteAll(element) + " ";
            default:
                return WriteAll(element);
        }
    }

    private string TextOf(string data)
    {
        var clean = PlainWords.Clean(data.ReplaceLineEndings("\n"));
        return PlainWords.Escape(autop
            ? Gap().Replace(Blank().Replace(clean, " "), gap => gap.Value.Count(one => one == '\n') > 1 ? "\n\n" : "\n")
            : Whitespace().Replace(clean, " "));
    }

    private static string Code(string text)
    {
        var clean = OneLine(PlainWords.Clean(text));
        var fence = new string('`', Ticks().Matches(clean).Select(ticks => ticks.Length).DefaultIfEmpty(0).Max() + 1);
        var space = clean.StartsWith('`') || clean.EndsWith('`') ? " " : "";
        return clean.Length == 0 ? "" : $"{fence}{space}{clean}{space}{fence}";
    }

    private string LinkOf(IElement link)
    {
        var (words, url) = (OneLine(WriteAll(link).Replace(Break, ' ')), html.Absolute(link.GetAttribute("href")));
        if (words.Length == 0 || url.Length == 0)
        {
            return WriteAll(link);
        }

        if (link.QuerySelector("img") is { } picture)
        {
            // A picture that leads to itself, larger, or to a page of its own, is just a picture.
            return IsPicture(url) || html.PictureOf(picture).Length == 0
                ? words
                : $"{words} {Link(PlainWords.Escape(url), url)}";
        }

        return places.IsAttached(url) ? $"{words} {places.Attached}" : Link(words, url);
    }

    private string PictureOf(IElement image)
    {
        var url = html.PictureOf(image);
        var alt = PlainWords.Shortened(PlainWords.Line(image.GetAttribute("alt") ?? ""), MaxAlt);
        if (url.Length == 0)
        {
            return alt;
        }

        return places.PictureAt(url) is { } file
            ? $"![{PlainWords.Escape(alt)}]({file.Value})"
            : Link(PlainWords.Escape(alt.Length > 0 ? alt : places.Picture), url);
    }

    private static bool IsPicture(string url) =>
        PictureEnding().IsMatch(url) || url.Contains("attachment_id=", StringComparison.Ordinal);

    /// <summary>Two breaks are a paragraph, as they were to whoever wrote them; a line break beside one is none.</summary>
    private static string Lines(string breaks) =>
        breaks.Count(letter => letter == Break) > 1 || breaks.Contains("\n\n", StringComparison.Ordinal) ? "\n\n" : "\n";

    [GeneratedRegex(@"[ \n]*\u0001[ \n\u0001]*|[ ]*\n[ \n]*", RegexOptions.CultureInvariant)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Whitespace();

    [GeneratedRegex(@"[^\S\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();

    [GeneratedRegex(@" ?\n[ \n]*", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();

    [GeneratedRegex(" {2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Runs();

    [GeneratedRegex("`+", RegexOptions.CultureInvariant)]
    private static partial Regex Ticks();

    [GeneratedRegex(
        @"\A(?<before>[\s\u0001]*)(?<in>.*?)(?<after>[\s\u0001]*)\z",
        RegexOptions.Singleline | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Edges();

    [GeneratedRegex(
        @"\A(?<before>[\s\u0001.,;:!?…»«“”""'()¡¿-]*)(?<in>.*?)(?<after>[\s\u0001.,;:!?…»«“”""'()¡¿-]*)\z",
        RegexOptions.Singleline | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex WordEdges();

    [GeneratedRegex(@"\.(?:jpe?g|png|gif|webp)(?:\?.*)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PictureEnding();
}
