using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.News;

/// <summary>Something new on the platform itself, told by those who administer the network.</summary>
[GenerateSerializer, Immutable, Alias("news-item")]
public sealed record NewsItem : Entry
{
    /// <summary>By language, among <c>es pt eu en</c>; at least one.</summary>
    [Id(0)]
    public ImmutableSortedDictionary<string, NewsText> Texts { get; init; } = ImmutableSortedDictionary<string, NewsText>.Empty;

    /// <summary>When it was told.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }
}

/// <summary>What is new, in one language.</summary>
[GenerateSerializer, Immutable, Alias("news-text")]
public sealed record NewsText
{
    /// <summary>1 to 120 characters.</summary>
    [Id(0)]
    public string Title { get; init; } = "";

    /// <summary>Markdown, 1 to 2,000 characters.</summary>
    [Id(1)]
    public string Text { get; init; } = "";
}

/// <summary>Something new to tell, or other words for what was told.</summary>
[GenerateSerializer, Immutable, Alias("news-change")]
public sealed record NewsChange
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>All of it by language; at least one.</summary>
    [Id(1)]
    public ImmutableSortedDictionary<string, NewsText> Texts { get; init; } = ImmutableSortedDictionary<string, NewsText>.Empty;
}
