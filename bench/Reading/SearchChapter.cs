using System.Diagnostics;
using System.Globalization;
using Comparte.Search;
using Orleans;

namespace Comparte.Bench.Reading;

/// <summary>How long search takes, and making its index anew.</summary>
internal sealed class SearchChapter(Amounts amounts, Questions questions, int each)
{
    private readonly List<string> _rows = [];
    private string _load = "";
    private TimeSpan _rebuild;

    private double Documents => amounts.Posts + ((double)amounts.Posts / Seed.PostsOfThread) + amounts.Shared + amounts.People;

    /// <summary>Measures how long the command takes; false where it failed.</summary>
    public bool Rebuild(Func<bool> reindex)
    {
        _load = Chapters.Load();
        var begun = Stopwatch.GetTimestamp();
        var done = reindex();
        _rebuild = Stopwatch.GetElapsedTime(begun);
        return done;
    }

    /// <summary>Asks all questions, one after the other and four at once.</summary>
    public async Task MeasureAsync(IGrainFactory grains, MemberId reader)
    {
        var search = grains.GetGrain<ISearchGrain>(ISearchGrain.Key);
        await TimesAsync(Everything(), 1);
        var all = new List<double>();
        foreach (var (kind, asked) in questions.All(each))
        {
            var times = await TimesAsync(asked, 1);
            all.AddRange(times);
            _rows.Add(Row(kind, times));
        }

        _rows.Add(Row("**all**", all));
        _rows.Add(Row("all, four at once", await TimesAsync(Everything(), 4)));

        IEnumerable<SearchQuery> Everything() => questions.All(each).SelectMany(one => one.Asked);

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

    /// <summary>The chapter.</summary>
    /// <param name="index">The folder of the index.</param>
    public string Text(DirectoryInfo index)
    {
        var bytes = index.EnumerateFiles().Sum(file => file.Length);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ## Search

            {amounts.Posts:N0} posts in {amounts.Posts / Seed.PostsOfThread:N0} conversations of {Seed.Groups} groups, all of them the reader's, {amounts.Shared:N0} shared
            things and {amounts.People:N0} people, in four languages. Asked of the grain that members ask, in this process: which groups
            the reader is in is asked of all of them each time. {Chapters.Machine(_load)}

            | asked | questions | p50, ms | p95, ms | p99, ms | most, ms |
            |---|---|---|---|---|---|
            {string.Join('\n', _rows)}

            Goal: p95 ≤ 50 ms. The index has {bytes / 1_048_576.0:N0} MB, {bytes / Documents:N0} bytes a document;
            `reindex` made it from the stored topics in {_rebuild.TotalSeconds:N0} s, {Documents / _rebuild.TotalSeconds:N0} documents a second, the start
            of a silo included.

            """);
    }

    private static string Row(string what, List<double> times) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {what} | {times.Count} | {times.At(0.5):0.0} | {times.At(0.95):0.0} | {times.At(0.99):0.0} | {times.At(1):0.0} |");
}
