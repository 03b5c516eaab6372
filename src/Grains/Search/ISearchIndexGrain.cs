using System.Collections.Immutable;

namespace Comparte.Search;

/// <summary>The one owner of the index, which no endpoint reaches; the key is <see cref="Key"/>.</summary>
[Alias("Comparte.ISearchIndexGrain")]
public interface ISearchIndexGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string Key = "network";

    /// <summary>Takes what owners tell, and answers when it can't be lost. Older tellings change nothing.</summary>
    [Alias("Tell")]
    Task TellAsync(ImmutableArray<SearchDocument> documents);

    /// <summary>What is found for these audiences. Whoever asks has decided who may.</summary>
    [Alias("Find")]
    Task<SearchPage> FindAsync(SearchQuery query, ImmutableArray<string> audiences);

    /// <summary>How far the index is. The first call opens it, and begins to make it anew where it isn't whole.</summary>
    [Alias("Progress")]
    Task<SearchProgress> ProgressAsync();
}
