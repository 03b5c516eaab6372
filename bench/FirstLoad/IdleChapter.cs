using System.Globalization;
using Microsoft.Playwright;

namespace Comparte.Bench.FirstLoad;

/// <summary>What a tab costs on the line that is open while nothing happens: a member's home, live, over TLS.</summary>
internal sealed class IdleChapter(DemoServer server, IBrowser browser, bool quick)
{
    /// <summary>Headers of IP and TCP with timestamps, of a segment and of its acknowledgment.</summary>
    private const int HeadersOfSegment = 2 * 52;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(75);
    private readonly TimeSpan _window = TimeSpan.FromSeconds(quick ? 60 : 300);

    /// <summary>Measures and tells.</summary>
    public async Task<string> WriteAsync()
    {
        await using var proxy = new SlowProxy(server.TlsPort);
        var site = $"https://127.0.0.1:{proxy.Port}";
        var cookie = await server.SignInAsync("ana@demo.example");
        await using var context = await browser.NewContextAsync(new() { IgnoreHTTPSErrors = true, Locale = "es-ES" });
        await context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = site }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{site}/app");
        await page.Locator(".line-live").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

        // What is fetched after the first content, and the heads that are told once more, are over by then.
        await Task.Delay(Settling);
        proxy.Reset();
        await Task.Delay(_window);
        var (up, down, segments) = (proxy.Up, proxy.Down, proxy.Segments);
        double PerHour(long bytes) => bytes / 1000.0 / _window.TotalHours;
        var wire = PerHour(up + down + (segments * HeadersOfSegment));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""

            ## A tab where nothing happens

            A member's home in Chromium, open and live over TLS, measured for {_window.TotalMinutes:0} min after {Settling.TotalSeconds:0} s in which
            everything came that comes. On the wire: with the headers of IP and TCP, of each segment and its acknowledgment.

            | kB/h down | kB/h up | segments/h | kB/h on the wire | connections |
            |---|---|---|---|---|
            | {PerHour(down):0.0} | {PerHour(up):0.0} | {segments / _window.TotalHours:0} | {wire:0.0} | {proxy.Connections} |

            Goal: ≤ 60 kB/h on the wire.

            """);
    }
}
