using System.Net;
using Comparte.Web.Live;
using Comparte.Web.Rendering;
using Microsoft.Extensions.Logging;

namespace Comparte.Web.Tests.Live;

/// <summary>What people write becomes HTML that can do nothing but be read.</summary>
public sealed class PostRendererTests : IDisposable
{
    private readonly Lines _log = new();
    private readonly PostRenderer _renderer;

    public PostRendererTests() => _renderer = new PostRenderer(new MarkdownRenderer(_log));

    [Theory]
    [InlineData("Hola", "<p>Hola</p>")]
    [InlineData("Primera línea\nsegunda", "<p>Primera línea<br>segunda</p>")]
    [InlineData("Uno\n\nDos", "<p>Uno</p>\n<p>Dos</p>")]
    [InlineData("**fuerte** y *suave*", "<p><strong>fuerte</strong> y <em>suave</em></p>")]
    [InlineData("Hola\n\n1. uno\n2. dos", "<p>Hola</p>\n<ol>\n<li>uno</li>\n<li>dos</li>\n</ol>")]
    [InlineData("En 2025\n\n\nsembramos", "<p>En 2025</p>\n<p>sembramos</p>")]
    [InlineData("", "")]
    [InlineData("1 kg de sal, 2 de cal", "<p>1 kg de sal, 2 de cal</p>")]
    public void Text_reads_as_it_was_meant(string source, string html) => Assert.Equal(html, _renderer.Render(source));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[ven](javascript:alert(1))")]
    [InlineData("[ven](  JaVaScRiPt:alert(1))")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("![x](https://malo.example/pixel.gif)")]
    [InlineData("[a](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("`<b onmouseover=alert(1)>`")]
    [InlineData("<a href=\"https://x.example\" style=\"position:fixed\">x</a>")]
    public void Nothing_in_a_post_runs_or_loads(string source)
    {
        var html = _renderer.Render(source);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<svg", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"data:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b onmouseover", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<a href=\"https://x.example\" style", html, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What the parser refuses to take.</summary>
    public static readonly TheoryData<string> Unreadable =
    [
        new string('>', 8000),
        string.Concat(Enumerable.Repeat("> ", 4000)) + "a",
    ];

    /// <summary>What would take the parser or a browser long: its cost grows faster than it does.</summary>
    public static readonly TheoryData<string> Costly =
    [
        new string('[', 8000),
        string.Concat(Enumerable.Repeat("![", 4000)),
        string.Concat(Enumerable.Repeat("[a](b://c) ", 700)),
        string.Concat(Enumerable.Repeat("*a **b ", 1100)),
        string.Concat(Enumerable.Repeat("`a``b ", 1300)),
        string.Concat(Enumerable.Repeat("www.a.eu ", 880)),
        string.Concat(Enumerable.Repeat("- a\n", 2000)),
        "|a|a|a|a|\n|-|-|-|-|\n" + string.Concat(Enumerable.Repeat("|a|a|a|a|\n", 800)),
    ];

    [Theory, MemberData(nameof(Costly))]
    public void What_would_cost_much_shows_as_it_was_written(string source)
    {
        var html = _renderer.Render(source);

        Assert.DoesNotContain("<a", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<li", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<td", html, StringComparison.Ordinal);
        Assert.Equal(
            source.Trim(),
            WebUtility.HtmlDecode(html.Replace("<br>", "\n", StringComparison.Ordinal)["<p>".Length..^"</p>".Length]));
        Assert.Empty(_log);
    }

    [Fact]
    public void A_long_post_with_much_in_it_is_rendered()
    {
        var list = string.Concat(Enumerable.Range(1, 60).Select(i => $"{i}. **Paso {i}**: ver [guía](https://g.example)\n"));
        var table = "|Mes|Kilos|\n|-|-|\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"|{i}|{i * 3}|\n"));
        var html = _renderer.Render($"{list}\n{table}");

        Assert.Equal(60, html.Split("<li>").Length - 1);
        Assert.Equal(120, html.Split("<td>").Length - 1);
    }

    [Theory, MemberData(nameof(Unreadable))]
    public void What_the_parser_refuses_shows_as_it_was_written(string source)
    {
        var html = _renderer.Render(source);

        Assert.Equal($"<p>{WebUtility.HtmlEncode(source)}</p>", html);
        Assert.EndsWith("could not be read (ArgumentException).", Assert.Single(_log), StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_without_its_scheme_is_a_link() => Assert.Contains(
        "href=\"http://www.ejemplo.org\"", _renderer.Render("Mira www.ejemplo.org"), StringComparison.Ordinal);

    [Fact]
    public void A_mention_leads_to_the_member()
    {
        var html = _renderer.Render("Gracias, @[Ana López](m0190000000007000800000000abcdef0)");
        Assert.Equal(
            "<p>Gracias, @<a href=\"/app/personas/ana-lopez-cdef0\" class=\"mention\">Ana López</a></p>"
                .Replace("cdef0", "bcdef0", StringComparison.Ordinal),
            html);
    }

    [Theory]
    [InlineData("https://semillas.example")]
    [InlineData("<https://semillas.example>")]
    [InlineData("[aquí](https://semillas.example)")]
    public void A_link_elsewhere_tells_nothing_of_where_one_comes_from(string body) => Assert.Contains(
        "rel=\"nofollow ugc noopener noreferrer\"", _renderer.Render(body), StringComparison.Ordinal);

    [Theory]
    [InlineData("[aquí](https://semillas.example/a)", ">aquí (<bdi>semillas.example</bdi>)</a>")]
    [InlineData("[https://banco.example](https://malo.example)", ">https://banco.example (<bdi>malo.example</bdi>)</a>")]
    [InlineData("[www.banco.example://malo.example](https://malo.example)", "(<bdi>malo.example</bdi>)</a>")]
    [InlineData("[banco.example@malo.example](https://malo.example)", "(<bdi>malo.example</bdi>)</a>")]
    [InlineData("[`https://banco.example/`malo.example](https://malo.example)", "(<bdi>malo.example</bdi>)</a>")]
    [InlineData("[malo.example/&#x202E;/x](https://malo.example)", ">malo.example/&amp;#x202E;/x (<bdi>malo.example</bdi>)<")]
    [InlineData("[semillas.example](https://semillas.example/a)", ">semillas.example</a>")]
    [InlineData("https://semillas.example/a", ">https://semillas.example/a</a>")]
    [InlineData("<https://semillas.example/a>", ">https://semillas.example/a</a>")]
    [InlineData("www.semillas.example", ">www.semillas.example</a>")]
    [InlineData("[pan](https://раураl.example)", ">pan (<bdi>xn--l-7sba6dbr.example</bdi>)</a>")]
    [InlineData("https://раураl.example", ">https://раураl.example (<bdi>xn--l-7sba6dbr.example</bdi>)</a>")]
    [InlineData("[Ana](mailto:ana@semillas.example?bcc=x@malo.example)", "href=\"mailto:ana@semillas.example\"")]
    [InlineData("[ana@banco.example](mailto:ana@malo.example)", ">ana@banco.example (<bdi>ana@malo.example</bdi>)</a>")]
    [InlineData("[900 123](tel:+1900)", ">900 123 (<bdi>+1900</bdi>)</a>")]
    [InlineData("<ana@semillas.example>", ">ana@semillas.example</a>")]
    public void A_link_says_where_it_leads(string body, string html) =>
        Assert.Contains(html, _renderer.Render(body), StringComparison.Ordinal);

    [Theory]
    [InlineData("[ven](javascript:alert(1))", "<p>ven</p>")]
    [InlineData("[ven](//malo.example)", "<p>ven</p>")]
    [InlineData("[ven](/\\\\malo.example)", "<p>ven</p>")]
    [InlineData("[ven](/app/perfil)", "<p>ven</p>")]
    [InlineData("[**ven** ya](https://banco.example@malo.example)", "<p><strong>ven</strong> ya</p>")]
    [InlineData("<https://banco.example@malo.example>", "<p>https://banco.example@malo.example</p>")]
    [InlineData("<ftp://malo.example>", "<p>ftp://malo.example</p>")]
    [InlineData("![](cid:1)", "<p>cid:1</p>")]
    [InlineData("[ven](https://\u2024malo.example)", "<p>ven</p>")]
    [InlineData("[ven](mailto:ana@semillas.example%0d%0aBcc:z@malo.example)", "<p>ven</p>")]
    public void A_link_that_nobody_should_follow_is_only_its_words(string body, string html) =>
        Assert.Equal(html, _renderer.Render(body));

    [Fact]
    public void A_picture_within_a_link_is_its_words()
    {
        var html = _renderer.Render("[![Mi banco](tel:+1900)](https://semillas.example)");
        Assert.Contains(">Mi banco (<bdi>semillas.example</bdi>)</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("tel:", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_post_is_never_without_words() =>
        Assert.Equal("<p>[^a]: x</p>", _renderer.Render("[^a]: x"));

    [Theory]
    [InlineData("# Uno", "<h3>Uno</h3>")]
    [InlineData("###### Uno", "<h6>Uno</h6>")]
    public void Headings_stand_below_those_of_the_page(string body, string html) =>
        Assert.Equal(html, _renderer.Render(body));

    public void Dispose() => _renderer.Dispose();

    /// <summary>What was logged.</summary>
    private sealed class Lines : List<string>, ILogger<MarkdownRenderer>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Add(formatter(state, exception));
    }
}
