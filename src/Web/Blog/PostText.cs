using System.Text;
using Comparte.Web.Http;

namespace Comparte.Web.Blog;

/// <summary>The text of a post on its way: read, with what it names found in the media folder, and then written.</summary>
internal sealed class PostText
{
    /// <summary>Files beside a text, as in every publication.</summary>
    public const int MaxFiles = 10;

    private readonly BlogHtml _html;
    private readonly MediaFolder _media;
    private readonly string _language;
    private readonly bool _autop;

    private PostText(BlogHtml html, bool autop, MediaFolder media, string language)
    {
        (_html, _autop, _media, _language) = (html, autop, media, language);
    }

    /// <summary>The file of the picture above it.</summary>
    public string? Cover { get; private init; }

    /// <summary>Files that come along, each once: pictures first.</summary>
    public IReadOnlyList<string> Files { get; private init; } = [];

    /// <summary>Files that don't, since there are too many.</summary>
    public IReadOnlyList<string> TooMany { get; private init; } = [];

    /// <summary>Addresses of pictures that aren't in the folder.</summary>
    public IReadOnlyList<string> Missing { get; private init; } = [];

    /// <summary>Names in square brackets that nothing stands for.</summary>
    public IReadOnlyList<string> Unknown { get; private init; } = [];

    /// <summary>Whether there was a form.</summary>
    public bool HadForm => _html.HadForm;

    /// <summary>What a picture shows, as the text says; empty where it doesn't.</summary>
    public string AltOf(string file) =>
        _html.Alts().Where(one => _media.Find(one.Url) == file).Select(one => one.Alt).FirstOrDefault() ?? "";

    /// <summary>Reads a text.</summary>
    public static PostText Of(BlogItem item, BlogSurvey survey, MediaFolder media, string language)
    {
        // What the newer editor writes holds its paragraphs already.
        var autop = item.Autop && !item.Html.Contains("<!-- wp:", StringComparison.Ordinal);
        var codes = new Shortcodes(survey.FileOf, survey.PicturesOf(item.Number));
        var html = BlogHtml.Parse(
            item.Autop ? codes.Resolve(item.Html) : item.Html,
            Uri.TryCreate(survey.Blog.Url, UriKind.Absolute, out var site) ? site : null);
        var pictures = html.Pictures().ToList();
        var coverUrl = item.Cover is { } number ? survey.FileOf(number) : null;
        var cover = coverUrl is null ? null : media.Find(coverUrl);
        var all = pictures.Concat(html.Links().Where(media.IsOwn)).Select(media.Find).OfType<string>()
            .Distinct(StringComparer.Ordinal).Where(file => file != cover).ToList();
        return new PostText(html, autop, media, language)
        {
            Cover = cover,
            Files = all[..Math.Min(all.Count, MaxFiles)],
            TooMany = all[Math.Min(all.Count, MaxFiles)..],
            Missing = [.. pictures.Concat(cover is null && coverUrl is not null ? [coverUrl] : [])
                .Where(url => media.Find(url) is null).Distinct(StringComparer.Ordinal)],
            Unknown = [.. codes.Unknown],
        };
    }

    /// <summary>Writes it.</summary>
    /// <param name="files">What became of each file that came along.</param>
    /// <param name="title">A title that is too long to stand above it whole; else null.</param>
    /// <param name="byline">Who wrote it, where no member did.</param>
    public string Write(IReadOnlyDictionary<string, FileId> files, string? title, string? byline)
    {
        FileId? At(string url) => _media.Find(url) is { } file && files.TryGetValue(file, out var id) ? id : null;
        var body = new MarkdownWriter(_html, _autop, new MarkdownPlaces
        {
            PictureAt = At,
            IsAttached = url => At(url) is not null,
            Picture = Texts.Of(_language, "blog.picture"),
            Attached = Texts.Of(_language, "blog.attached"),
        }).Write();
        return string.Join("\n\n", new[]
        {
            title is null ? null : $"**{PlainWords.Escape(title)}**", body, byline is null ? null : $"*{byline}*",
        }.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>Whether there is nothing to read.</summary>
    public bool IsEmpty => Cover is null && Write(new Dictionary<string, FileId>(), null, null).Length == 0;

    /// <summary>Bytes of UTF-8, as limits count them.</summary>
    public static int BytesOf(string text) => Encoding.UTF8.GetByteCount(text);
}
