using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Search;
using Comparte.Topics;

namespace Comparte.Initiatives;

/// <summary>Initiatives are found by their profile; by their exact place, shown or not, and by what is noted of them never.
/// </summary>
internal sealed class InitiativeSearch : ISearchable
{
    /// <inheritdoc />
    public string Topics => TopicKinds.Initiative;

    /// <inheritdoc />
    public bool Concerns(Entry entry) => entry is InitiativeAbout;

    /// <inheritdoc />
    public IEnumerable<SearchDocument> Documents(
        string id, ImmutableArray<Entry> changed, Func<string, Entry?> find) =>
        changed.OfType<InitiativeAbout>().Select(about => new SearchDocument
        {
            Kind = SearchKinds.Initiative,
            Id = id,
            Rev = about.Rev,
            Title = about.Name,
            Text = about.About,
            More = [about.Territory, .. about.Products],
            Organization = about.Organization,
            Country = about.Country,
            Languages = about.Languages,
            Axes = about.Axes,
        });

    /// <inheritdoc />
    public Task<IReadOnlyCollection<string>> ListAsync(SearchSources sources) =>
        sources.CardsAsync(DirectoryRules.Initiatives);
}
