using System.Collections.Immutable;
using Comparte.Members;
using Comparte.Threads;
using Orleans.Concurrency;

namespace Comparte.Search;

/// <summary>Asks the member where it belongs, each of those groups whether that is so still, and then the index. What a
/// member was removed from is not even counted.</summary>
[GrainType("search"), StatelessWorker]
internal sealed class SearchGrain : Grain, ISearchGrain
{
    /// <inheritdoc />
    public async Task<Outcome<SearchPage>> FindAsync(MemberId actor, SearchQuery query)
    {
        if (SearchRules.Check(query) is { } refusal)
        {
            return refusal;
        }

        var groups = await GroupsOfAsync(actor);
        return await GrainFactory.GetGrain<ISearchIndexGrain>(ISearchIndexGrain.Key)
            .FindAsync(query, [SearchDocument.Network, .. groups]);
    }

    private async Task<ImmutableArray<string>> GroupsOfAsync(MemberId actor)
    {
        var mine = await GrainFactory.GetGrain<IMemberGrain>(actor.Value).MineAsync(actor);
        var groups = mine.OfType<Membership>().Where(one => one.Role is not null).Select(one => GroupId.Of(one.Id)).ToArray();
        var rights = await Task.WhenAll(groups.Select(group => GrainFactory.RightsInGroupAsync(group, actor)));
        return [.. groups.Where((_, at) => rights[at].Reads).Select(group => group.Value)];
    }
}
