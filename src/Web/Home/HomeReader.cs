using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Topics;
using Comparte.Web.Accounts;

namespace Comparte.Web.Home;

/// <summary>Puts the first screen together: each of the member's groups is asked once and side by side. What is said in a sensitive one
/// is fetched when it is opened.</summary>
internal sealed class HomeReader(IGrainFactory grains)
{
    private const int Newest = 20;

    /// <summary>The first screen of a member.</summary>
    public async Task<HomeView> ReadAsync(MemberId member, Me me)
    {
        var mine = await grains.GetGrain<IMemberGrain>(member.Value).MineAsync(member);
        var memberships = mine.OfType<Membership>().OrderBy(membership => membership.Name, StringComparer.Ordinal);
        var groups = memberships.Where(membership => membership is { Role: not null, Sensitive: false }).ToList();
        var lists = await Task.WhenAll(groups.Select(group => ThreadsAsync(group, member)));
        var newest = lists.SelectMany(list => list).OrderByDescending(one => one.Card.LastAt).Take(Newest).ToList();
        var named = newest.SelectMany(one => new[] { one.Card.By.Value, one.Card.LastBy.Value });
        var people = await FindAsync("members", named.Append(member.Value));
        var organizations = await FindAsync(
            "organizations",
            people.OfType<MemberCard>().Select(card => card.Organization?.Value).OfType<string>());
        var threads = newest.Select(one => new HomeThread(GroupId.Of(one.Group.Id), one.Group.Name, one.Card));
        return new HomeView(me, [.. memberships], [.. threads], people, organizations);
    }

    private async Task<IEnumerable<(Membership Group, GroupThread Card)>> ThreadsAsync(Membership group, MemberId member)
    {
        var threads = await grains.GetGrain<IGroupGrain>(group.Id).NewestThreadsAsync(member, Newest);
        return threads.Select(card => (group, card));
    }

    private Task<ImmutableArray<Entry>> FindAsync(string directory, IEnumerable<string> ids) =>
        grains.GetGrain<IDirectoryGrain>(directory).FindAsync([.. ids.Distinct()]);
}
