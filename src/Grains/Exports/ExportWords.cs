using System.Collections.Immutable;
using Comparte.Inbox;

namespace Comparte.Exports;

/// <summary>The words of the file, in the member's language.</summary>
internal sealed class ExportWords(ImmutableSortedDictionary<string, string> words)
{
    /// <summary>A word; its key where it wasn't brought along.</summary>
    public string this[string key] => words.GetValueOrDefault($"export.{key}", key);

    /// <summary>What a notice says.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="by">Whom it names.</param>
    /// <param name="title">What it is about; null where that has no title, or none that may be read.</param>
    public string Of(Notice notice, IReadOnlyList<string> by, string? title) =>
        NoticeWords.Of(notice, by, title, key => words.GetValueOrDefault(key, key));
}
