using System.Collections.Immutable;
using Comparte.Files;
using Comparte.Search;
using Comparte.Topics;

namespace Comparte.Threads;

/// <summary>Conversations are found by their title and posts by their text and files, by the members of the group.
/// What is said in another place, about something or between two sides, is not found.</summary>
internal sealed class ThreadSearch : ISearchable
{
    /// <inheritdoc />
    public string Topics => TopicKinds.Thread;

    /// <inheritdoc />
    public bool Concerns(Entry entry) => entry is ThreadAbout or Post or Tombstone;

    /// <inheritdoc />
    public IEnumerable<SearchDocument> Documents(
        string id, ImmutableArray<Entry> changed, Func<string, Entry?> find) =>
        find(ThreadRules.AboutId) is ThreadAbout { Place: null } about ? changed.Select(entry => Of(id, about, entry)) : [];

    /// <inheritdoc />
    public Task<IReadOnlyCollection<string>> ListAsync(SearchSources sources) => sources.ThreadsAsync();

    private static SearchDocument Of(string id, ThreadAbout about, Entry entry)
    {
        var there = new SearchDocument
        {
            Id = id,
            Rev = entry.Rev,
            Audience = about.Group.Value,
            Group = about.Group,
            Axes = about.Axes,
        };
        return entry switch
        {
            Post { Hidden: not null } => SearchRules.Gone(SearchKinds.Post, id, entry),
            Post post => there with
            {
                Kind = SearchKinds.Post,
                No = post.No,
                Text = Excerpt.Whole(post.Source),
                More = [.. (post.Attachments ?? []).SelectMany(Words)],
                At = post.At,
                By = post.By,
            },
            Tombstone gone => SearchRules.Gone(SearchKinds.Post, id, gone),
            _ => there with { Kind = SearchKinds.Thread, Title = about.Title, At = about.At, By = about.By },
        };
    }

    private static IEnumerable<string> Words(Attachment attachment) =>
        new[] { attachment.Alt, attachment.Name }.OfType<string>();
}
