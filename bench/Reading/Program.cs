using System.Globalization;
using Comparte.Bench.Reading;
using Comparte.Silo;
using Comparte.Silo.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

// Fills a folder, makes its index anew by the command, and reads as its members would, in this process:
//   dotnet run -c Release --project bench/Reading [-- --posts 100000 --shared 20000 --people 1000 --each 300 --out bench/RESULTS.md]
var options = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
int Number(string name, int otherwise) =>
    options.TryGetValue(name, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
var amounts = new Amounts(Number("--posts", 100_000), Number("--shared", 20_000), Number("--people", 1_000));
var folder = Directory.CreateTempSubdirectory("comparte-reading-").FullName;
try
{
    var random = new Random(7);
    var texts = new Texts(random);
    Seed seed = null!;
    await RunAsync(async services =>
    {
        seed = new Seed(services.GetRequiredService<IGrainFactory>(), texts, TimeProvider.System);
        await seed.FillAsync(amounts);
    });
    Console.WriteLine("Filled.");

    var search = new SearchChapter(amounts, new Questions(texts, random), Number("--each", 300));
    if (!search.Rebuild(() => StoreCommands.Run(["reindex", "--data", folder], Console.Out, Console.Error) == 0))
    {
        return 1;
    }

    await RunAsync(services => search.MeasureAsync(services.GetRequiredService<IGrainFactory>(), seed.Reader));

    // Each round by a process that holds nothing yet, as far as one process can play several.
    var home = new HomeChapter(amounts, seed.Followed);
    for (var round = 0; round < HomeChapter.Rounds; round++)
    {
        await RunAsync(services => home.MeasureAsync(services, seed.Reader));
    }

    var chapters = new[] { search.Text(new DirectoryInfo(Path.Combine(folder, "search"))), home.Text() };
    foreach (var chapter in chapters)
    {
        Console.WriteLine(chapter);
        if (options.TryGetValue("--out", out var file))
        {
            Chapters.Write(file, chapter);
        }
    }

    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

async Task RunAsync(Func<IServiceProvider, Task> work)
{
    var builder = Host.CreateApplicationBuilder();
    builder.Logging.SetMinimumLevel(LogLevel.Error);
    using var data = DataFolder.Open(folder);
    builder.AddComparteSilo(data);
    builder.Services.AddSingleton<CallCount>();
    builder.Services.AddSingleton<IIncomingGrainCallFilter>(services => services.GetRequiredService<CallCount>());
    using var host = builder.Build();
    await host.StartAsync();

    // What is still told from before would be counted, and what isn't told at the end would be told next time.
    var calls = host.Services.GetRequiredService<CallCount>();
    await calls.QuietAsync();
    await work(host.Services);
    await calls.QuietAsync();
    await host.StopAsync();
}
