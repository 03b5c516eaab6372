using System.Text;
using AngleSharp.Dom;
using Comparte.Web.Blog;

namespace Comparte.Web.Mail.Replies;

/// <summary>The words of a mail that came as HTML alone, without what its program quoted or signed. Nothing in it is fetched, and
/// none of its marks come along.</summary>
internal static class ReplyHtml
{
    private const string Quoted =
        "blockquote, .gmail_quote, .gmail_attr, .gmail_signature, .moz-cite-prefix, .moz-signature, .yahoo_quoted, "
        + ".protonmail_quote, .protonmail_signature_block, #Signature, #ms-outlook-mobile-signature";

    /// <summary>What Outlook puts before what it quotes: all that follows is that.</summary>
    private const string Begins = "#appendonsend, #divRplyFwdMsg, #mail-editor-reference-message-container, hr[tabindex='-1']";

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "div", "dd", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "ol", "p",
        "pre", "section", "table", "tr", "ul",
    };

    /// <summary>The words, a line for each block.</summary>
    public static string Words(string html)
    {
        var body = BlogHtml.Parse(html, site: null).Body;
        if (body.QuerySelector(Begins) is { } begins)
        {
            CutFrom(begins, body);
        }

        foreach (var quoted in body.QuerySelectorAll(Quoted).ToList())
        {
            quoted.Remove();
        }

        var text = new StringBuilder();
        Write(body, text);
        return text.ToString();
    }

    private static void CutFrom(INode begins, INode end)
    {
        for (var node = begins; node != end && node.Parent is { } parent; node = parent)
        {
            while (node.NextSibling is { } after)
            {
                parent.RemoveChild(after);
            }
        }

        begins.Parent?.RemoveChild(begins);
    }

    private static void Write(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText words:
                    text.Append(words.Data.ReplaceLineEndings(" ").Replace('\u00A0', ' '));
                    break;
                case IElement { LocalName: "br" }:
                    text.Append('\n');
                    break;
                case IElement { LocalName: "li" }:
                    Line(text).Append("- ");
                    Write(child, text);
                    Line(text);
                    break;
                case IElement { LocalName: "p" }:
                    Line(text);
                    Write(child, text);
                    Line(text).Append('\n');
                    break;
                case IElement element when Blocks.Contains(element.LocalName):
                    Line(text);
                    Write(child, text);
                    Line(text);
                    break;
                case IElement:
                    Write(child, text);
                    break;
            }
        }
    }

    private static StringBuilder Line(StringBuilder text) =>
        text.Length > 0 && text[^1] != '\n' ? text.Append('\n') : text;
}
