using System.Text.RegularExpressions;
using Comparte.Web.Http;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Pages;

/// <summary>Every page speaks the chosen language, in words for people.</summary>
public sealed partial class WordsTests(Site site) : PageTest(site)
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

    [Theory]
    [MemberData(nameof(Place.Names), MemberType = typeof(Place))]
    public async Task A_page_speaks_each_language_at_once_and_none_of_the_words_that_nobody_should_have_to_know(string name)
    {
        if (Place.Of(name).Viewer == Viewer.Guest)
        {
            foreach (var language in Texts.Languages)
            {
                await SpeaksAsync(await OpenAsync(name, Screen.Wide, language), language);
            }

            return;
        }

        var visitor = await OpenAsync(name, Screen.Wide);
        foreach (var language in Texts.Languages.Reverse())
        {
            await visitor.SpeakAsync(language);
            await SpeaksAsync(visitor, language);
        }
    }

    private static async Task SpeaksAsync(Visitor visitor, string language)
    {
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        var said = await visitor.Page.EvaluateAsync<string>(Said);
        Assert.DoesNotMatch(Forbidden(), said);
        Assert.DoesNotMatch(Unfilled(), said);
    }

    [GeneratedRegex(
        @"\b(topics?|threads?|hub|sync|tokens?|slugs?|markdown|outbox|offline|feed|undefined|null|NaN|error [45]\d\d)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    /// <summary>A key or a placeholder instead of a word.</summary>
    [GeneratedRegex(@"\{\w+}|\b[a-z]+(\.[a-zA-Z]+)+\.(one|other|text|label|title|hint|act)\b")]
    private static partial Regex Unfilled();
}
