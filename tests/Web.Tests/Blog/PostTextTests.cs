using System.Net;
using System.Text.RegularExpressions;
using Comparte.Web.Blog;
using Comparte.Web.Publications;
using Comparte.Web.Rendering;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comparte.Web.Tests.Blog;

/// <summary>What texts of a blog become.</summary>
public sealed partial class PostTextTests : IDisposable
{
    private readonly BodyRenderer _renderer = new(new MarkdownRenderer(NullLogger<MarkdownRenderer>.Instance));

    [Theory]
    [InlineData("Uno\n\nDos\ntres", "Uno\n\nDos\ntres")]
    [InlineData("<p>Uno</p>\n<p>Dos<br />tres</p>", "Uno\n\nDos\ntres")]
    [InlineData("Uno<br><br>Dos", "Uno\n\nDos")]
    [InlineData("<strong>Nota:</strong>sigue <em>así</em>", "**Nota**:sigue *así*")]
    [InlineData("<strong>uno\n\ndos</strong>", "**uno**\n\n**dos**")]
    [InlineData("<b>a</b><b>b</b>", "**ab**")]
    [InlineData("<h2>Título <em>x</em></h2>texto", "## Título *x*\n\ntexto")]
    [InlineData("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>", "- a\n- b\n  1. c")]
    [InlineData("<ul><ul><li>a</li></ul></ul>", "- - a")]
    [InlineData("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n> \n> b")]
    [InlineData("<pre>a  b\n\n```</pre>", "````\na  b\n\n```\n````")]
    [InlineData("<code>a`b</code>", "``a`b``")]
    [InlineData("<a href=\"/2019/x_y/\">un <b>enlace</b></a>", "[un **enlace**](https://blog.example.org/2019/x_y/)")]
    [InlineData("<a href=\"javascript:alert(1)\">no</a>", "no")]
    [InlineData("<a href=\"m01982a3b4c5d7e8f9a0b1c2d3e4f5a6b\">@Ana</a>", "[@Ana](https://blog.example.org/m01982a3b4c5d7e8f9a0b1c2d3e4f5a6b)")]
    [InlineData("@[Ana](m01982a3b4c5d7e8f9a0b1c2d3e4f5a6b)", "@\\[Ana\\](m01982a3b4c5d7e8f9a0b1c2d3e4f5a6b)")]
    [InlineData("<script>x()</script><style>p{}</style>hola", "hola")]
    [InlineData("<table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td></tr></table>", "| a | b\\|c |\n| --- | --- |\n| 1 |  |")]
    [InlineData("<table><tr><td><img src=\"https://x.example/1.jpg\"></td><td>uno</td></tr></table>", "[imagen](https://x.example/1.jpg)\n\nuno")]
    [InlineData("<iframe src=\"https://www.youtube.com/embed/abc\"></iframe>", "[https://www.youtube.com/embed/abc](https://www.youtube.com/embed/abc)")]
    [InlineData("<!-- wp:paragraph -->\n<p>Uno\ndos</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:separator --><hr/><!-- /wp:separator -->", "Uno dos\n\n---")]
    [InlineData("1. no lista\n# no título\n- no\n> no", "1\\. no lista\n\\# no título\n\\- no\n\\> no")]
    [InlineData("Texto\n---", "Texto\n\\---")]
    [InlineData("2 * 3 [x] _y_ &amp;amp; <b></b>", "2 \\* 3 \\[x\\] \\_y\\_ \\&amp;")]
    [InlineData("mira https://x.example/a_b_c?d=1&amp;e=2.", "mira https://x.example/a_b_c?d=1&e=2.")]
    [InlineData("a\u202Eb\u00A0c\u200F", "ab c")]
    public void Text_becomes_Markdown(string html, string markdown) => Assert.Equal(markdown, Write(html));

    [Theory]
    [InlineData("[caption id=\"a\" width=\"3\"]<img src=\"https://x.example/1.jpg\" alt=\"Un taller\" /> Pie de foto[/caption]", "[Un taller](https://x.example/1.jpg)\n\n*Pie de foto*")]
    [InlineData("[caption caption=\"Pie\"]<a href=\"https://x.example/1.jpg\"><img src=\"https://x.example/1.jpg\"></a>[/caption]", "[imagen](https://x.example/1.jpg)\n\n*Pie*")]
    [InlineData("[embed]https://v.example/1[/embed]", "[https://v.example/1](https://v.example/1)")]
    [InlineData("[video mp4=\"https://v.example/1.mp4\"][/video]", "[https://v.example/1.mp4](https://v.example/1.mp4)")]
    [InlineData("[gallery ids=\"31,32,99\"]", "[imagen](https://blog.example.org/wp-content/uploads/31.jpg)\n\n[imagen](https://blog.example.org/wp-content/uploads/32.jpg)")]
    [InlineData("[contact-form-7 id=\"1\"]x[vc_row][vc_column width=\"1/2\"]Dentro[/vc_column][/vc_row]", "xDentro", "contact-form-7", "vc_column", "vc_row")]
    [InlineData("Dijo [sic] y [[caption]]", "Dijo \\[sic\\] y \\[caption\\]")]
    public void Square_brackets_become_what_they_stand_for_or_are_told(string html, string markdown, params string[] unknown)
    {
        var text = Read(html);
        Assert.Equal(markdown, text.Write(new Dictionary<string, FileId>(), null, null));
        Assert.Equal(unknown, text.Unknown);
    }

    [Fact]
    public void A_tree_that_is_far_too_deep_keeps_its_words() =>
        Assert.Contains("fondo", Write(string.Concat(Enumerable.Repeat("<div><b>", 20_000)) + "fondo"), StringComparison.Ordinal);

    [Fact]
    public void What_was_written_is_what_is_read() => Gen.String.Array[1, 4].Sample(
        paragraphs =>
        {
            var words = paragraphs.Select(text => Spaces().Replace(PlainWords.Clean(text.ReplaceLineEndings(" ")), " ").Trim())
                .Where(text => text.Length > 0).ToList();
            var html = string.Concat(words.Select(text => $"<p>{WebUtility.HtmlEncode(text)}</p>"));
            var shown = _renderer.Preview(Write(html, autop: false));
            var read = WebUtility.HtmlDecode(Tags().Replace(shown, " "));
            Assert.Equal(Spaces().Replace(string.Join(' ', words), ""), Spaces().Replace(read, ""));
        },
        iter: 2000);

    public void Dispose() => _renderer.Dispose();

    private static string Write(string html, bool autop = true) =>
        Read(html, autop).Write(new Dictionary<string, FileId>(), null, null);

    private static PostText Read(string html, bool autop = true)
    {
        var export = new Wxr()
            .Item(31, "a", "https://blog.example.org/a/", "", "attachment", "inherit", more: Upload(31))
            .Item(32, "b", "https://blog.example.org/b/", "", "attachment", "inherit", more: Upload(32));
        using var file = new WrittenFile(export.ToString());
        return PostText.Of(
            new BlogItem { Key = "1", Html = html, Autop = autop }, BlogSurvey.Of(file.Path), new MediaFolder(null, "blog.example.org"), "es");
    }

    private static string Upload(int no) =>
        $"<wp:attachment_url>https://blog.example.org/wp-content/uploads/{no}.jpg</wp:attachment_url>";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
