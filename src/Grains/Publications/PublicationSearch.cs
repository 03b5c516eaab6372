using System.Collections.Immutable;
using Comparte.Search;
using Comparte.Topics;

namespace Comparte.Publications;

/// <summary>What is shared is found by its titles and texts in all its languages, by who may read it; a draft and what was
/// withdrawn by nobody. Comments are not.</summary>
internal sealed class PublicationSearch : ISearchable
{
    /// <inheritdoc />
    public string Topics => TopicKinds.Publication;

    /// <inheritdoc />
    public bool Concerns(Entry entry) =>
        entry is PublicationAbout or PublicationText || (entry is Tombstone && IsOwn(entry.Id));

    /// <inheritdoc />
    public IEnumerable<SearchDocument> Documents(string id, ImmutableArray<Entry> changed, Func<string, Entry?> find)
    {
        if (changed.IsEmpty || find(PublicationRoll.AboutId) is PublicationAbout { SharedAt: null })
        {
            return [];
        }

        var there = new SearchDocument { Kind = SearchKinds.Publication, Id = id, Rev = changed.Max(entry => entry.Rev) };
        return
        [
            find(PublicationRoll.AboutId) is PublicationAbout { Stage: PublicationStage.Shared } about
                ? Shared(there, about, find)
                : there with { IsGone = true },
        ];
    }

    /// <summary>Its texts are records of their own.</summary>
    public Task<SearchDocument> CompleteAsync(SearchDocument document, IGrainFactory grains) =>
        document.WithFoundTextAsync(Topics, grains);

    /// <inheritdoc />
    public Task<IReadOnlyCollection<string>> ListAsync(SearchSources sources) => sources.PublicationsAsync();

    private static SearchDocument Shared(SearchDocument there, PublicationAbout about, Func<string, Entry?> find)
    {
        var texts = PublicationRules.Languages.Select(language => find(PublicationRoll.IdOf(language)))
            .OfType<PublicationText>()
            .Where(text => text.Version > 0)
            .OrderByDescending(text => text.Language == about.Language)
            .ToList();
        return there with
        {
            Audience = about.Group?.Value ?? SearchDocument.Network,
            Title = texts.FirstOrDefault()?.Title ?? "",
            OtherTitles = [.. texts.Skip(1).Select(text => text.Title)],
            More = [about.Territory, about.Place],
            At = about.SharedAt,
            By = about.By,
            Group = about.Group,
            Organization = about.Organization,
            Country = about.Country,
            Languages = [.. texts.Select(text => text.Language)],
            Axes = about.Axes,
        };
    }

    private static bool IsOwn(string id) =>
        id == PublicationRoll.AboutId || PublicationRules.Languages.Any(language => id == PublicationRoll.IdOf(language));
}
