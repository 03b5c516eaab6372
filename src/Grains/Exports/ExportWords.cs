using System.Collections.Immutable;
using System.Globalization;
using Comparte.Inbox;

namespace Comparte.Exports;

/// <summary>The words of the file, in the member's language.</summary>
internal sealed class ExportWords(ImmutableSortedDictionary<string, string> words, string language)
{
    /// <summary>The language.</summary>
    public string Language => language;

    /// <summary>A word; its key where it wasn't brought along.</summary>
    public string this[string key] => words.GetValueOrDefault($"export.{key}", key);

    /// <summary>A word of the app; its key where it wasn't brought along.</summary>
    public string App(string key) => words.GetValueOrDefault(key, key);

    /// <summary>A word of the app; null where there is none.</summary>
    public string? Find(string key) => words.GetValueOrDefault(key);

    /// <summary>What a value is called; an enumeration's as it is written for machines.</summary>
    public string Of<T>(string prefix, T value)
    {
        var name = $"{value}";
        return name.Length > 0 ? App($"{prefix}.{char.ToLowerInvariant(name[0])}{name[1..]}") : "";
    }

    /// <summary>A month, 1 to 12; null where the months weren't brought along.</summary>
    public string? Month(int month) => Find("date.months")?.Split(' ').ElementAtOrDefault(month - 1);

    /// <summary>How many, in the form for one or for several.</summary>
    public string Count(string key, long n) =>
        this[$"{key}.{(n == 1 ? "one" : "other")}"].Replace("{n}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>What a notice says.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="by">Whom it names.</param>
    /// <param name="title">What it is about; null where that has no title, or none that may be read.</param>
    public string Of(Notice notice, IReadOnlyList<string> by, string? title) =>
        NoticeWords.Of(notice, by, title, App);
}
