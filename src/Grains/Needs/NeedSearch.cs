using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Search;
using Comparte.Topics;

namespace Comparte.Needs;

/// <summary>Needs and offers are found by what they say, also when they are answered; what was said to help is not.</summary>
internal sealed class NeedSearch : ISearchable
{
    /// <inheritdoc />
    public string Topics => TopicKinds.Need;

    /// <inheritdoc />
    public bool Concerns(Entry entry) => entry.Id == NeedRules.AboutId;

    /// <inheritdoc />
    public IEnumerable<SearchDocument> Documents(string id, ImmutableArray<Entry> changed, Func<string, Entry?> find) =>
        changed.Select(entry => entry is NeedAbout { Hidden: null } need
            ? new SearchDocument
            {
                Kind = SearchKinds.Need,
                Id = id,
                Rev = need.Rev,
                Title = need.Title,
                Text = need.Text,
                More = [need.Territory],
                At = need.At,
                By = need.By,
                Organization = need.Organization,
                Country = need.Country,
                Languages = need.Languages,
                Axes = need.Axes,
            }
            : new SearchDocument { Kind = SearchKinds.Need, Id = id, Rev = entry.Rev, IsGone = true });

    /// <inheritdoc />
    public Task<IReadOnlyCollection<string>> ListAsync(SearchSources sources) => sources.CardsAsync(DirectoryRules.Needs);
}
