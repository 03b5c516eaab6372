using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Comparte.Browser.Tests.Pages;

/// <summary>What a program can tell of whether everybody can use a page: the rules of WCAG 2.2, A and AA.</summary>
internal static class Axe
{
    /// <summary>Asks in the page itself, since none has frames. Of what keeps the rules nothing is gathered, which takes most of the
    /// time otherwise.</summary>
    private const string Faults = """
        async ({ type, values }) => {
          const { violations } = await axe.run({ runOnly: { type, values }, resultTypes: ['violations'] });
          return violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html, any }) => [`${id}:`, html, ...any.map(({ message }) => message)].join(' ')));
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What a page breaks as it stands.</summary>
    public static Task<string[]> FaultsAsync(IPage page) =>
        FaultsAsync(page, "tag", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /// <summary>Which of its colors can't be told apart: what another scheme can break, since nothing else depends on colors.</summary>
    public static Task<string[]> ColorFaultsAsync(IPage page) => FaultsAsync(page, "rule", "color-contrast", "link-in-text-block");

    private static async Task<string[]> FaultsAsync(IPage page, string type, params string[] values)
    {
        if (await page.EvaluateAsync<bool>("() => !('axe' in window)"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>(Faults, new { type, values });
    }
}
