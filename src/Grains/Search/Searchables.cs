using System.Collections.Immutable;
using Comparte.Axes;
using Comparte.Groups;
using Comparte.Initiatives;
using Comparte.Members;
using Comparte.Needs;
using Comparte.Organizations;
using Comparte.Pages;
using Comparte.Projects;
using Comparte.Publications;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Search;

/// <summary>Everything that can be found. A new kind is one line here and one file beside its rules.</summary>
internal static class Searchables
{
    /// <summary>In the order in which the index reads them: few and short ones first.</summary>
    public static readonly ImmutableArray<ISearchable> All =
    [
        new AxisSearch(), new OrganizationSearch(), new InitiativeSearch(), new GroupSearch(), new MemberSearch(),
        new ProjectSearch(), new NeedSearch(), new PublicationSearch(),
        new ThreadSearch(), new PageSearch(),
    ];

    /// <summary>What tells the index of a topic's changes; null where nothing of the kind can be found.</summary>
    public static Follower? FollowerOf(TopicId topic, Func<string, Entry?> find, IGrainFactory grains) =>
        All.FirstOrDefault(one => one.Topics == topic.Kind) is not { } searchable ? null : new Follower
        {
            Name = "search",
            Concerns = searchable.Concerns,
            Durable = true,
            TellAsync = changed => TellAsync(searchable, [.. searchable.Documents(topic.Id, changed, find)], grains),
        };

    /// <summary>What isn't to be found in a topic costs the index nothing.</summary>
    private static async Task TellAsync(ISearchable searchable, ImmutableArray<SearchDocument> documents, IGrainFactory grains)
    {
        if (!documents.IsEmpty)
        {
            var whole = await Task.WhenAll(documents.Select(document => searchable.CompleteAsync(document, grains)));
            await grains.GetGrain<ISearchIndexGrain>(ISearchIndexGrain.Key).TellAsync([.. whole]);
        }
    }
}
