using System.Collections.Concurrent;
using System.Collections.Immutable;
using Comparte.Search;

namespace Comparte.Grains.Tests.Search;

/// <summary>An index in memory with the manners of a real one; it finds by parts of words.</summary>
internal sealed class MemoryIndex : ISearchIndex
{
    private readonly ConcurrentDictionary<string, SearchDocument> _documents = [];
    private SearchIndexState _state;

    /// <summary>The one index of the process, which the silo's configuration has to reach.</summary>
    public static MemoryIndex Instance { get; } = new();

    /// <summary>What was told of something, or null.</summary>
    public SearchDocument? this[string key] => _documents.GetValueOrDefault(key);

    /// <summary>Everything that stands there.</summary>
    public IEnumerable<SearchDocument> All => _documents.Values;

    /// <summary>Forgets which index it is, as when its folder was lost.</summary>
    public void Lose()
    {
        _documents.Clear();
        _state = default;
    }

    public Task<SearchIndexState> OpenAsync() => Task.FromResult(_state with { Id = _state.Id ?? "" });

    public Task ClearAsync(string id)
    {
        _documents.Clear();
        _state = new SearchIndexState(id, IsWhole: false);
        return Task.CompletedTask;
    }

    public Task TakeAsync(ImmutableArray<SearchDocument> documents, bool durably)
    {
        foreach (var document in documents)
        {
            _documents.AddOrUpdate(
                document.Key, document, (_, present) => document.Rev > present.Rev ? document : present);
        }

        return Task.CompletedTask;
    }

    public Task MarkWholeAsync()
    {
        _state = _state with { IsWhole = true };
        return Task.CompletedTask;
    }

    public Task<SearchPage> FindAsync(SearchQuery query, ImmutableArray<string> audiences)
    {
        var found = _documents.Values
            .Where(one => !one.IsGone && audiences.Contains(one.Audience))
            .Where(one => $"{one.Title} {one.Text}".Contains(query.Text, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return Task.FromResult(new SearchPage
        {
            Items = [.. found.Select(one => new SearchHit { Kind = one.Kind, Id = one.Id, Title = one.Title })],
            Counts = found.CountBy(one => one.Kind).ToImmutableSortedDictionary(),
        });
    }
}
