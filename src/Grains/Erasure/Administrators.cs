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
        await foreach (var other in AllAsync())
        {
            if (other != member && !await grains.GetGrain<IErasureGrain>(other.Value).LeavesAsync())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Why a member is none who can come in, or null.</summary>
    public async Task<Refusal?> RefusesAsync(MemberId member) =>
        await grains.GetGrain<IAccountGrain>(member.Value).FindAsync() is { Standing: Standing.Active } account
        && account.Roles.Contains(Roles.Administrator)
        && !await grains.GetGrain<IErasureGrain>(member.Value).LeavesAsync()
            ? null
            : Refusal.NotFound;

    /// <summary>All who can come in.</summary>
    public async IAsyncEnumerable<MemberId> AllAsync()
    {
        var members = await new SearchSources(grains).CardsAsync(DirectoryRules.Members);
        foreach (var some in members.Chunk(AtOnce))
        {
            var accounts = await Task.WhenAll(some.Select(id => grains.GetGrain<IAccountGrain>(id).FindAsync()));
            foreach (var account in accounts.OfType<Account>())
            {
                if (account.Standing == Standing.Active && account.Roles.Contains(Roles.Administrator))
                {
                    yield return account.Id;
                }
            }
        }
    }
}
