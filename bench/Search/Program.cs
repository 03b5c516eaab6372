using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Comparte;
using Comparte.Bench.Search;
using Comparte.Search;
using Comparte.Silo;
using Comparte.Silo.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

// Fills a folder, makes its index anew by the command, and asks as its members would, in this process:
//   dotnet run -c Release --project bench/Search [-- --posts 100000 --people 20000 --each 300 --out bench/RESULTS.md]
var options = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
int Number(string name, int otherwise) =>
    options.TryGetValue(name, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
var (posts, people, each) = (Number("--posts", 100_000), Number("--people", 20_000), Number("--each", 300));
var folder = Directory.CreateTempSubdirectory("comparte-search-").FullName;
try
{
    var random = new Random(7);
    var texts = new Texts(random);
    var seed = await RunAsync(async services =>
    {
        var seed = new Seed(services.GetRequiredService<IGrainFactory>(), texts, TimeProvider.System);
        await seed.FillAsync(posts, people);
        return seed;
    });
    Console.WriteLine("Filled.");

    var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
    var begun = Stopwatch.GetTimestamp();
    if (StoreCommands.Run(["reindex", "--data", folder], Console.Out, Console.Error) != 0)
    {
        return 1;
    }

    var rebuild = Stopwatch.GetElapsedTime(begun);
    var bytes = new DirectoryInfo(Path.Combine(folder, "search")).EnumerateFiles().Sum(file => file.Length);
    var rows = await RunAsync(services => MeasureAsync(services.GetRequiredService<IGrainFactory>(), seed.Reader));
    var chapter = Chapter(rebuild, bytes, rows, load);
    Console.WriteLine(chapter);
    if (options.TryGetValue("--out", out var file))
    {
        Write(file, chapter);
    }

    return 0;

    async Task<List<string>> MeasureAsync(IGrainFactory grains, MemberId reader)
    {
        var search = grains.GetGrain<ISearchGrain>(ISearchGrain.Key);
        var questions = new Questions(texts, random);
        await TimesAsync(questions.All(each).SelectMany(one => one.Asked), 1);
        var (lines, all) = (new List<string>(), new List<double>());
        foreach (var (kind, asked) in questions.All(each))
        {
            var times = await TimesAsync(asked, 1);
            all.AddRange(times);
            lines.Add(Row(kind, times));
        }

        lines.Add(Row("**all**", all));
        lines.Add(Row("all, four at once", await TimesAsync(questions.All(each).SelectMany(one => one.Asked), 4)));
        return lines;

        async Task<List<double>> TimesAsync(IEnumerable<SearchQuery> asked, int atOnce)
        {
            var times = new List<double>();
            await Parallel.ForEachAsync(
                asked,
                new ParallelOptions { MaxDegreeOfParallelism = atOnce },
                async (query, _) =>
                {
                    var from = Stopwatch.GetTimestamp();
                    if ((await search.FindAsync(reader, query)).Refusal is { } refusal)
                    {
                        throw new InvalidOperationException($"{refusal.Code}: {query}");
                    }

                    lock (times)
                    {
                        times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
                    }
                });
            return times;
        }
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

async Task<T> RunAsync<T>(Func<IServiceProvider, Task<T>> work)
{
    var builder = Host.CreateApplicationBuilder();
    builder.Logging.SetMinimumLevel(LogLevel.Error);
    using var data = DataFolder.Open(folder);
    builder.AddComparteSilo(data);
    using var host = builder.Build();
    await host.StartAsync();
    var result = await work(host.Services);
    await host.StopAsync();
    return result;
}

string Row(string what, List<double> times)
{
    times.Sort();
    string At(double part) => times[(int)(part * (times.Count - 1))].ToString("0.0", CultureInfo.InvariantCulture);
    return $"| {what} | {times.Count} | {At(0.5)} | {At(0.95)} | {At(0.99)} | {At(1)} |";
}

string Chapter(TimeSpan rebuild, long bytes, List<string> rows, string load) => string.Create(
    CultureInfo.InvariantCulture,
    $"""
    ## Search

    {posts:N0} posts in {posts / 50:N0} conversations of 40 groups, all of them the reader's, and {people:N0} people, in four
    languages. Asked of the grain that members ask, in this process: which groups the reader is in is asked of all forty
    each time. On {Environment.ProcessorCount} cores with {RuntimeInformation.FrameworkDescription}; load average at the
    beginning {load}, so that other work {(double.Parse(load, CultureInfo.InvariantCulture) > 1 ? "ran beside it" : "did not disturb")}.

    | asked | questions | p50, ms | p95, ms | p99, ms | most, ms |
    |---|---|---|---|---|---|
    {string.Join('\n', rows)}

    Goal: p95 ≤ 50 ms. The index has {bytes / 1_048_576.0:N0} MB, {(double)bytes / (posts + (posts / 50) + people):N0} bytes a document;
    `reindex` made it from the stored topics in {rebuild.TotalSeconds:N0} s, {(posts + (posts / 50) + people) / rebuild.TotalSeconds:N0} documents a second, the start
    of a silo included.

    """);

static void Write(string file, string chapter)
{
    var text = File.ReadAllText(file);
    var begin = text.IndexOf("## Search\n", StringComparison.Ordinal);
    if (begin < 0)
    {
        File.WriteAllText(file, $"{text.TrimEnd()}\n\n{chapter}");
        return;
    }

    var end = text.IndexOf("\n## ", begin, StringComparison.Ordinal);
    File.WriteAllText(file, text[..begin] + chapter + (end < 0 ? "" : text[end..]));
}
