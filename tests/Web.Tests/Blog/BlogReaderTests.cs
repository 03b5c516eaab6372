using System.Text;
using Comparte.Web.Blog;
using CsCheck;

namespace Comparte.Web.Tests.Blog;

/// <summary>What is read from exports and feeds.</summary>
public sealed class BlogReaderTests
{
    private const string Rss = """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>Otro blog</title><link>http://www.Otro.example/blog/</link>
        <item><title>Caf&amp;eacute; y año</title><link>http://www.otro.example/blog/cafe/</link><dc:creator>José</dc:creator>
        <pubDate>vie, 03 May 2019 10:00:00 EST</pubDate><guid isPermaLink="false">http://www.otro.example/blog/?p=12</guid>
        <category>Agroecología</category><description>Corto</description><content:encoded><![CDATA[<p>Largo ñ</p>]]></content:encoded></item>
        <item><title>Sin nada</title><link>http://www.otro.example/blog/nada/</link><description>&lt;p&gt;Solo esto&lt;/p&gt;</description></item>
        </channel></rss>
        """;

    private const string Atom = """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Atómico</title>
        <link rel="self" href="https://atom.example/feed"/><link rel="alternate" href="https://atom.example/"/>
        <entry><id>tag:atom.example,2019:1</id><title type="html">Uno &amp;amp; dos</title><link href="https://atom.example/uno"/>
        <author><name>Luz</name></author><published>2019-05-03T10:00:00+02:00</published><category term="SPG"/>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hola <em>tú</em></p></div></content></entry>
        <entry><id>2</id><title>A &lt; B</title><link href="https://atom.example/dos"/><updated>2020-01-01T00:00:00Z</updated>
        <summary>x &lt; y</summary></entry></feed>
        """;

    [Fact]
    public void An_export_of_WordPress_tells_what_each_thing_is_and_nothing_of_addresses_and_machines()
    {
        var export = new Wxr().Item(
            7, "Año &amp; café", "https://blog.example.org/2019/05/a%c3%b1o/", "<p>Hola</p>", password: "x",
            more: Wxr.Comment(3, "María", "¡Bien!", parent: 1) + Wxr.Meta("_thumbnail_id", "9")
                + "<category domain=\"category\" nicename=\"spg\"><![CDATA[SPG]]></category>");
        using var file = new WrittenFile(export.ToString());

        var item = Assert.Single(Items(file));

        Assert.Equal(("7", 7L, "post", "publish", true), (item.Key, item.Number, item.Type, item.Status, item.Protected));
        Assert.Equal(new DateTimeOffset(2019, 5, 3, 10, 0, 0, TimeSpan.Zero), item.At);
        Assert.Equal(("ana", 9L, "SPG"), (item.Author, item.Cover, item.Categories.Single()));
        Assert.Equal(("María", "¡Bien!", 1L), (item.Comments[0].Author, item.Comments[0].Html, item.Comments[0].Parent));
        var survey = BlogSurvey.Of(file.Path);
        Assert.Equal(("blog.example.org", "Blog de la red", "Ana Núñez"), (survey.Blog.Address, survey.Blog.Title, survey.NameOf("ana")));
        Assert.DoesNotContain("correo.example", item.ToString() + string.Concat(item.Comments), StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_in_RSS_is_the_same_blog_as_its_export()
    {
        using var file = new WrittenFile(Rss, Encoding.Latin1);
        var items = Items(file);
        Assert.Equal(("12", "<p>Largo ñ</p>", "José"), (items[0].Key, items[0].Html, items[0].Author));
        Assert.Equal("Café y año", PlainWords.Line(items[0].Title));
        Assert.Equal(new DateTimeOffset(2019, 5, 3, 15, 0, 0, TimeSpan.Zero), items[0].At);
        Assert.Equal(("http://www.otro.example/blog/nada/", "<p>Solo esto</p>"), (items[1].Key, items[1].Html));
        Assert.Equal("otro.example/blog", BlogSurvey.Of(file.Path).Blog.Address);
    }

    [Fact]
    public void A_feed_in_Atom_is_read_by_its_kinds_of_text()
    {
        using var file = new WrittenFile(Atom);
        var items = Items(file);
        Assert.Equal(("tag:atom.example,2019:1", "Luz", "Uno & dos"), (items[0].Key, items[0].Author, PlainWords.Line(items[0].Title)));
        Assert.Contains("<em>tú</em>", items[0].Html, StringComparison.Ordinal);
        Assert.Equal(("A < B", "x &lt; y"), (PlainWords.Line(items[1].Title), items[1].Html));
        Assert.Equal("atom.example", BlogSurvey.Of(file.Path).Blog.Address);
    }

    [Fact]
    public void Characters_that_XML_does_not_know_end_no_reading()
    {
        using var file = new WrittenFile(new Wxr().Item(1, "A\u0008B", "https://blog.example.org/x/", "uno\u0000dos\uFFFE").ToString());
        Assert.Equal("uno dos", Assert.Single(Items(file)).Html.Trim());
    }

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"x\">]><rss version=\"2.0\"><channel><title>&a;</title></channel></rss>")]
    [InlineData("<!DOCTYPE rss SYSTEM \"file:///etc/passwd\"><rss/>")]
    [InlineData("<html><body>no</body></html>")]
    [InlineData("no")]
    [InlineData("")]
    [InlineData("<rss><channel><item><title>Cortado")]
    public void Another_file_is_refused_with_a_sentence(string text)
    {
        using var file = new WrittenFile(text);
        Assert.Contains(file.Path, Assert.Throws<BlogUnreadableException>(() => Items(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_a_file_holds_it_is_read_or_refused() => Gen.Select(
        Gen.String, Gen.String, Gen.String, Gen.Int[0, 5000], Gen.Byte).Sample(
        (title, content, comment, at, value) =>
        {
            var bytes = Encoding.UTF8.GetBytes(new Wxr().Item(
                1, title, "https://blog.example.org/x/", content, more: Wxr.Comment(1, title, comment)).ToString());
            bytes[at % bytes.Length] = value;
            using var file = new WrittenFile(bytes);
            try
            {
                var survey = BlogSurvey.Of(file.Path);
                foreach (var item in Items(file))
                {
                    _ = PostText.Of(item, survey, new MediaFolder(file.Folder, survey.Blog.Address), "es")
                        .Write(new Dictionary<string, FileId>(), null, null);
                    _ = BlogComments.Posts(item.Comments, default, DateTimeOffset.UnixEpoch, new BlogIds("x"), "es");
                }
            }
            catch (BlogUnreadableException)
            {
            }
        },
        iter: 300);

    private static List<BlogItem> Items(WrittenFile file) =>
        [.. BlogReader.Read(file.Path).Select(part => part.Item).OfType<BlogItem>()];
}
