using System.Collections.Immutable;
using Comparte.Search;
using Comparte.Topics;

namespace Comparte.Pages;

/// <summary>Pages in use are found by title and text, by the members of the group.</summary>
internal sealed class PageSearch : ISearchable
{
    /// <inheritdoc />
    public string Topics => TopicKinds.Page;

    /// <inheritdoc />
    public bool Concerns(Entry entry) => entry is PageAbout;

    /// <inheritdoc />
    public IEnumerable<SearchDocument> Documents(
        string id, ImmutableArray<Entry> changed, Func<string, Entry?> find) => changed.Select(entry =>
            entry is PageAbout { ArchivedAt: null, Deleted: false, Hidden: null } about
                ? new SearchDocument
                {
                    Kind = SearchKinds.Page,
                    Id = id,
                    Rev = about.Rev,
                    Audience = about.Group.Value,
                    Title = about.Title,
                    At = about.SavedAt,
                    By = about.By,
                    Group = about.Group,
                }
                : new SearchDocument { Kind = SearchKinds.Page, Id = id, Rev = entry.Rev, IsGone = true });

    /// <summary>Its text is a record of its own.</summary>
    public Task<SearchDocument> CompleteAsync(SearchDocument document, IGrainFactory grains) =>
        document.WithFoundTextAsync(Topics, grains);

    /// <inheritdoc />
    public Task<IReadOnlyCollection<string>> ListAsync(SearchSources sources) => sources.PagesAsync();
}
