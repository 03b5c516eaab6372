using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Comparte.Files;

namespace Comparte.Exports;

/// <summary>What people read in the file: pages that need nothing else and fetch nothing, each with a way back to the first one. Times
/// are by the member's clock, which each page names.</summary>
internal sealed partial class ExportPages(ExportWords words, TimeZoneInfo zone)
{
    /// <summary>The first page.</summary>
    public const string First = "index.html";

    private const string End = "</main>\n</body>\n</html>\n";

    private const string Style = """
        body{margin:0;background:#fbf6ee;color:#2b1d16;font:17px/1.6 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}
        main{max-width:44rem;margin:0 auto;padding:16px;overflow-wrap:anywhere}
        h1{margin:16px 0 8px;font-size:1.6rem;line-height:1.25;color:#8a3418}
        h2{margin:32px 0 8px;font-size:1.2rem;line-height:1.3}
        article{margin:16px 0;padding:12px 16px;border:1px solid #e3d5c5;border-radius:12px;background:#fffdf9}
        article h2{margin:0 0 8px;font-size:.95rem;font-weight:600;color:#5d4a3f}
        .text{white-space:pre-wrap}
        .fact,.note{margin:0;color:#5d4a3f}
        ul{padding-left:1.2em}
        li{margin:6px 0}
        a{color:#8a3418}
        nav a{display:inline-block;padding:10px 0}
        @media print{body{background:#fff}nav{display:none}article{break-inside:avoid}}
        """;

    /// <summary>A page, from its beginning to its end.</summary>
    /// <param name="path">Where it is in the file.</param>
    /// <param name="title">Its title.</param>
    /// <param name="facts">What else is known of it.</param>
    /// <param name="body">What stands on it, as HTML.</param>
    public IAsyncEnumerable<string> Of(
        string path, string title, IEnumerable<string?> facts, IAsyncEnumerable<string> body) =>
        body.Prepend(Head(path, title, facts)).Append(End);

    /// <summary>Something that was written at a time, with its files.</summary>
    public static string Piece(string head, string text, IEnumerable<Attachment>? files = null)
    {
        var links = (files ?? []).Select(file => Item(Link(
            string.IsNullOrEmpty(file.Alt) ? file.Name : file.Alt, $"../{ExportRules.PathOf(file.Id, file.Name)}"))).ToList();
        return $"<article><h2>{Plain(head)}</h2>\n{Text(text)}{(links.Count > 0 ? List(links) : "")}</article>\n";
    }

    /// <summary>What people wrote, as they wrote it; whom they name stands there by name alone.</summary>
    public static string Text(string source) =>
        source.Length > 0 ? $"<div class=\"text\">{Plain(Named().Replace(source, "@$1"))}</div>\n" : "";

    /// <summary>A line of a list.</summary>
    public static string Line(params IEnumerable<string?> parts) =>
        Item(Plain(string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)))));

    /// <summary>A line of a list that is HTML by itself.</summary>
    public static string Item(string html) => $"<li>{html}</li>\n";

    /// <summary>A list.</summary>
    public static string List(IEnumerable<string> lines) => $"<ul>\n{string.Concat(lines)}</ul>\n";

    /// <summary>A heading and its list; nothing where that is empty.</summary>
    public static string Section(string title, IEnumerable<string> lines) =>
        lines.ToList() is { Count: > 0 } some ? $"<h2>{Plain(title)}</h2>\n{List(some)}" : "";

    /// <summary>A link to another part of the file.</summary>
    public static string Link(string text, string path)
    {
        var parts = path.Split('/').Select(part => part == ".." ? part : Uri.EscapeDataString(part));
        return $"<a href=\"{Plain(string.Join('/', parts))}\">{Plain(text)}</a>";
    }

    /// <summary>Words in which nothing means more than it says.</summary>
    public static string Plain(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);

    /// <summary>A moment by the member's clock.</summary>
    public string At(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{Day(DateOnly.FromDateTime(local.DateTime))}, {local:HH:mm}");
    }

    /// <summary>A day, as one says it.</summary>
    public string Day(DateOnly day) => words.Month(day.Month) is not { } month
        ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : words.App("date.day.year")
            .Replace("{day}", Number(day.Day), StringComparison.Ordinal)
            .Replace("{month}", month, StringComparison.Ordinal)
            .Replace("{year}", Number(day.Year), StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Head(string path, string title, IEnumerable<string?> facts)
    {
        var up = string.Concat(path.Where(letter => letter == '/').Select(_ => "../"));
        var head = new StringBuilder($$"""
            <!doctype html>
            <html lang="{{Plain(words.Language)}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{{Plain(title)}}</title>
            <style>
            {{Style}}
            </style>
            </head>
            <body>
            <main>

            """);
        if (path != First)
        {
            head.Append(CultureInfo.InvariantCulture, $"<nav><a href=\"{up}{First}\">{Plain(words["back"])}</a></nav>\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"<h1>{Plain(title)}</h1>\n");
        foreach (var fact in facts.OfType<string>().Where(fact => fact.Length > 0))
        {
            head.Append(CultureInfo.InvariantCulture, $"<p class=\"fact\">{Plain(fact)}</p>\n");
        }

        var clock = words.App("settings.mail.zone").Replace("{zone}", zone.Id.Replace('_', ' '), StringComparison.Ordinal);
        return head.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{Plain(clock)}</p>\n").ToString();
    }

    [GeneratedRegex(@"@\[([^\[\]\r\n]{1,200})\]\(m[0-9a-f]{32}\)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Named();
}
