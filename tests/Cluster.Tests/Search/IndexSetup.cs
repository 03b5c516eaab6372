using System.Collections.Immutable;
using Comparte.Cluster.Tests.Storage;
using Comparte.Search;
using Comparte.Silo.Search;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comparte.Cluster.Tests.Search;

/// <summary>An index on a folder of its own, which commits at once.</summary>
internal sealed class IndexSetup : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private long _rev;

    public IndexSetup() => Index = Open();

    public LuceneSearch Index { get; private set; }

    public string Folder => _folder.Below("search");

    /// <summary>A post, as a thread of a group tells it.</summary>
    public SearchDocument Post(string text, long no = 2, string audience = SearchDocument.Network) => new()
    {
        Kind = SearchKinds.Post,
        Id = "t1",
        No = no,
        Rev = ++_rev,
        Audience = audience,
        Text = text,
        At = new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero),
    };

    /// <summary>A person.</summary>
    public SearchDocument Person(string id, string name, string about = "", string country = "") => new()
    {
        Kind = SearchKinds.Person,
        Id = id,
        Rev = ++_rev,
        Title = name,
        Text = about,
        Country = country,
    };

    /// <summary>The same as a newer telling.</summary>
    public SearchDocument Again(SearchDocument document) => document with { Rev = ++_rev };

    public async Task TakeAsync(params ImmutableArray<SearchDocument> documents)
    {
        await Index.OpenAsync();
        await Index.TakeAsync(documents, durably: true);
    }

    public Task<SearchPage> FindAsync(string text, params ImmutableArray<string> more) =>
        FindAsync(new SearchQuery { Text = text }, more);

    public Task<SearchPage> FindAsync(SearchQuery query, params ImmutableArray<string> more) =>
        Index.FindAsync(query, [SearchDocument.Network, .. more]);

    /// <summary>The keys that are found, the best first.</summary>
    public async Task<string[]> KeysAsync(string text, params ImmutableArray<string> more) =>
        [.. (await FindAsync(text, more)).Items.Select(KeyOf)];

    public async Task<string[]> KeysAsync(SearchQuery query) => [.. (await FindAsync(query)).Items.Select(KeyOf)];

    /// <summary>Opens the folder once more, after a stop.</summary>
    public async Task<SearchIndexState> ReopenAsync(string incarnation = "life")
    {
        Index.Dispose();
        Index = Open(incarnation);
        return await Index.OpenAsync();
    }

    public void Dispose()
    {
        Index.Dispose();
        _folder.Dispose();
    }

    private static string KeyOf(SearchHit hit) => hit.No is { } no ? $"{hit.Kind}/{hit.Id}/{no}" : $"{hit.Kind}/{hit.Id}";

    private LuceneSearch Open(string incarnation = "life") => new(
        Folder,
        incarnation,
        new SearchSettings
        {
            CommitEvery = TimeSpan.FromMilliseconds(1),
            RefreshEvery = TimeSpan.Zero,
            TidyAfter = TimeSpan.FromMilliseconds(20),
        },
        TimeProvider.System,
        NullLogger<LuceneSearch>.Instance);
}
