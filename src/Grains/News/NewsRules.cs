using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.News;

/// <summary>What may be told as new.</summary>
internal static class NewsRules
{
    /// <summary>How many may stand at a time.</summary>
    private const int Most = 200;

    private const int MaxTitle = 120;
    private const int MaxText = 2000;

    /// <summary>Why it can't be told like this, or null.</summary>
    public static Refusal? Check(NewsChange change) =>
        InputRules.Request(change.RequestId)
        ?? (change.Texts is not { IsEmpty: false } ? Refusal.Invalid("text_required", "texts") : null)
        ?? InputRules.Languages([.. change.Texts.Keys], "texts")
        ?? change.Texts.Select(text => text.Value is null
                ? Refusal.Invalid("text_required", $"texts.{text.Key}")
                : InputRules.Line(text.Value.Title, MaxTitle, $"texts.{text.Key}.title", required: true)
                    ?? InputRules.Lines(text.Value.Text, MaxText, $"texts.{text.Key}.text", required: true))
            .FirstOrDefault(refusal => refusal is not null)
        ?? InputRules.Together(change.Texts.Values.SelectMany(text => new[] { text.Title, text.Text }), "texts");

    /// <summary>What is told, unless as much stands as may.</summary>
    public static Outcome<ImmutableArray<Entry>> Tell(int present, NewsChange change, DateTimeOffset now) => present >= Most
        ? Refusal.Conflict("too_many_news")
        : ImmutableArray.Create<Entry>(new NewsItem { Texts = Kept(change.Texts), At = now });

    /// <summary>The words as they are kept.</summary>
    public static ImmutableSortedDictionary<string, NewsText> Kept(ImmutableSortedDictionary<string, NewsText> texts) =>
        texts.ToImmutableSortedDictionary(text => text.Key, text => new NewsText
        {
            Title = InputRules.Clean(text.Value.Title),
            Text = InputRules.Clean(text.Value.Text),
        });
}
