using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Comparte.Bench.FirstLoad;

/// <summary>One opening of the app by a member who is signed in.</summary>
/// <param name="Painted">Milliseconds until the first paint with content.</param>
/// <param name="Shown">Milliseconds until the first conversation stands on the page.</param>
/// <param name="Live">Milliseconds until the hub has answered what is open.</param>
/// <param name="BytesToShown">Bytes to the browser until then, with TLS and headers.</param>
/// <param name="BytesToLive">The same until the page is live.</param>
/// <param name="ToShown">Bytes as sent until the first conversation, by kind of resource.</param>
/// <param name="ToLive">The same until the page is live.</param>
/// <param name="Connections">TCP connections opened until the page is live.</param>
internal sealed record Visit(
    double Painted, double Shown, double Live, long BytesToShown, long BytesToLive,
    ResourceBytes ToShown, ResourceBytes ToLive, int Connections)
{
    private const string FirstContent = "main a[href*='/app/grupos/']";

    /// <summary>Tells when the first conversation stands on the page. Whatever Playwright would ask the page with has to
    /// be loaded into it first, which costs the page more than what is measured.</summary>
    private const string NoteShown =
        "new MutationObserver((_, observer) => { if (!document.querySelector(\"" + FirstContent + "\")) return; "
        + "observer.disconnect(); noteShown(String(performance.now())); })"
        + ".observe(document, { childList: true, subtree: true })";

    /// <summary>Opens the app in a new tab and waits until it is live.</summary>
    public static async Task<Visit> MakeAsync(
        IBrowserContext context, string address, SlowProxy proxy, int cpuSlowdown)
    {
        var page = await context.NewPageAsync();
        var cdp = await context.NewCDPSessionAsync(page);
        var noted = await ShownAsync(cdp);
        await cdp.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = cpuSlowdown });
        var resources = await ResourceBytes.WatchAsync(cdp);
        var live = LiveAsync(page);
        proxy.Reset();
        var begin = Stopwatch.GetTimestamp();
        var opening = page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        var shown = await noted.WaitAsync(TimeSpan.FromSeconds(60));
        var (bytesToShown, toShown) = (proxy.Down, resources.Now());
        await live;
        var (liveAt, bytesToLive) = (Stopwatch.GetElapsedTime(begin), proxy.Down);
        var (toLive, connections) = (resources.Now(), proxy.Connections);
        await opening;
        var painted = await page.EvaluateAsync<double>(
            "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0");
        await SettleAsync(page, proxy);
        await page.CloseAsync();
        return new Visit(
            painted, shown, liveAt.TotalMilliseconds, bytesToShown, bytesToLive, toShown, toLive, connections);
    }

    /// <summary>Completes with the milliseconds until the first conversation stands on the page.</summary>
    private static async Task<Task<double>> ShownAsync(ICDPSession cdp)
    {
        var noted = new TaskCompletionSource<double>(TaskCreationOptions.RunContinuationsAsynchronously);
        cdp.Event("Runtime.bindingCalled").OnEvent += (_, call) => noted.TrySetResult(
            double.Parse(call!.Value.GetProperty("payload").GetString()!, CultureInfo.InvariantCulture));
        await cdp.SendAsync("Page.enable");
        await cdp.SendAsync("Runtime.enable");
        await cdp.SendAsync("Runtime.addBinding", new() { ["name"] = "noteShown" });
        await cdp.SendAsync("Page.addScriptToEvaluateOnNewDocument", new() { ["source"] = NoteShown });
        return noted.Task;
    }

    /// <summary>The hub's answer to <c>Open</c>: a completion in SignalR's protocol.</summary>
    private static async Task LiveAsync(IPage page)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            if (frame.Text?.Contains("\"type\":3", StringComparison.Ordinal) == true)
            {
                answered.TrySetResult();
            }
        };
        await answered.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>Until the service worker holds the shell and the line is quiet, as after a look at the page.</summary>
    private static async Task SettleAsync(IPage page, SlowProxy proxy)
    {
        await page.EvaluateAsync("() => navigator.serviceWorker?.ready.then(() => true)")
            .WaitAsync(TimeSpan.FromSeconds(90));
        for (var before = -1L; before != proxy.Down; await Task.Delay(TimeSpan.FromSeconds(2)))
        {
            before = proxy.Down;
        }
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"FCP {Painted / 1000:0.00} s, shown {Shown / 1000:0.00} s, live {Live / 1000:0.00} s, "
        + $"{BytesToShown / 1000.0:0.0} kB to shown, {BytesToLive / 1000.0:0.0} kB to live, "
        + $"{Connections} connections; to shown: {ToShown}");
}
