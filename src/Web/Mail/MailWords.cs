using System.Collections.Immutable;
using System.Globalization;
using Comparte.Members;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Web.Http;

namespace Comparte.Web.Mail;

/// <summary>The sentences of mails in one language.</summary>
internal sealed class MailWords(string language)
{
    /// <summary>The language.</summary>
    public string Language => language;

    /// <summary>The language that a member chose, by its own topic.</summary>
    public static string LanguageOf(ImmutableArray<Entry> mine) => mine.OfType<Setting>()
        .FirstOrDefault(setting => setting.Id == MemberSettings.Language)?.Value ?? Texts.DefaultLanguage;

    /// <summary>What a conversation is called; by a word while its title is hidden.</summary>
    public string TitleOf(ThreadAbout about) => about.Title.Length > 0 ? about.Title : Of("thread.hidden");

    /// <summary>A sentence.</summary>
    public string Of(string key, params ReadOnlySpan<(string Name, string Value)> values) => Texts.Of(language, key, values);

    /// <summary>A sentence about some, in the form for one or for several; <c>{n}</c> is how many.</summary>
    public string Of(string key, long n, params ReadOnlySpan<(string Name, string Value)> values) => Texts
        .Of(language, $"{key}.{(n == 1 ? "one" : "other")}", values)
        .Replace("{n}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
