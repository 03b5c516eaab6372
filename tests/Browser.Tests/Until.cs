using Microsoft.Playwright;

namespace Comparte.Browser.Tests;

/// <summary>Waits inside a page. Playwright's own wait takes the promise of an asynchronous question for a yes.</summary>
internal static class Until
{
    private const int Patience = 20_000;

    /// <summary>Waits until an asynchronous function of the page answers with something true.</summary>
    /// <exception cref="PlaywrightException">It did not in twenty seconds.</exception>
    public static Task TrueAsync(IPage page, string asks, object? argument = null) => page.EvaluateAsync(
        $$"""
        async (argument) => {
          const asks = {{asks}};
          const end = Date.now() + {{Patience}};
          while (!(await asks(argument))) {
            if (Date.now() > end) throw new Error('Never true: ' + asks);
            await new Promise((next) => setTimeout(next, 20));
          }
        }
        """,
        argument);
}
