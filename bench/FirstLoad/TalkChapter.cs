using Microsoft.Playwright;

namespace Comparte.Bench.FirstLoad;

/// <summary>How fast two members of the demonstration hear each other: on this machine, and each over a poor line of
/// their own that breaks every half minute.</summary>
internal sealed class TalkChapter(DemoServer server, IBrowser browser, bool quick)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(750);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    /// <summary>Measures and tells.</summary>
    public async Task<string> WriteAsync()
    {
        var direct = await MeasureAsync(
            [$"https://127.0.0.1:{server.TlsPort}", $"https://127.0.0.1:{server.TlsPort}"],
            TimeSpan.FromSeconds(quick ? 10 : 30));
        Console.WriteLine($"two browsers, direct {direct}");
        await using var one = new SlowProxy(server.TlsPort);
        await using var two = new SlowProxy(server.TlsPort);
        using var ends = new CancellationTokenSource();
        var breaking = BreakAsync([one, two], ends.Token);
        var poor = await MeasureAsync(
            [$"https://127.0.0.1:{one.Port}", $"https://127.0.0.1:{two.Port}"],
            TimeSpan.FromSeconds(quick ? 45 : 180));
        await ends.CancelAsync();
        await breaking;
        Console.WriteLine($"two browsers, poor line {poor}");
        return $"""

            ## Two people talking

            Two browsers of two members of the demonstration with the same conversation open, writing in turn every
            0.75 s. From the press of the button to the post on the other's page, in milliseconds. The poor line has
            400 kbit/s and 400 ms for each of the two, and every connection on it is reset every {Between.TotalSeconds} s.

            | | posts | lost | twice | in order | p50 | p95 | most |
            |---|---|---|---|---|---|---|---|
            | this machine {direct}
            | poor line {poor}

            Goals: on this machine below 300 ms; over the poor line p50 ≤ 1,500 ms, p95 ≤ 6,000 ms, none lost.

            """;
    }

    private async Task<Talk> MeasureAsync(string[] sites, TimeSpan time)
    {
        var cookies = await Task.WhenAll(server.SignInAsync("ana@demo.example"), server.SignInAsync("joao@demo.example"));
        var group = await server.MakeGroupAsync(cookies[0]);
        await server.JoinAsync(cookies[1], group);
        var path = await server.OpenThreadAsync(cookies[0], group, "Prueba");
        var pages = new List<IPage>();
        foreach (var (cookie, site) in cookies.Zip(sites))
        {
            var context = await browser.NewContextAsync(new() { IgnoreHTTPSErrors = true, Locale = "es-ES" });
            await context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = site }]);
            pages.Add(await context.NewPageAsync());
        }

        await Talk.OpenAsync([.. pages], [.. sites.Select(site => site + path)]);
        var talk = await Talk.MeasureAsync([.. pages], time, Pause);
        foreach (var page in pages)
        {
            await page.Context.CloseAsync();
        }

        return talk;
    }

    private static async Task BreakAsync(SlowProxy[] lines, CancellationToken ends)
    {
        try
        {
            while (true)
            {
                // One after the other, so that each is alone with its break.
                foreach (var line in lines)
                {
                    await Task.Delay(Between / lines.Length, ends);
                    line.Break();
                }
            }
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The talk is over.
        }
    }
}
