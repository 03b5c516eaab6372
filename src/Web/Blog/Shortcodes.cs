using System.Net;
using System.Text.RegularExpressions;

namespace Comparte.Web.Blog;

/// <summary>
/// What stands in square brackets in a text of WordPress and stands for something else. Captions, galleries and what plays
/// become HTML; of others the brackets go, what is between them stays, and the report names them.
/// </summary>
/// <param name="pictureOf">The address of an attachment's file by its number; null where there is none.</param>
/// <param name="ownPictures">The addresses of pictures that were uploaded for this text.</param>
internal sealed partial class Shortcodes(Func<long, string?> pictureOf, IReadOnlyList<string> ownPictures)
{
    private const int Deepest = 4;
    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);

    /// <summary>Names that nothing stands for here.</summary>
    public IEnumerable<string> Unknown => _unknown;

    /// <summary>The text as HTML alone.</summary>
    public string Resolve(string html)
    {
        try
        {
            // Each round takes those that hold no others.
            for (var round = 0; round < Deepest; round++)
            {
                var next = Pair().Replace(html, pair => Paired(pair));
                if (next == html)
                {
                    break;
                }

                html = next;
            }

            return Escaped().Replace(Single().Replace(html, single => Alone(single)), "[$1]");
        }
        catch (RegexMatchTimeoutException)
        {
            return html;
        }
    }

    private string Paired(Match pair)
    {
        var name = pair.Groups["name"].Value.ToLowerInvariant();
        var (attributes, content) = (pair.Groups["a"].Value, pair.Groups["text"].Value);
        switch (name)
        {
            case "caption" or "wp_caption":
                return Captioned(attributes, content);
            case "embed":
                return Link(WebUtility.HtmlDecode(content.Trim()));
            case "video" or "audio" or "playlist":
                return Played(attributes) + content;
            default:
                _unknown.Add(name);
                return content;
        }
    }

    private string Alone(Match single)
    {
        var (name, attributes) = (single.Groups["name"].Value.ToLowerInvariant(), single.Groups["a"].Value);
        switch (name)
        {
            case "gallery":
                return Gallery(attributes);
            case "video" or "audio":
                return Played(attributes);
            case "youtube" or "vimeo" or "embed":
                return Link(WebUtility.HtmlDecode(attributes.Trim().TrimStart('=').Trim('"', ' ')));
        }

        // A word in brackets is a word, and not always more; what has attributes or closes something is.
        if (single.Groups["close"].Length == 0 && !attributes.Contains('=', StringComparison.Ordinal)
            && !name.Contains('_', StringComparison.Ordinal) && !name.Contains('-', StringComparison.Ordinal))
        {
            return single.Value;
        }

        _unknown.Add(name);
        return "";
    }

    private static string Captioned(string attributes, string content)
    {
        // Since WordPress 3.4 the words follow the picture; before they were an attribute.
        var end = content.LastIndexOf("</a>", StringComparison.OrdinalIgnoreCase) is var link and >= 0
            ? link + 4
            : content.IndexOf('>', Math.Max(0, content.IndexOf("<img", StringComparison.OrdinalIgnoreCase))) + 1;
        var words = end > 0 ? content[end..] : "";
        return $"<figure>{(end > 0 ? content[..end] : content)}<figcaption>"
            + $"{(string.IsNullOrWhiteSpace(words) ? Attribute(attributes, "caption") : words)}</figcaption></figure>";
    }

    private string Gallery(string attributes)
    {
        var ids = Attribute(attributes, "ids") is { Length: > 0 } listed ? listed : Attribute(attributes, "include");
        var files = ids.Length > 0
            ? ids.Split(',', StringSplitOptions.TrimEntries)
                .Select(id => long.TryParse(id, out var number) ? pictureOf(number) : null).OfType<string>()
            : ownPictures;
        return string.Concat(files.Select(file => $"<p><img src=\"{WebUtility.HtmlEncode(file)}\"></p>"));
    }

    private static string Played(string attributes) => Sources().Matches(attributes).Select(source => source.Groups[1].Value)
        .FirstOrDefault() is { } url ? Link(WebUtility.HtmlDecode(url)) : "";

    private static string Link(string url) => url.Length == 0
        ? ""
        : $"<p><a href=\"{WebUtility.HtmlEncode(url)}\">{WebUtility.HtmlEncode(url)}</a></p>";

    private static string Attribute(string attributes, string name) => Attributes().Matches(attributes)
        .Where(one => one.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(one => one.Groups["q"].Value + one.Groups["s"].Value + one.Groups["b"].Value)
        .FirstOrDefault() ?? "";

    [GeneratedRegex(
        @"(?<!\[)\[(?<name>[A-Za-z][A-Za-z0-9_-]{1,40})(?<a>(?:[\s=][^\[\]]{0,2000})?)\](?!\])"
        + @"(?<text>(?:(?!\[/?\k<name>[\s\]=]).){0,100000}?)\[/\k<name>\]",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        2000)]
    private static partial Regex Pair();

    [GeneratedRegex(
        @"(?<!\[)\[(?<close>/?)(?<name>[A-Za-z][A-Za-z0-9_-]{1,40})(?<a>(?:[\s=][^\[\]]{0,2000})?)/?\](?!\]|\()",
        RegexOptions.CultureInvariant,
        2000)]
    private static partial Regex Single();

    [GeneratedRegex(@"\[\[([^\[\]]{1,200})\]\]", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Escaped();

    [GeneratedRegex(
        """(?<name>[A-Za-z_-]{1,40})\s*=\s*(?:"(?<q>[^"]*)"|'(?<s>[^']*)'|(?<b>[^\s"']+))""",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Attributes();

    [GeneratedRegex(
        """(?:src|mp4|mp3|m4v|m4a|ogg|webm|ogv|wav)\s*=\s*["']?(https?://[^\s"']+)""",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Sources();
}
