using System.Collections.Immutable;
using Comparte.Search;
using Comparte.Topics;

namespace Comparte.Groups;

/// <summary>Groups are found by name and purpose, hidden ones by their members alone.</summary>
internal sealed class GroupSearch : ISearchable
{
    /// <inheritdoc />
    public string Topics => TopicKinds.Group;

    /// <inheritdoc />
    public bool Concerns(Entry entry) => entry is GroupAbout;

    /// <inheritdoc />
    public IEnumerable<SearchDocument> Documents(
        string id, ImmutableArray<Entry> changed, Func<string, Entry?> find) =>
        changed.OfType<GroupAbout>().Select(about => new SearchDocument
        {
            Kind = SearchKinds.Group,
            Id = id,
            Rev = about.Rev,
            Audience = about.Visibility == GroupVisibility.Hidden ? id : SearchDocument.Network,
            Title = about.Name,
            Text = about.Purpose,
            At = about.At,
            Group = GroupId.Of(id),
            Axes = about.Axes,
        });

    /// <inheritdoc />
    public Task<IReadOnlyCollection<string>> ListAsync(SearchSources sources) => sources.GroupsAsync();
}
