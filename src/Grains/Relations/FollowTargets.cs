using Comparte.Axes;
using Comparte.Feeds;
using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Relations;

/// <summary>What can be followed: members, organizations and initiatives by id, <c>axis-…</c>, <c>country-GT</c>,
/// <c>territory-GT-alta-verapaz</c>. The same names as those of the feeds.</summary>
public static class FollowTargets
{
    /// <summary>How the names of axes begin; their key follows.</summary>
    public const string Axis = "axis-";

    private const string Country = "country";
    private const string Territory = "territory";

    /// <summary>Whether there is such a thing and the member may open it.</summary>
    public static async Task<bool> MayOpenAsync(IGrainFactory grains, MemberId member, string target)
    {
        if (MemberId.TryParse(target, out var other))
        {
            return (await grains.GetGrain<IMemberGrain>(other.Value).ProfileAsync()).Refusal is null;
        }

        if (TopicId.OfEntity(target) is { Kind: TopicKinds.Organization or TopicKinds.Initiative } topic)
        {
            var admitted = await grains.GetTopic(topic).AdmitAsync([new Admission(member, default)]);
            return admitted.Statuses[0] != OpenStatus.Gone;
        }

        if (target.StartsWith(Axis, StringComparison.Ordinal))
        {
            var axes = await grains.GetGrain<IAxesGrain>(IAxesGrain.Key).ListAsync();
            return axes.Any(axis => axis.Id == target[Axis.Length..]);
        }

        return IsPlace(target);
    }

    /// <summary>Whether this names a country, or a territory of one. Territories are words that people write, so any
    /// will do.</summary>
    private static bool IsPlace(string target) =>
        FeedKeys.IsWellFormed(target)
        && target.Split('-') is [Country or Territory, var country, ..]
        && InputRules.Country(country, "target") is null;
}
