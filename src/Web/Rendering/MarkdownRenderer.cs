using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Comparte.Web.Http;
using Ganss.Xss;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Comparte.Web.Rendering;

/// <summary>
/// What people write as browsers show it: Markdown to HTML without raw HTML, then sanitized. Pictures of elsewhere become
/// links, since showing them would tell another server who reads.
/// </summary>
internal sealed partial class MarkdownRenderer(ILogger<MarkdownRenderer> logger)
{
    private const int LastLevel = 6;

    private static readonly SearchValues<char> Marks = SearchValues.Create("[]<`*_~^=+|");
    private static readonly SearchValues<char> Meaningful = SearchValues.Create("\\`*_{}[]<>()#+-=|~!&@:/\t\r\"'^$");
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UseAutoLinks().UsePipeTables().UseEmphasisExtras().UseSoftlineBreakAsHardlineBreak().Build();

    /// <summary>Letters of every language stay letters: escaped they would cost six bytes each.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly HtmlSanitizer _sanitizer = MakeSanitizer();

    /// <summary>HTML of a text. What the parser doesn't take, such as thousands of nested quotes, and what would take it
    /// long shows as it was written: one text must never keep others from being read.</summary>
    public string Render(string source, MarkdownRules rules)
    {
        if (IsPlain(source) || source.AsSpan().CountAny(Marks) > rules.MaxMarks)
        {
            return PlainText(source);
        }

        try
        {
            // Such as a list of addresses that nothing refers to.
            return FromMarkdown(source, rules) is { Length: > 0 } html ? html : PlainText(source);
        }
        catch (Exception failure)
        {
            LogUnreadable(failure.GetType().Name);
            return PlainText(source);
        }
    }

    /// <summary>Most posts are plain sentences; these need no parser.</summary>
    private static bool IsPlain(string source) =>
        !source.AsSpan().ContainsAny(Meaningful)
        && !source.Contains("\n ", StringComparison.Ordinal)
        && !source.Contains("www.", StringComparison.OrdinalIgnoreCase)
        && !LineWithNumber().IsMatch(source);

    private string FromMarkdown(string source, MarkdownRules rules)
    {
        var document = Markdown.Parse(source, Pipeline);
        if (document.Descendants().Skip(rules.MaxParts).Any())
        {
            return PlainText(source);
        }

        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(heading.Level + rules.LevelsAbove, LastLevel);
        }

        foreach (var entity in document.Descendants<HtmlEntityInline>().ToList())
        {
            if (entity.Transcoded.ToString().Any(IsHidden))
            {
                entity.ReplaceBy(new LiteralInline(entity.Original));
            }
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            Mend(link, rules);
        }

        foreach (var bare in document.Descendants<AutolinkInline>().ToList())
        {
            Replace(bare, bare.IsEmail ? $"mailto:{bare.Url}" : bare.Url, new LiteralInline(bare.Url));
        }

        return _sanitizer.Sanitize(document.ToHtml(Pipeline)).Trim();
    }

    private static string PlainText(string source)
    {
        var paragraphs = source.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join('\n', paragraphs.Select(paragraph =>
            $"<p>{Encoder.Encode(paragraph).Replace("&#xA;", "<br>", StringComparison.Ordinal)}</p>"));
    }

    private static void Mend(LinkInline link, MarkdownRules rules)
    {
        if (link.IsImage && rules.PictureAt(link.Url) is { } picture)
        {
            Show(link, picture);
            return;
        }

        if (link.IsImage)
        {
            link.IsImage = false;
            if (link.FirstChild is null)
            {
                link.AppendChild(new LiteralInline(link.Url ?? ""));
            }
        }

        if (EntityId.TryParse<MemberId>(link.Url, out var member))
        {
            link.GetAttributes().AddClass("mention");
            link.Url = $"/app/personas/{Slug.Of(TextOf(link), member.Value)}";
        }
        else if (link.Parent!.FindParentOfType<LinkInline>().Any() || link.FirstChild is null)
        {
            // One link leads to one place, and has words.
            link.ReplaceBy(new ContainerInline(), copyChildren: true);
        }
        else
        {
            var words = new ContainerInline();
            link.EmbraceChildrenBy(words);
            words.Remove();
            Replace(link, link.Url, words);
        }
    }

    /// <summary>A picture of this site, with its size so that the text doesn't jump when it comes.</summary>
    private static void Show(LinkInline link, ShownPicture picture)
    {
        link.Url = picture.Address;
        link.Title = null;
        var attributes = link.GetAttributes();
        attributes.AddProperty("loading", "lazy");
        if (picture is { Width: { } width, Height: { } height })
        {
            attributes.AddProperty("width", width.ToString(CultureInfo.InvariantCulture));
            attributes.AddProperty("height", height.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Puts a link with its words and the place to which it leads, or the words alone.</summary>
    private static void Replace(Inline former, string? url, Inline words)
    {
        if (PostLink.Of(url) is not { } target)
        {
            former.ReplaceBy(words);
            return;
        }

        var link = new LinkInline(target.Url, "");
        var attributes = link.GetAttributes();
        attributes.AddProperty("rel", "nofollow ugc noopener noreferrer");
        attributes.AddProperty("target", "_blank");
        link.AppendChild(words);
        if (!target.IsSaidBy(OnlyLiteral(words) ?? ""))
        {
            // By itself, so that letters before it don't turn its direction.
            link.AppendChild(new HtmlInline(" (<bdi>"));
            link.AppendChild(new LiteralInline(target.Place));
            link.AppendChild(new HtmlInline("</bdi>)"));
        }

        former.ReplaceBy(link);
    }

    /// <summary>What a text may not hold, such as marks that turn its direction, may not come in by its name either.
    /// </summary>
    private static bool IsHidden(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format;

    /// <summary>The text of words in one piece; null where code, emphasis or more is among them.</summary>
    private static string? OnlyLiteral(Inline words) => words switch
    {
        LiteralInline literal => literal.Content.ToString(),
        ContainerInline { FirstChild: LiteralInline { NextSibling: null } only } => only.Content.ToString(),
        _ => null,
    };

    private static string TextOf(ContainerInline inline) =>
        string.Concat(inline.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>
            {
                "p", "br", "a", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "hr",
                "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "sub", "sup",
                "ins", "mark", "bdi", "img",
            },
            AllowedAttributes = new HashSet<string>
            {
                "href", "rel", "target", "class", "start", "src", "alt", "width", "height", "loading",
            },
            AllowedSchemes = new HashSet<string> { "https", "http", "mailto", "tel" },
            UriAttributes = new HashSet<string> { "href", "src" },
        });
        sanitizer.AllowedClasses.Add("mention");
        return sanitizer;
    }

    // Only the kind of failure: what parsers say may repeat the text.
    [LoggerMessage(
        3141, LogLevel.Warning, "A text shows as it was written: its Markdown could not be read ({Failure}).")]
    private partial void LogUnreadable(string failure);

    // Perhaps of a list.
    [GeneratedRegex("^[0-9]", RegexOptions.Multiline)]
    private static partial Regex LineWithNumber();
}
