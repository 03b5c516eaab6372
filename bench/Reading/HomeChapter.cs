using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Comparte.Topics;
using Comparte.Web.Home;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Comparte.Bench.Reading;

/// <summary>What reading a page of all that a member follows costs.</summary>
internal sealed class HomeChapter(Amounts amounts, IReadOnlyCollection<string> followed)
{
    /// <summary>How often a process is started anew.</summary>
    public const int Rounds = 5;

    private const int Again = 20;
    private static readonly JsonSerializerOptions Json = WireJson.Configure(new JsonSerializerOptions());
    private readonly string _load = Chapters.Load();
    private readonly Page _cold = new();
    private readonly Page _warm = new();
    private readonly Page _older = new();

    /// <summary>Reads the first page by a silo that holds nothing, then again, then the pages after it.</summary>
    public async Task MeasureAsync(IServiceProvider services, MemberId reader)
    {
        var (home, calls) = (new FollowedReader(services.GetRequiredService<IGrainFactory>()), services.GetRequiredService<CallCount>());
        var first = await ReadAsync(_cold, DateTimeOffset.MaxValue);
        if (first.Items.IsEmpty || !first.More)
        {
            throw new InvalidOperationException("There is nothing to read.");
        }

        for (var time = 0; time < Again; time++)
        {
            await ReadAsync(_warm, DateTimeOffset.MaxValue);
        }

        var last = first;
        for (var time = 0; time < Again && last.More; time++)
        {
            last = await ReadAsync(_older, last.Items[^1].SharedAt);
        }

        async Task<FollowedNews> ReadAsync(Page page, DateTimeOffset at)
        {
            var (from, countedFrom) = (Stopwatch.GetTimestamp(), calls.Calls);
            var news = await home.ReadAsync(reader, at);
            page.Times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            page.Calls.Add(calls.Calls - countedFrom);
            page.Bytes.Add(Compressed(news));
            return news;
        }
    }

    /// <summary>The chapter.</summary>
    public string Text() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        ## Home: what a member follows

        A page of 20 out of {followed.Count} followed places (people, axes, countries) among {amounts.Shared:N0} shared things, each of which stands
        in six feeds. Cold: the first page that a silo is asked for after its start, {Rounds} times; the files are in the system's cache.
        Bytes: the answer by Brotli as the site sends it. {Chapters.Machine(_load)}

        | page | grain calls | bytes | p50, ms | most, ms |
        |---|---|---|---|---|
        {_cold.Row("first, cold")}
        {_warm.Row("first, again")}
        {_older.Row($"the {Again} after it")}

        """);

    private static double Compressed(FollowedNews news)
    {
        using var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, news, Json);
        }

        return bytes.Length;
    }

    private sealed class Page
    {
        public List<double> Times { get; } = [];

        public List<double> Calls { get; } = [];

        public List<double> Bytes { get; } = [];

        public string Row(string name) => string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Calls.At(0.5):0} | {Bytes.At(0.5):N0} | {Times.At(0.5):0.0} | {Times.At(1):0.0} |");
    }
}
