using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Search;
using Comparte.Topics;

namespace Comparte.Organizations;

/// <summary>Organizations are found by their profile.</summary>
internal sealed class OrganizationSearch : ISearchable
{
    /// <inheritdoc />
    public string Topics => TopicKinds.Organization;

    /// <inheritdoc />
    public bool Concerns(Entry entry) => entry is OrganizationAbout;

    /// <inheritdoc />
    public IEnumerable<SearchDocument> Documents(
        string id, ImmutableArray<Entry> changed, Func<string, Entry?> find) =>
        changed.OfType<OrganizationAbout>().Select(about => new SearchDocument
        {
            Kind = SearchKinds.Organization,
            Id = id,
            Rev = about.Rev,
            Title = about.Name,
            Text = about.About,
            More = [about.Territory],
            Country = about.Country,
            Languages = about.Languages,
            Axes = about.Axes,
        });

    /// <inheritdoc />
    public Task<IReadOnlyCollection<string>> ListAsync(SearchSources sources) =>
        sources.CardsAsync(DirectoryRules.Organizations);
}
