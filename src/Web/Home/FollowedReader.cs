using System.Collections.Immutable;
using Comparte.Axes;
using Comparte.Feeds;
using Comparte.Members;
using Comparte.Relations;

namespace Comparte.Web.Home;

/// <summary>Puts together what was shared by whom and about what a member follows: each feed is asked once and side by
/// side for no more than one page, so that the cost of a source is the same however much it holds.</summary>
internal sealed class FollowedReader(IGrainFactory grains)
{
    private const int Page = 20;

    /// <summary>A page, newest first.</summary>
    public async Task<FollowedNews> ReadAsync(MemberId member, DateTimeOffset before)
    {
        var mine = await grains.GetGrain<IMemberGrain>(member.Value).MineAsync(member);
        var feeds = await FeedsOfAsync([.. mine.OfType<Follow>().Select(follow => follow.Target)]);
        var pages = await Task.WhenAll(feeds.Select(
            feed => grains.GetGrain<IFeedGrain>(feed).BeforeAsync(member, before, Page + 1)));
        var items = pages.SelectMany(page => page)
            .DistinctBy(item => item.Id)
            .OrderByDescending(item => item.SharedAt)
            .Take(Page + 1)
            .ToList();
        return new FollowedNews([.. items.Take(Page)], items.Count > Page);
    }

    /// <summary>The feeds have the names of what is followed; an axis has those of its parts and of what was merged into
    /// it beside its own.</summary>
    private async Task<ImmutableHashSet<string>> FeedsOfAsync(ImmutableArray<string> targets)
    {
        if (!targets.Any(IsAxis))
        {
            return [.. targets];
        }

        var axes = await grains.GetGrain<IAxesGrain>(IAxesGrain.Key).ListAsync();
        return
        [
            .. targets.SelectMany(target => IsAxis(target)
                ? AxisKeys.Of(axes, target[FollowTargets.Axis.Length..]).Select(FeedKeys.Axis)
                : [target]),
        ];
    }

    private static bool IsAxis(string target) => target.StartsWith(FollowTargets.Axis, StringComparison.Ordinal);
}

/// <summary>What was shared by whom and about what a member follows.</summary>
/// <param name="Items">Newest first, at most 20.</param>
/// <param name="More">Whether there is more before the last one.</param>
public sealed record FollowedNews(ImmutableArray<FeedItem> Items, bool More);
