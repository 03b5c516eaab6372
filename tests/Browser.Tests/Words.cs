using System.Text.RegularExpressions;
using Comparte.Web.Http;

namespace Comparte.Browser.Tests;

/// <summary>What stands on the screen, by the keys of the language files, so that a better word breaks no test.</summary>
internal static partial class Words
{
    /// <summary>A text in Spanish.</summary>
    public static string Of(string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        In(Texts.DefaultLanguage, key, values);

    /// <summary>A text in a language.</summary>
    public static string In(string language, string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        Texts.Has(key)
            ? Texts.Of(language, key, values)
            : throw new ArgumentException($"No language file has {key}.", nameof(key));

    /// <summary>A text in Spanish with anything in its placeholders.</summary>
    public static Regex Like(string key) =>
        new("^" + Placeholder().Replace(Regex.Escape(Of(key)), ".+") + "$");

    [GeneratedRegex(@"\\\{\w+}")]
    private static partial Regex Placeholder();
}
