using System.Collections.Immutable;
using Comparte.Files;
using Comparte.Pages;
using Comparte.Publications;
using Comparte.Web.Rendering;
using Microsoft.Extensions.Caching.Memory;

namespace Comparte.Web.Publications;

/// <summary>The texts of what people share, as browsers show them: longer than posts, with tables and with their own
/// pictures. A shared version is rendered once.</summary>
internal sealed class BodyRenderer(MarkdownRenderer markdown) : IDisposable
{
    private const long CacheBytes = 32 * 1024 * 1024;

    /// <summary>Above a text is the page's title.</summary>
    private static readonly MarkdownRules Rules = new() { MaxMarks = 8000, MaxParts = 12_000, LevelsAbove = 1 };

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = CacheBytes });

    /// <summary>HTML of a version of a text.</summary>
    public string Render(PublicationId publication, SharedText text)
    {
        if (text.Version == 0)
        {
            return Render(text);
        }

        // A rendering that was removed and begun anew counts from 1 again; another picture may be there.
        var files = string.Join(',', text.Attachments.Select(one => one.Id.Value));
        return _cache.GetOrCreate((publication, text.Language, text.Version, text.At, files), entry =>
        {
            var html = Render(text);
            entry.Size = 400 + (2 * html.Length);
            entry.SlidingExpiration = TimeSpan.FromHours(1);
            return html;
        })!;
    }

    /// <summary>HTML of a version of a page, which has no pictures.</summary>
    public string Render(PageId page, PageText text) => _cache.GetOrCreate((page, text.Version), entry =>
    {
        var html = markdown.Render(text.Source, Rules);
        entry.Size = 400 + (2 * html.Length);
        entry.SlidingExpiration = TimeSpan.FromHours(1);
        return html;
    })!;

    /// <summary>HTML of a text that is being written. Whoever may not see a picture isn't given it.</summary>
    public string Preview(string source) => markdown.Render(source, Rules with
    {
        PictureAt = address => FileId.TryParse(address, out var file) ? Shown(file) : null,
    });

    /// <inheritdoc />
    public void Dispose() => _cache.Dispose();

    private string Render(SharedText text) =>
        markdown.Render(text.Source, Rules with { PictureAt = address => Find(text.Attachments, address) });

    private static ShownPicture? Find(ImmutableArray<Attachment> files, string? address) =>
        files.FirstOrDefault(one => one.Kind == FileKind.Picture && one.Id.Value == address) is { } picture
            ? Shown(picture.Id, picture.Width, picture.Height)
            : null;

    private static ShownPicture Shown(FileId file, int? width = null, int? height = null) =>
        new($"/api/files/{file}/display", width, height);
}
