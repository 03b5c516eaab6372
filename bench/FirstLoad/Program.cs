using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Comparte.Bench.FirstLoad;
using Comparte.Bench.Load.Reports;
using Comparte.Bench.Load.Servers;
using Microsoft.Playwright;

// FirstLoad [--quick] [--out FILE]: opens the app over a slow line, cold and warm, lets two people talk over one that
// breaks, leaves a tab alone, opens sixty browsers on one small server, and adds the chapters to FILE. With --only idle or
// --only small it prints that chapter, and nothing else.
var isQuick = args.Contains("--quick");
var rounds = isQuick ? 1 : 3;
string? After(string name) => args.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();
var (output, only) = (After("--out"), After("--only"));
var chromium = new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/google-chrome" }
    .FirstOrDefault(File.Exists);
if (chromium is null)
{
    await Console.Error.WriteLineAsync("Chromium is missing: install it, or set CHROMIUM to its path.");
    return 1;
}

var interrupted = new TaskCompletionSource();
void Stop(PosixSignalContext signal)
{
    // Whoever asks twice doesn't want to wait.
    signal.Cancel = interrupted.TrySetResult();
}

using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
var folder = Directory.CreateTempSubdirectory("comparte-first-load-");
try
{
    var measuring = MeasureAsync();
    if (await Task.WhenAny(measuring, interrupted.Task) != measuring || interrupted.Task.IsCompleted)
    {
        return 130;
    }

    await measuring;
    return 0;
}
finally
{
    folder.Delete(recursive: true);
}

async Task MeasureAsync()
{
    using var playwright = await Playwright.CreateAsync();
    await using var browser = await playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = chromium,
        Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--ignore-certificate-errors"],
    });
    var text = new StringBuilder();
    if (only != "small")
    {
        await using var server = await DemoServer.StartAsync(Builds.Find(), FolderOf("large"));
        text.Append(only == "idle" ? "" : await FirstLoadAsync(server, browser));
        text.Append(await new IdleChapter(server, browser, isQuick).WriteAsync());
    }

    if (only != "idle")
    {
        text.Append(await new SmallChapter(Builds.Find(), FolderOf("small"), browser, isQuick).WriteAsync());
    }

    Console.WriteLine(text);
    if (output is not null)
    {
        await File.AppendAllTextAsync(output, text.ToString());
    }
}

string FolderOf(string name) => folder.CreateSubdirectory(name).FullName;

async Task<string> FirstLoadAsync(DemoServer server, IBrowser browser)
{
    var cookie = await server.SignInAsync("ana@demo.example");
    var text = new StringBuilder($"""

        ## First load

        The app's home as a member of the demonstration opens it on a screen of 390 x 844, over a line of 400 kbit/s
        and 400 ms, on a processor slowed down four times where it says so; {rounds} rounds. Cold: nothing kept. Warm:
        the app was open before. Shown: the first conversation stands on the page. Live: the hub has answered what is
        open. All bytes of TLS and headers count.

        | | FCP, s | shown, s | live, s | kB to shown | kB to live | scripts to shown, kB | to live, kB | connections |
        |---|---|---|---|---|---|---|---|---|

        """);
    var parts = "";
    foreach (var (name, scheme, port, slowdown) in new[]
    {
        ("HTTP/1.1, CPU x4", "http", server.PlainPort, 4), ("HTTP/2, TLS, CPU x4", "https", server.TlsPort, 4),
        ("HTTP/2, TLS", "https", server.TlsPort, 1),
    })
    {
        await using var proxy = new SlowProxy(port);
        var (cold, warm) = (new List<Visit>(), new List<Visit>());
        for (var round = 0; round < rounds; round++)
        {
            var address = $"{scheme}://127.0.0.1:{proxy.Port}";
            await using var context = await browser.NewContextAsync(new()
            {
                IgnoreHTTPSErrors = true,
                Locale = "es-ES",
                ViewportSize = new() { Width = 390, Height = 844 },
            });
            await context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = address }]);
            cold.Add(await Visit.MakeAsync(context, $"{address}/app", proxy, slowdown));
            Console.WriteLine($"{name} cold: {cold[^1]}");
            warm.Add(await Visit.MakeAsync(context, $"{address}/app", proxy, slowdown));
            Console.WriteLine($"{name} warm: {warm[^1]}");
        }

        parts += $"- Cold over {name}, until shown: {cold[^1].ToShown}; until live: {cold[^1].ToLive}.\n";
        text.AppendLine(Row($"cold, {name}", cold)).AppendLine(Row($"warm, {name}", warm));
    }

    text.AppendLine().Append(parts).AppendLine().AppendLine(
        "Goals over HTTP/2, CPU x4: cold ≤ 3.5 s until shown and ≤ 5.5 s until live, warm ≤ 1 s, scripts until shown "
        + "≤ 45 kB.");
    text.Append(await new TalkChapter(server, browser, isQuick).WriteAsync());
    return text.ToString();
}

static string Row(string name, List<Visit> visits)
{
    string Of(Func<Visit, double> value) => Spread.Of(visits, value).ToString();
    return string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {Of(visit => visit.Painted / 1000)} | {Of(visit => visit.Shown / 1000)} "
        + $"| {Of(visit => visit.Live / 1000)} | {Of(visit => visit.BytesToShown / 1000.0)} "
        + $"| {Of(visit => visit.BytesToLive / 1000.0)} | {Of(visit => visit.ToShown.Scripts / 1000)} "
        + $"| {Of(visit => visit.ToLive.Scripts / 1000)} | {Of(visit => visit.Connections)} |");
}
