using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Search;
using Comparte.Topics;

namespace Comparte.Projects;

/// <summary>Projects are found by their name, what they are for and where; never by the group in which its people work, which
/// may be hidden.</summary>
internal sealed class ProjectSearch : ISearchable
{
    /// <inheritdoc />
    public string Topics => TopicKinds.Project;

    /// <inheritdoc />
    public bool Concerns(Entry entry) => entry.Id == ProjectRules.AboutId;

    /// <inheritdoc />
    public IEnumerable<SearchDocument> Documents(string id, ImmutableArray<Entry> changed, Func<string, Entry?> find) =>
        changed.Select(entry => entry is ProjectAbout project
            ? new SearchDocument
            {
                Kind = SearchKinds.Project,
                Id = id,
                Rev = project.Rev,
                Title = project.Name,
                Text = project.Purpose,
                More = project.Territories,
                Country = project.Country,
                Languages = project.Languages,
                Axes = project.Axes,
            }
            : new SearchDocument { Kind = SearchKinds.Project, Id = id, Rev = entry.Rev, IsGone = true });

    /// <inheritdoc />
    public Task<IReadOnlyCollection<string>> ListAsync(SearchSources sources) =>
        sources.CardsAsync(DirectoryRules.Projects);
}
