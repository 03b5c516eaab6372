using System.Collections.Immutable;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Web.Rendering;
using Microsoft.Extensions.Caching.Memory;

namespace Comparte.Web.Live;

/// <summary>Posts as browsers show them, rendered once per post and revision.</summary>
internal sealed class PostRenderer(MarkdownRenderer markdown) : IDisposable
{
    private const long CacheBytes = 32 * 1024 * 1024;

    /// <summary>Above a post are the page's title and that of its part.</summary>
    private static readonly MarkdownRules Rules = new() { MaxMarks = 1000, MaxParts = 2000, LevelsAbove = 2 };

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = CacheBytes });

    /// <summary>The entries with the HTML of posts set.</summary>
    public ImmutableArray<Entry> Render(TopicId topic, ImmutableArray<Entry> entries) =>
        topic.Kind == TopicKinds.Thread
            ? [.. entries.Select(entry => entry is Post post ? post with { Html = Render(topic, post) } : entry)]
            : entries;

    /// <summary>HTML of a post's text.</summary>
    public string Render(string source) => markdown.Render(source, Rules);

    /// <inheritdoc />
    public void Dispose() => _cache.Dispose();

    private string Render(TopicId topic, Post post) =>
        _cache.GetOrCreate((topic.Id, post.No, post.Rev), entry =>
        {
            var html = Render(post.Source);
            entry.Size = 200 + (2 * html.Length);
            entry.SlidingExpiration = TimeSpan.FromHours(1);
            return html;
        })!;
}
