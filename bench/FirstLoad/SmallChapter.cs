using Comparte.Bench.Load.Measuring;
using Comparte.Bench.Load.Reports;
using Comparte.Bench.Load.Servers;
using Microsoft.Playwright;
using Cookie = System.Net.Cookie;

namespace Comparte.Bench.FirstLoad;

/// <summary>The demonstration on one core and 1 GB, with sixty members' browsers in six of its conversations.</summary>
internal sealed class SmallChapter(Builds builds, string folder, IBrowser browser, bool quick)
{
    private const int Conversations = 6;
    private const int Readers = 10;
    private const float Patience = 180_000;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    /// <summary>In all conversations. Each post moves something on all of the pages, which share the processor.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(4);

    /// <summary>Measures and tells.</summary>
    public async Task<string> WriteAsync()
    {
        using var machine = SmallMachine.TryMake();
        if (machine is null)
        {
            return "\n## One small server\n\nLeft out: a control group is made by root alone.\n";
        }

        await using var server = await machine.StartAsync(() => DemoServer.StartAsync(builds, folder));
        var site = $"https://127.0.0.1:{server.TlsPort}";
        var people = await PeopleAsync(server);
        var before = ProcessUse.Resident(server.ProcessId);
        var talks = new List<IPage[]>();
        foreach (var (readers, at) in people.Cookies.Chunk(Readers).Select((readers, at) => (readers, at)))
        {
            var path = await server.OpenThreadAsync(readers[0], people.Group, $"Mesa {at}");
            var pages = await Task.WhenAll(readers.Select(cookie => OpenAsync(cookie, site)));
            await Talk.OpenAsync(pages, [.. pages.Select(_ => site + path)]);
            talks.Add(pages);
        }

        // What is fetched after the first content is over by then.
        await Task.Delay(Settling);
        var (time, cpu) = (TimeSpan.FromSeconds(quick ? 60 : 240), ProcessUse.Cpu(server.ProcessId));
        var all = Talk.Together(await Task.WhenAll(talks.Select((pages, at) => MeasureAsync(pages, time, at))));
        var used = (ProcessUse.Cpu(server.ProcessId) - cpu) / time;
        var (now, most) = (ProcessUse.Resident(server.ProcessId), ProcessUse.MostResident(server.ProcessId));
        return $"""

            ## One small server

            Comparte in a control group with one core and 1 GB, with the demonstration filled in by itself, and {Conversations * Readers}
            members' browsers on the same machine: {Readers} in each of {Conversations} conversations of a group, a post each four
            seconds in all. From the press of the button to the post on another's page, in milliseconds.

            | posts | lost | twice | in order | p50 | p95 | most | of the core | resident before, MB | at the end, MB | at most, MB |
            |---|---|---|---|---|---|---|---|---|---|---|
            {all} {used:P0} | {Megabytes(before)} | {Megabytes(now)} | {Megabytes(most)} |

            Goals: p95 ≤ 500 ms, resident ≤ 500 MB, none lost.

            """;
    }

    /// <summary>A group of Ana's, herself, and those whom she invites into it.</summary>
    private static async Task<(string Group, List<Cookie> Cookies)> PeopleAsync(DemoServer server)
    {
        var ana = await server.SignInAsync("ana@demo.example");
        var group = await server.MakeGroupAsync(ana);
        var cookies = new List<Cookie> { ana };
        while (cookies.Count < Conversations * Readers)
        {
            cookies.Add(await server.InviteAsync(ana, group, $"Lectora {cookies.Count}"));
        }

        return (group, cookies);
    }

    /// <summary>The conversations take turns.</summary>
    private static async Task<Talk> MeasureAsync(IPage[] pages, TimeSpan time, int turn)
    {
        await Task.Delay(Between * turn);
        return await Talk.MeasureAsync(pages, time, Between * Conversations);
    }

    private async Task<IPage> OpenAsync(Cookie cookie, string site)
    {
        var context = await browser.NewContextAsync(new()
        {
            IgnoreHTTPSErrors = true,
            Locale = "es-ES",
            ViewportSize = new() { Width = 390, Height = 844 },
        });
        context.SetDefaultTimeout(Patience);
        await context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = site }]);
        return await context.NewPageAsync();
    }

    private static string Megabytes(long bytes) => Spread.Short(bytes / 1e6);
}
