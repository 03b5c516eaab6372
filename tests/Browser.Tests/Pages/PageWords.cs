using System.Text.RegularExpressions;
using Comparte.Web.Http;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Pages;

/// <summary>A page speaks the chosen language, in words for people.</summary>
internal static partial class PageWords
{
    /// <summary>What is visible and what is read out, but not what members wrote.</summary>
    private const string Said = """
        () => {
          const written = '.post-text, .thread-row-words, .thread-row h3, .member-text, [lang]:not(html)';
          const shown = document.body.cloneNode(true);
          for (const one of shown.querySelectorAll(written)) one.remove();
          const names = [...shown.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((one) =>
            ['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name) ?? ''));
          return [document.title, shown.textContent, ...names].join('\n');
        }
        """;

    /// <summary>What nobody should have to know, in any language, of which the last is the first.</summary>
    public static async Task<IEnumerable<string>> FaultsAsync(Visitor visitor)
    {
        var found = new List<string>();
        foreach (var language in Texts.Languages.Reverse())
        {
            await visitor.SpeakAsync(language);
            found.AddRange(await FaultsAsync(visitor, language));
        }

        return found;
    }

    /// <summary>What nobody should have to know on a page that is in a language, or soon.</summary>
    public static async Task<IEnumerable<string>> FaultsAsync(Visitor visitor, string language)
    {
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        var said = await visitor.Page.EvaluateAsync<string>(Said);
        return Forbidden().Matches(said).Concat(Unfilled().Matches(said)).Select(match => $"{language}: {match.Value}");
    }

    [GeneratedRegex(
        @"\b(topics?|threads?|hub|sync|tokens?|slugs?|markdown|outbox|offline|feed|undefined|null|NaN|error [45]\d\d)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    /// <summary>A key or a placeholder instead of a word.</summary>
    [GeneratedRegex(@"\{\w+}|\b[a-z]+(\.[a-zA-Z]+)+\.(one|other|text|label|title|hint|act)\b")]
    private static partial Regex Unfilled();
}
