using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Search;

/// <summary>
/// What can be found of one kind of topic: pure rules from its entries to documents. Every topic of that kind tells the
/// index by them, and the index reads all topics by them when it is made anew. See <see cref="Searchables"/>.
/// </summary>
internal interface ISearchable
{
    /// <summary>Among <see cref="TopicKinds"/>.</summary>
    string Topics { get; }

    /// <summary>Whether a changed entry may change what is found.</summary>
    bool Concerns(Entry entry);

    /// <summary>The documents that such entries make.</summary>
    /// <param name="id">The topic's id.</param>
    /// <param name="changed">Entries that concern; tombstones make documents that are gone.</param>
    /// <param name="find">Any other entry of the topic that is kept at hand, such as what it is about.</param>
    IEnumerable<SearchDocument> Documents(string id, ImmutableArray<Entry> changed, Func<string, Entry?> find);

    /// <summary>Adds to a document what no entry holds, as it is when telling.</summary>
    Task<SearchDocument> CompleteAsync(SearchDocument document, IGrainFactory grains) => Task.FromResult(document);

    /// <summary>The ids of all topics of the kind.</summary>
    Task<IReadOnlyCollection<string>> ListAsync(SearchSources sources);
}
