using System.Collections.Immutable;

namespace Comparte.Search;

/// <summary>The index of one silo, as the silo keeps it. Every method may be called from any thread.</summary>
public interface ISearchIndex
{
    /// <summary>Opens what is there, or begins an empty one; an index that is broken or of another format counts as none.
    /// </summary>
    Task<SearchIndexState> OpenAsync();

    /// <summary>Begins an empty one, durably.</summary>
    Task ClearAsync(string id);

    /// <summary>Takes documents; those that aren't newer than what is there change nothing.</summary>
    /// <param name="documents">In any order.</param>
    /// <param name="durably">Whether the answer waits until they can't be lost.</param>
    Task TakeAsync(ImmutableArray<SearchDocument> documents, bool durably);

    /// <summary>Notes, durably, that everything there is has been taken.</summary>
    Task MarkWholeAsync();

    /// <summary>What is found for these audiences.</summary>
    Task<SearchPage> FindAsync(SearchQuery query, ImmutableArray<string> audiences);
}

/// <summary>Which index it is.</summary>
/// <param name="Id">As given when it was begun; empty where there was none.</param>
/// <param name="IsWhole">Whether everything there is has been taken once.</param>
public readonly record struct SearchIndexState(string Id, bool IsWhole);
