using System.Collections.Immutable;
using System.Globalization;
using Comparte.Inbox;

namespace Comparte.Exports;

/// <summary>The words of the file, in the member's language.</summary>
internal sealed class ExportWords(ImmutableSortedDictionary<string, string> words)
{
    /// <summary>A word; its key where it wasn't brought along.</summary>
    public string this[string key] => words.GetValueOrDefault($"export.{key}", key);

    /// <summary>What a notice says.</summary>
    /// <param name="type">Its kind.</param>
    /// <param name="who">Whom it names.</param>
    /// <param name="title">What it is about; null where that has no title, or none that may be read.</param>
    /// <param name="times">How many stand behind it.</param>
    public string Notice(NoticeType type, string who, string? title, int times)
    {
        var name = type.ToString();
        var key = $"notice.{char.ToLowerInvariant(name[0])}{name[1..]}";
        var text = (title is null ? words.GetValueOrDefault($"{key}.own") : null)
            ?? words.GetValueOrDefault(key)
            ?? words.GetValueOrDefault($"{key}.{(times == 1 ? "one" : "other")}")
            ?? name;
        return text.Replace("{who}", who, StringComparison.Ordinal)
            .Replace("{title}", title ?? "…", StringComparison.Ordinal)
            .Replace("{n}", times.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
