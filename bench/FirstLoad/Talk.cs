using Comparte.Bench.Load.Reports;
using Microsoft.Playwright;

namespace Comparte.Bench.FirstLoad;

/// <summary>Members with the same conversation on screen, who write in turn; each waits for nothing.</summary>
/// <param name="Sent">Posts written.</param>
/// <param name="Lost">Posts that another one never saw.</param>
/// <param name="Twice">Posts that stood twice on another's page.</param>
/// <param name="InOrder">Whether each page showed what the others wrote in the order of writing.</param>
/// <param name="Milliseconds">From the press of the button to the post on each other's page, sorted.</param>
internal sealed record Talk(int Sent, int Lost, int Twice, bool InOrder, double[] Milliseconds)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Notes when each text is first seen as a post of the server, and how often it stands there at the end.
    /// </summary>
    private const string NoteSeen = """
        (() => {
          window.__seen = {};
          const look = () => {
            for (const one of document.querySelectorAll('.post:not(.is-pending) .post-text'))
              window.__seen[one.textContent.trim()] ??= Date.now();
          };
          new MutationObserver(look).observe(document, { childList: true, subtree: true });
        })()
        """;

    /// <summary>The time below which a part of the posts came.</summary>
    public double At(double part) =>
        Milliseconds.Length == 0 ? double.NaN : Milliseconds[(int)Math.Ceiling(part * Milliseconds.Length) - 1];

    /// <inheritdoc />
    public override string ToString() =>
        $"| {Sent} | {Lost} | {Twice} | {(InOrder ? "yes" : "no")} | {Spread.Short(At(0.5))} | {Spread.Short(At(0.95))} "
        + $"| {Spread.Short(At(1))} |";

    /// <summary>Several of them as one.</summary>
    public static Talk Together(Talk[] talks) => new(
        talks.Sum(talk => talk.Sent), talks.Sum(talk => talk.Lost), talks.Sum(talk => talk.Twice),
        talks.All(talk => talk.InOrder), [.. talks.SelectMany(talk => talk.Milliseconds).Order()]);

    /// <summary>Opens the conversation on each page, until it is live.</summary>
    public static async Task OpenAsync(IPage[] pages, string[] addresses)
    {
        foreach (var (page, address) in pages.Zip(addresses))
        {
            await page.AddInitScriptAsync(NoteSeen);
            await page.GotoAsync(address);
            await page.Locator(".line-live").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }
    }

    /// <summary>Lets pages on which it is open talk for a time, in turn.</summary>
    public static async Task<Talk> MeasureAsync(IPage[] pages, TimeSpan time, TimeSpan between)
    {
        var sent = new List<(int By, string Text, double At)>();
        for (var begin = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(begin) < time;)
        {
            var by = sent.Count % pages.Length;
            sent.Add(await SendAsync(pages[by], by, $"Mensaje {sent.Count}"));
            await Task.Delay(between);
        }

        return await ResultAsync(pages, sent);
    }

    private static async Task<(int By, string Text, double At)> SendAsync(IPage page, int by, string text)
    {
        await page.Locator(".thread-foot textarea").FillAsync(text);
        var at = await page.EvaluateAsync<double>(
            "() => { document.querySelector('.thread-foot [type=submit]').click(); return Date.now(); }");
        return (by, text, at);
    }

    private static async Task<Talk> ResultAsync(IPage[] pages, List<(int By, string Text, double At)> sent)
    {
        var times = new List<double>();
        var (lost, twice, inOrder) = (0, 0, true);
        foreach (var (page, reader) in pages.Select((page, reader) => (page, reader)))
        {
            var theirs = sent.Where(one => one.By != reader).ToList();
            await page.WaitForFunctionAsync(
                "texts => texts.every((text) => window.__seen[text])", theirs.Select(one => one.Text),
                new() { Timeout = (float)Patience.TotalMilliseconds }).ContinueWith(_ => { }, TaskScheduler.Default);
            var seen = await page.EvaluateAsync<Dictionary<string, double>>("() => window.__seen");
            var shown = await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('.post-text')].map((one) => one.textContent.trim())");
            lost += theirs.Count(one => !seen.ContainsKey(one.Text));
            twice += sent.Count(one => shown.Count(text => text == one.Text) > 1);
            inOrder &= shown.Where(text => theirs.Any(one => one.Text == text))
                .SequenceEqual(theirs.Select(one => one.Text).Where(shown.Contains));
            times.AddRange(theirs.Where(one => seen.ContainsKey(one.Text)).Select(one => seen[one.Text] - one.At));
        }

        times.Sort();
        return new Talk(sent.Count, lost, twice, inOrder, [.. times]);
    }
}
