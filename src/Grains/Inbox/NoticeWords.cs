using System.Globalization;
using Comparte.Topics;

namespace Comparte.Inbox;

/// <summary>What notices say where no browser says it: in a mail, and in the file that a member takes along. The sentences are the
/// app's own.</summary>
public static class NoticeWords
{
    /// <summary>The sentence of a notice.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="by">How those are called who did it, in the order of <see cref="Notice.By"/>.</param>
    /// <param name="title">What it is about; null or empty where that has no title, or none that may be read.</param>
    /// <param name="word">The text of a key in the reader's language.</param>
    public static string Of(Notice notice, IReadOnlyList<string> by, string? title, Func<string, string> word)
    {
        var isCalled = !string.IsNullOrEmpty(title);
        var shown = isCalled ? title! : word(notice.About is { Kind: TopicKinds.Thread } ? "notice.talk" : "notice.place");
        return word(KeyOf(notice, isCalled))
            .Replace("{who}", WhoOf(notice, by, word), StringComparison.Ordinal)
            .Replace("{title}", shown, StringComparison.Ordinal)
            .Replace("{n}", Number(notice.Count), StringComparison.Ordinal);
    }

    private static string KeyOf(Notice notice, bool isCalled)
    {
        var type = notice.Type.ToString();
        var key = $"notice.{char.ToLowerInvariant(type[0])}{type[1..]}";
        return notice.Type switch
        {
            NoticeType.Message when !isCalled => $"{key}.own",
            NoticeType.Invitation when notice.By.IsEmpty => $"{key}.by",
            NoticeType.Reaction or NoticeType.Request or NoticeType.Guests or NoticeType.Report or NoticeType.Question => $"{key}.{(notice.Count == 1 ? "one" : "other")}",
            _ => key,
        };
    }

    /// <summary>One or two by name, the newest first; of more, how many.</summary>
    private static string WhoOf(Notice notice, IReadOnlyList<string> by, Func<string, string> word) => by switch
    {
        [] => "",
        [.., var second, var first] when notice.Count > 1 => word(notice.Count == 2 ? "notice.who.two" : "notice.who.more")
            .Replace("{first}", first, StringComparison.Ordinal)
            .Replace("{second}", second, StringComparison.Ordinal)
            .Replace("{n}", Number(notice.Count - 1), StringComparison.Ordinal),
        [.., var first] => first,
    };

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
