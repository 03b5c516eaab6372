using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Search;
using Comparte.Topics;

namespace Comparte.Members;

/// <summary>People are found by what the network reads of them, and by nothing else that is theirs.</summary>
internal sealed class MemberSearch : ISearchable
{
    /// <inheritdoc />
    public string Topics => TopicKinds.Me;

    /// <inheritdoc />
    public bool Concerns(Entry entry) => entry.Id == MemberRules.ProfileId;

    /// <inheritdoc />
    public IEnumerable<SearchDocument> Documents(
        string id, ImmutableArray<Entry> changed, Func<string, Entry?> find) =>
        changed.Select(entry => entry is OwnProfile own
            ? Of(own.Profile, own.Rev)
            : new SearchDocument { Kind = SearchKinds.Person, Id = id, Rev = entry.Rev, IsGone = true });

    /// <inheritdoc />
    public Task<IReadOnlyCollection<string>> ListAsync(SearchSources sources) =>
        sources.CardsAsync(DirectoryRules.Members);

    private static SearchDocument Of(MemberProfile profile, long rev) => new()
    {
        Kind = SearchKinds.Person,
        Id = profile.Id.Value,
        Rev = rev,
        Title = profile.Name,
        Text = profile.About,
        More = [profile.Role, profile.Territory],
        Organization = profile.Organization,
        Country = profile.Country,
        Languages = profile.Languages,
        Axes = profile.Axes,
    };
}
