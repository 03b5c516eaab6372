using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Comparte.Web.Http;

/// <summary>The language files that browser and server share, as the server reads them: flat keys, texts with
/// <c>{placeholders}</c>.</summary>
internal static class Texts
{
    /// <summary>Spoken when nobody says otherwise.</summary>
    public const string DefaultLanguage = "es";

    /// <summary>The languages there are.</summary>
    public static readonly IReadOnlyList<string> Languages = ["es", "pt", "eu", "en"];

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Files =
        Languages.ToFrozenDictionary(language => language, Read);

    /// <summary>A text; the key itself where there is none, which a test keeps from happening.</summary>
    public static string Of(string language, string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var file = Files.GetValueOrDefault(language) ?? Files[DefaultLanguage];
        var text = file.GetValueOrDefault(key) ?? key;
        foreach (var (name, value) in values)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>All texts of a language whose keys begin with one of these.</summary>
    public static ImmutableSortedDictionary<string, string> Beginning(
        string language, params IReadOnlyCollection<string> keys) =>
        (Files.GetValueOrDefault(language) ?? Files[DefaultLanguage])
            .Where(text => keys.Any(key => text.Key.StartsWith(key, StringComparison.Ordinal)))
            .ToImmutableSortedDictionary();

    /// <summary>A number with a point, as a language writes it.</summary>
    public static string Number(string language, string number) => language == "en" ? number : number.Replace('.', ',');

    /// <summary>Of what is written in several languages the one that was asked for, or the first that there is; null: none.</summary>
    public static string? Spoken<T>(string? language, ImmutableSortedDictionary<string, T> texts) =>
        language is not null && texts.ContainsKey(language) ? language : Languages.FirstOrDefault(texts.ContainsKey);

    /// <summary>Whether every language has the key.</summary>
    public static bool Has(string key) => Languages.All(language => Files[language].ContainsKey(key));

    /// <summary>The language of a request: what the page asks for with <c>Accept-Language</c>, else Spanish.</summary>
    public static string LanguageOf(HttpContext context) => Pick(context.Request.Headers.AcceptLanguage);

    /// <summary>The first of the asked languages that there is, in the order of preference.</summary>
    public static string Pick(StringValues acceptLanguage) =>
        StringWithQualityHeaderValue.TryParseList([.. acceptLanguage.OfType<string>()], out var asked)
            ? asked.OrderByDescending(value => value.Quality ?? 1)
                .Select(value => value.Value.Value?.Split('-')[0].ToLowerInvariant())
                .FirstOrDefault(Languages.Contains) ?? DefaultLanguage
            : DefaultLanguage;

    private static FrozenDictionary<string, string> Read(string language)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"i18n/{language}.json")
            ?? throw new InvalidOperationException($"The language file {language}.json is not in the assembly.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary();
    }
}
