using System.Globalization;
using System.Net;
using System.Text;

namespace Comparte.Web.Tests.Blog;

/// <summary>Writes exports as WordPress does.</summary>
internal sealed class Wxr
{
    private readonly StringBuilder _items = new();

    /// <summary>An item with its WordPress fields.</summary>
    public Wxr Item(
        long id,
        string title,
        string link,
        string content,
        string type = "post",
        string status = "publish",
        string author = "ana",
        DateTimeOffset? at = null,
        string password = "",
        string more = "")
    {
        var date = (at ?? new DateTimeOffset(2019, 5, 3, 10, 0, 0, TimeSpan.Zero)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        _items.Append(CultureInfo.InvariantCulture, $"""
            <item>
              <title><![CDATA[{title}]]></title>
              <link>{WebUtility.HtmlEncode(link)}</link>
              <dc:creator><![CDATA[{author}]]></dc:creator>
              <guid isPermaLink="false">https://blog.example.org/?p={id}</guid>
              <description></description>
              <content:encoded><![CDATA[{content}]]></content:encoded>
              <excerpt:encoded><![CDATA[]]></excerpt:encoded>
              <wp:post_id>{id}</wp:post_id>
              <wp:post_date><![CDATA[{date}]]></wp:post_date>
              <wp:post_date_gmt><![CDATA[{(status == "draft" ? "0000-00-00 00:00:00" : date)}]]></wp:post_date_gmt>
              <wp:comment_status><![CDATA[open]]></wp:comment_status>
              <wp:post_name><![CDATA[x]]></wp:post_name>
              <wp:status><![CDATA[{status}]]></wp:status>
              <wp:post_type><![CDATA[{type}]]></wp:post_type>
              <wp:post_password><![CDATA[{password}]]></wp:post_password>
              {more}
            </item>

            """);
        return this;
    }

    /// <summary>A comment's element.</summary>
    public static string Comment(
        long id, string author, string content, string approved = "1", string type = "", long parent = 0) => $"""
        <wp:comment>
          <wp:comment_id>{id}</wp:comment_id>
          <wp:comment_author><![CDATA[{author}]]></wp:comment_author>
          <wp:comment_author_email><![CDATA[secreta{id}@correo.example]]></wp:comment_author_email>
          <wp:comment_author_url>https://elsewhere.example</wp:comment_author_url>
          <wp:comment_author_IP><![CDATA[203.0.113.{id % 250}]]></wp:comment_author_IP>
          <wp:comment_date><![CDATA[2019-05-04 09:00:00]]></wp:comment_date>
          <wp:comment_date_gmt><![CDATA[2019-05-04 09:00:00]]></wp:comment_date_gmt>
          <wp:comment_content><![CDATA[{content}]]></wp:comment_content>
          <wp:comment_approved><![CDATA[{approved}]]></wp:comment_approved>
          <wp:comment_type><![CDATA[{type}]]></wp:comment_type>
          <wp:comment_parent>{parent}</wp:comment_parent>
        </wp:comment>
        """;

    /// <summary>A field that plug-ins and themes read.</summary>
    public static string Meta(string key, string value) =>
        $"<wp:postmeta><wp:meta_key><![CDATA[{key}]]></wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>";

    /// <summary>The whole export.</summary>
    public override string ToString() => $"""
        <?xml version="1.0" encoding="UTF-8" ?>
        <!-- generator="WordPress/5.9" created="2026-01-01 10:00" -->
        <rss version="2.0"
          xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
          xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:wfw="http://wellformedweb.org/CommentAPI/"
          xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:wp="http://wordpress.org/export/1.2/">
        <channel>
          <title>Blog de la red</title>
          <link>https://blog.example.org</link>
          <description>Lo que hacemos</description>
          <wp:wxr_version>1.2</wp:wxr_version>
          <wp:base_site_url>https://blog.example.org</wp:base_site_url>
          <wp:base_blog_url>https://blog.example.org</wp:base_blog_url>
          <wp:author><wp:author_id>2</wp:author_id><wp:author_login><![CDATA[ana]]></wp:author_login>
            <wp:author_email><![CDATA[ana@correo.example]]></wp:author_email>
            <wp:author_display_name><![CDATA[Ana Núñez]]></wp:author_display_name></wp:author>
          <wp:category><wp:term_id>3</wp:term_id><wp:category_nicename><![CDATA[noticias]]></wp:category_nicename></wp:category>
          {_items}
        </channel>
        </rss>
        """;
}
