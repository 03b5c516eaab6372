using Comparte.Accounts;
using Comparte.Directories;
using Comparte.Search;
using Comparte.Topics;

namespace Comparte.Erasure;

/// <summary>Who administers the network: each account knows it of itself, and nobody else does. To ask all of them is for what
/// happens seldom.</summary>
internal sealed class Administrators(IGrainFactory grains)
{
    private const int AtOnce = 16;

    /// <summary>Whether somebody else does who can come in.</summary>
    public async Task<bool> AnyBesidesAsync(MemberId member)
    {
        var members = await new SearchSources(grains).CardsAsync(DirectoryRules.Members);
        foreach (var some in members.Where(id => id != member.Value).Chunk(AtOnce))
        {
            var accounts = await Task.WhenAll(some.Select(id => grains.GetGrain<IAccountGrain>(id).FindAsync()));
            foreach (var other in accounts)
            {
                if (other is { Standing: Standing.Active } && other.Roles.Contains(Roles.Administrator)
                    && !await grains.GetGrain<IErasureGrain>(other.Id.Value).LeavesAsync())
                {
                    return true;
                }
            }
        }

        return false;
    }
}
