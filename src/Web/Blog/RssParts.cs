using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace Comparte.Web.Blog;

/// <summary>The parts of an RSS channel, among them what WordPress adds for its exports.</summary>
internal static class RssParts
{
    private const string ExportPrefix = "http://wordpress.org/export/";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string Creator = "http://purl.org/dc/elements/1.1/";

    /// <summary>One element of the channel.</summary>
    public static BlogPart Of(XElement element) => element.Name.LocalName switch
    {
        "item" => new BlogPart { Item = ItemOf(element) },
        "title" when IsPlain(element) => new BlogPart { Title = element.Value.Trim() },
        "link" when IsPlain(element) => new BlogPart { Url = element.Value.Trim() },
        "base_blog_url" when IsExport(element) => new BlogPart { Url = element.Value.Trim() },
        "author" when IsExport(element) => new BlogPart
        {
            Writer = new BlogWriter(
                Export(element, "author_login"),
                Export(element, "author_display_name") is { Length: > 0 } name ? name : Export(element, "author_login")),
        },
        _ => default,
    };

    private static BlogItem ItemOf(XElement item)
    {
        var number = Number(Export(item, "post_id"));
        var (guid, link) = (Plain(item, "guid"), Plain(item, "link"));

        // A feed of WordPress names the post by its number as well: its export is the same blog.
        number ??= Moved.OldAddress.NumberOf(QueryOf(guid));
        var content = item.Element(XName.Get("encoded", Content))?.Value;
        var isExport = Export(item, "post_type").Length > 0;
        return new BlogItem
        {
            Key = number?.ToString(CultureInfo.InvariantCulture) ?? (guid.Length > 0 ? guid : link),
            Number = number,
            Type = isExport ? Export(item, "post_type") : "post",
            Status = isExport ? Export(item, "status") : "publish",
            Protected = Export(item, "post_password").Length > 0,
            Link = link,
            Title = Plain(item, "title"),
            Author = Value(item, XName.Get("creator", Creator)) is { Length: > 0 } creator ? creator : "",
            At = BlogDates.OfUtc(Export(item, "post_date_gmt")) ?? BlogDates.OfFeed(Plain(item, "pubDate"))
                ?? BlogDates.OfUtc(Export(item, "post_date")),
            Html = string.IsNullOrWhiteSpace(content) && !isExport ? Plain(item, "description") : content ?? "",
            Autop = isExport,
            Categories = [.. item.Elements("category").Select(one => one.Value.Trim()).Where(one => one.Length > 0)],
            File = Export(item, "attachment_url"),
            Cover = Number(Meta(item, "_thumbnail_id")),
            Parent = Number(Export(item, "post_parent")) is { } parent and > 0 ? parent : null,
            Comments = [.. Exports(item, "comment").Select(CommentOf)],
        };
    }

    private static BlogComment CommentOf(XElement comment) => new()
    {
        Number = Number(Export(comment, "comment_id")) ?? 0,
        Author = Export(comment, "comment_author"),
        At = BlogDates.OfUtc(Export(comment, "comment_date_gmt")) ?? BlogDates.OfUtc(Export(comment, "comment_date")),
        Html = Export(comment, "comment_content"),
        Approved = Export(comment, "comment_approved"),
        Type = Export(comment, "comment_type"),
        Parent = Number(Export(comment, "comment_parent")) ?? 0,
    };

    private static string Meta(XElement item, string key) => Exports(item, "postmeta")
        .Where(meta => Export(meta, "meta_key") == key)
        .Select(meta => Export(meta, "meta_value")).FirstOrDefault() ?? "";

    private static bool IsPlain(XElement element) => element.Name.NamespaceName.Length == 0;

    /// <summary>Versions 1.0, 1.1 and 1.2 differ in the name of their namespace alone.</summary>
    private static bool IsExport(XElement element) =>
        element.Name.NamespaceName.StartsWith(ExportPrefix, StringComparison.Ordinal)
        && !element.Name.NamespaceName.EndsWith("/excerpt/", StringComparison.Ordinal);

    private static IEnumerable<XElement> Exports(XElement element, string name) =>
        element.Elements().Where(child => child.Name.LocalName == name && IsExport(child));

    private static string Export(XElement element, string name) => Exports(element, name).FirstOrDefault()?.Value.Trim() ?? "";

    private static string Plain(XElement element, string name) => Value(element, name);

    private static string Value(XElement element, XName name) => element.Element(name)?.Value.Trim() ?? "";

    private static string? QueryOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Query : null;

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
