using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Comparte.Web.Mail;

/// <summary>A letter as HTML: one column, colors of the site, no picture, no script. Programs that know nothing of style sheets
/// show it as a plain page.</summary>
internal sealed class LetterHtml(string site, MailWords words)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style = """
        body{margin:0;background:#fbf6ee;color:#2b1d16;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}
        .page{max-width:560px;margin:0 auto;padding:16px}
        .band{height:8px;margin:0 0 16px;background:#8a3418}
        .band{background:repeating-linear-gradient(90deg,#8a3418 0 44px,#f2b83b 44px 66px,#2c5e3b 66px 110px)}
        .name{margin:0 0 8px;font-weight:700;color:#8a3418}
        h1{margin:24px 0 8px;font-size:20px;line-height:1.3}
        .card{margin:0 0 16px;padding:16px;border:1px solid #e3d5c5;border-radius:12px;background:#fffdf9}
        .card p{margin:0 0 8px}
        .what{font-weight:600;overflow-wrap:anywhere}
        .line{margin:0;padding:8px 0;border-bottom:1px solid #e3d5c5;overflow-wrap:anywhere}
        .line span{display:block}
        .beside,.by,.end{color:#5d4a3f;font-size:14px}
        blockquote{margin:0 0 12px;padding:0 0 0 12px;border-left:3px solid #e3d5c5;overflow-wrap:anywhere}
        a{color:#8a3418}
        a.open{display:inline-block;padding:10px 18px;border-radius:8px;font-weight:600;text-decoration:none}
        a.open{background:#8a3418;color:#fffdf9}
        .enter{margin:24px 0}
        .end{margin:24px 0 0;padding:16px 0 0;border-top:1px solid #e3d5c5}
        @media (prefers-color-scheme:dark){
        body{background:#1b1411;color:#f6ede2}
        .card{background:#261d18;border-color:#3a2d25}
        .name,a{color:#f2a889}
        .beside,.by,.end{color:#cfbdac}
        blockquote,.line,.end{border-color:#3a2d25}
        a.open{background:#f2a889;color:#2b120a}}
        """;

    private readonly StringBuilder _html = new();

    /// <summary>The page.</summary>
    public string Of(Letter letter, LetterEnd end)
    {
        _html.Append("<!DOCTYPE html>\n<html lang=\"").Append(letter.Language)
            .Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Append("<meta name=\"color-scheme\" content=\"light dark\"><title>").Append(Encoded(letter.Subject))
            .Append("</title><style>\n")
            .Append(Style).Append("\n</style></head>\n<body><div class=\"page\"><div class=\"band\"></div>\n");
        Paragraph("name", letter.Network);
        Paragraph("", words.Of("mail.letter.hello", ("name", letter.Name)));
        foreach (var part in letter.Parts)
        {
            Part(part);
        }

        if (end.Enter.Length > 0)
        {
            _html.Append("<p class=\"enter\">");
            Link($"{site}/app", end.Enter, "open");
            _html.Append("</p>\n");
        }

        if (end.Reply.Length > 0)
        {
            Paragraph("beside", end.Reply);
        }

        _html.Append("<div class=\"end\">");
        Paragraph("", end.Why);
        if (end.Unread.Length > 0)
        {
            Paragraph("", end.Unread);
        }

        _html.Append("<p>");
        Link(end.Choose, end.ChooseWords, "");
        _html.Append("<br>");
        Link(end.Stop, end.StopWords, "");
        return _html.Append("</p></div></div></body></html>\n").ToString();
    }

    private void Part(LetterPart part)
    {
        if (part.Title.Length > 0)
        {
            _html.Append("<h1>").Append(Encoded(part.Title)).Append("</h1>\n");
        }

        foreach (var item in part.Items)
        {
            Item(item, part.IsLight);
        }

        if (part.More.Length > 0)
        {
            Paragraph("beside", part.More);
        }
    }

    private void Item(LetterItem item, bool isLight)
    {
        if (isLight)
        {
            Line(item);
            return;
        }

        if (item.Quotes.IsEmpty)
        {
            Card(item);
            return;
        }

        _html.Append("<div class=\"card\">");
        Paragraph("what", item.Sentence);
        Beside(item);
        foreach (var quote in item.Quotes)
        {
            Paragraph("by", quote.By);
            _html.Append("<blockquote>").AppendJoin("<br>", quote.Lines.Select(Encoded)).Append("</blockquote>");
        }

        Link(site + item.Path, words.Of("mail.letter.open"), "open");
        _html.Append("</div>\n");
    }

    /// <summary>What quotes nothing leads there by its name.</summary>
    private void Card(LetterItem item)
    {
        _html.Append("<div class=\"card\"><p class=\"what\">");
        Link(site + item.Path, item.Sentence, "");
        _html.Append("</p>");
        Beside(item);
        _html.Append("</div>\n");
    }

    /// <summary>One of many that ask for nothing.</summary>
    private void Line(LetterItem item)
    {
        _html.Append("<p class=\"line\">");
        Link(site + item.Path, item.Sentence, "");
        if (item.Beside.Length > 0)
        {
            _html.Append(" <span class=\"beside\">").Append(Encoded(item.Beside)).Append("</span>");
        }

        _html.Append("</p>\n");
    }

    private void Beside(LetterItem item)
    {
        if (item.Beside.Length > 0)
        {
            Paragraph("beside", item.Beside);
        }
    }

    private void Paragraph(string name, string text) =>
        _html.Append(name.Length > 0 ? $"<p class=\"{name}\">" : "<p>").Append(Encoded(text)).Append("</p>");

    private void Link(string address, string text, string name) => _html
        .Append("<a ").Append(name.Length > 0 ? $"class=\"{name}\" " : "").Append("href=\"").Append(Encoded(address)).Append("\">")
        .Append(Encoded(text)).Append("</a>");

    private static string Encoded(string text) => Encoder.Encode(text);
}
