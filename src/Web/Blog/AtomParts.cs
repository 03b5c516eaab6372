using System.Xml.Linq;

namespace Comparte.Web.Blog;

/// <summary>The parts of an Atom feed.</summary>
internal static class AtomParts
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>One element of the feed.</summary>
    public static BlogPart Of(XElement element) =>
        element.Name == Atom + "entry" ? new BlogPart { Item = ItemOf(element) }
        : element.Name == Atom + "title" ? new BlogPart { Title = element.Value.Trim() }
        : element.Name == Atom + "link" && IsPage(element) ? new BlogPart { Url = (string?)element.Attribute("href") }
        : default;

    private static BlogItem ItemOf(XElement entry)
    {
        var link = entry.Elements(Atom + "link").Where(IsPage)
            .Select(one => (string?)one.Attribute("href")).FirstOrDefault() ?? "";
        var id = Value(entry, "id");
        return new BlogItem
        {
            Key = id.Length > 0 ? id : link,
            Link = link,
            Title = TextOf(entry.Element(Atom + "title")),
            Author = entry.Element(Atom + "author")?.Element(Atom + "name")?.Value.Trim() ?? "",
            At = BlogDates.OfFeed(Value(entry, "published")) ?? BlogDates.OfFeed(Value(entry, "updated")),
            Html = HtmlOf(entry.Element(Atom + "content") ?? entry.Element(Atom + "summary")),
            Categories =
            [
                .. entry.Elements(Atom + "category").Select(one => (string?)one.Attribute("term") ?? "")
                    .Where(one => one.Length > 0),
            ],
        };
    }

    private static bool IsPage(XElement link) =>
        (string?)link.Attribute("rel") is null or "alternate" && !string.IsNullOrEmpty((string?)link.Attribute("href"));

    private static string Value(XElement entry, string name) => entry.Element(Atom + name)?.Value.Trim() ?? "";

    /// <summary>The page is HTML by its own elements, as text, or no HTML at all.</summary>
    private static string HtmlOf(XElement? content) => (string?)content?.Attribute("type") switch
    {
        "xhtml" => string.Concat(content!.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting))),
        "html" or "text/html" => content!.Value,
        _ => System.Net.WebUtility.HtmlEncode(content?.Value ?? ""),
    };

    /// <summary>A title as the ones of other exports are: with its characters named.</summary>
    private static string TextOf(XElement? title) => (string?)title?.Attribute("type") is "html" or "xhtml"
        ? title.Value.Trim()
        : System.Net.WebUtility.HtmlEncode(title?.Value.Trim() ?? "");
}
