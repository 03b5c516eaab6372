using Comparte.Files;
using Comparte.Publications;
using Comparte.Web.Publications;
using Comparte.Web.Rendering;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comparte.Web.Tests.Publications;

/// <summary>Texts of the greatest length become HTML that shows this site's pictures and nothing else.</summary>
public sealed class BodyRendererTests : IDisposable
{
    private static readonly PublicationId Id = PublicationId.Of("p" + new string('1', 32));

    private static readonly Attachment Picture = new()
    {
        Id = FileId.Of("x" + new string('1', 32)),
        Kind = FileKind.Picture,
        Width = 800,
        Height = 600,
    };

    private readonly BodyRenderer _renderer = new(new MarkdownRenderer(NullLogger<MarkdownRenderer>.Instance));

    [Theory]
    [InlineData("![a](x22222222222222222222222222222222)")]
    [InlineData("![a](/api/files/x11111111111111111111111111111111/display)")]
    [InlineData("![a](//example.org/x.png)")]
    [InlineData("![a](javascript:alert(1))")]
    [InlineData("![a](data:image/png;base64,AAAA)")]
    [InlineData("<img src=\"/api/files/x11111111111111111111111111111111/display\">")]
    [InlineData("![a][1]\n\n[1]: https://example.org/x.png")]
    public void What_isnt_a_picture_of_the_publication_is_not_shown(string source) =>
        Assert.DoesNotContain("<img", Render(source), StringComparison.Ordinal);

    [Fact]
    public void A_picture_of_the_publication_has_its_words_and_size() => Assert.Equal(
        $"<p><img src=\"/api/files/{Picture.Id}/display\" loading=\"lazy\" width=\"800\" height=\"600\" alt=\"Un &lt;tanque&gt;\"></p>",
        Render($"![Un <tanque>]({Picture.Id} \"título\")").Replace("Un <tanque>", "Un &lt;tanque&gt;", StringComparison.Ordinal));

    [Fact]
    public void Another_file_than_a_picture_is_not_shown() => Assert.DoesNotContain(
        "<img",
        _renderer.Render(Id, Text($"![a]({Picture.Id})") with { Attachments = [Picture with { Kind = FileKind.Document }] }),
        StringComparison.Ordinal);

    [Fact]
    public void A_version_is_shown_with_the_pictures_that_there_are_now()
    {
        var text = Text($"![a]({Picture.Id})") with { Version = 3 };

        Assert.Contains("<img", _renderer.Render(Id, text), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", _renderer.Render(Id, text with { Attachments = [] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_leave_the_first_level_to_the_page()
    {
        var html = Render("# Uno\n\n## Dos\n\n###### Seis");

        Assert.Equal("<h2>Uno</h2>\n<h3>Dos</h3>\n<h6>Seis</h6>", html);
    }

    [Theory]
    [InlineData("| a | b |\n|---|---|\n", "| uno | dos |\n", 5000)]
    [InlineData("", "Una frase con **palabras** y [enlace](https://example.org).\n\n", 1000)]
    [InlineData("", "> ", 32_000)]
    [InlineData("", "[", 65_000)]
    public void A_long_text_is_rendered_in_bounds(string head, string part, int times)
    {
        var started = TimeProvider.System.GetTimestamp();

        var html = Render(head + string.Concat(Enumerable.Repeat(part, times)));

        Assert.NotEmpty(html);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    public void Dispose() => _renderer.Dispose();

    private string Render(string source) => _renderer.Render(Id, Text(source));

    private static SharedText Text(string source) => new() { Language = "es", Source = source, Attachments = [Picture] };
}
