using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Comparte.Web.Blog;

/// <summary>A text of the blog as a tree, without what nobody reads: scripts, styles, forms, marks of editors. Parsing it
/// fetches nothing.</summary>
internal sealed class BlogHtml
{
    private const string Dropped =
        "script, style, noscript, template, form, input, button, select, textarea, link, meta, svg, head, title";

    /// <summary>Trees deeper than this are nobody's writing.</summary>
    private const int Deepest = 200;

    private static readonly HtmlParser Parser = new();

    private readonly Uri? _site;

    private BlogHtml(IElement body, Uri? site)
    {
        Body = body;
        _site = site;
    }

    /// <summary>What was written.</summary>
    public IElement Body { get; }

    /// <summary>Whether something could be filled in there.</summary>
    public bool HadForm { get; private init; }

    /// <summary>Reads a text.</summary>
    /// <param name="html">It need not be whole.</param>
    /// <param name="site">Against which its addresses are.</param>
    public static BlogHtml Parse(string html, Uri? site)
    {
        var body = Parser.ParseDocument($"<!doctype html><body>{html}").Body!;
        Flatten(body);
        var hadForm = body.QuerySelector("form") is not null;
        foreach (var element in body.QuerySelectorAll(Dropped).ToList())
        {
            element.Remove();
        }

        return new BlogHtml(body, site) { HadForm = hadForm };
    }

    /// <summary>Addresses of its pictures, each once, in their order.</summary>
    public IEnumerable<string> Pictures() => Body.QuerySelectorAll("img")
        .Select(PictureOf).Where(url => url.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>What its pictures show, by their addresses.</summary>
    public IEnumerable<(string Url, string Alt)> Alts() => Body.QuerySelectorAll("img[alt]")
        .Select(image => (PictureOf(image), PlainWords.Line(image.GetAttribute("alt")!))).Where(one => one.Item2.Length > 0);

    /// <summary>Addresses to which it links, each once, in their order.</summary>
    public IEnumerable<string> Links() => Body.QuerySelectorAll("a[href]")
        .Select(link => Absolute(link.GetAttribute("href"))).Where(url => url.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>The address of a picture, which some blogs put aside until it is scrolled to.</summary>
    public string PictureOf(IElement image)
    {
        var source = image.GetAttribute("src");
        var later = image.GetAttribute("data-orig-file")
            ?? image.GetAttribute("data-lazy-src") ?? image.GetAttribute("data-src");
        return Absolute(later ?? (source?.StartsWith("data:", StringComparison.OrdinalIgnoreCase) == true ? null : source));
    }

    /// <summary>A whole address; empty for what isn't one of the web, of mail or of a telephone.</summary>
    public string Absolute(string? url)
    {
        if (string.IsNullOrWhiteSpace(url) || url.StartsWith('#')
            || !(_site is null
                ? Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri)
                : Uri.TryCreate(_site, url.Trim(), out uri)))
        {
            return "";
        }

        return uri.Scheme is "http" or "https" or "mailto" or "tel" ? uri.AbsoluteUri : "";
    }

    /// <summary>Leaves the words alone of what is too deep. Without recursion, which would be as deep as the tree.</summary>
    private static void Flatten(INode root)
    {
        var open = new Stack<(INode Node, int Depth)>([(root, 0)]);
        while (open.TryPop(out var at))
        {
            if (at.Depth == Deepest && at.Node is IElement element)
            {
                element.TextContent = WordsOf(element);
                continue;
            }

            foreach (var child in at.Node.ChildNodes)
            {
                open.Push((child, at.Depth + 1));
            }
        }
    }

    private static string WordsOf(INode root)
    {
        var (words, open) = (new System.Text.StringBuilder(), new Stack<INode>([root]));
        while (open.TryPop(out var node))
        {
            _ = node is IText text ? words.Append(text.Data).Append(' ') : words;
            for (var at = node.ChildNodes.Length - 1; at >= 0; at--)
            {
                open.Push(node.ChildNodes[at]);
            }
        }

        return words.ToString();
    }
}
