using System.Buffers;
using Comparte.Axes;
using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Relations;

/// <summary>What can be followed: members, organizations and initiatives by id, <c>axis-…</c>, <c>country-GT</c>,
/// <c>territory-GT-alta-verapaz</c>. The same names as those of the feeds.</summary>
public static class FollowTargets
{
    private const string Axis = "axis-";
    private const string Country = "country-";
    private const string Territory = "territory-";
    private const int MaxSlug = 80;

    private static readonly SearchValues<char> SlugCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Whether there is such a thing and the member may open it.</summary>
    public static async Task<bool> MayOpenAsync(IGrainFactory grains, MemberId member, string target)
    {
        if (MemberId.TryParse(target, out var other))
        {
            return (await grains.GetGrain<IMemberGrain>(other.Value).ProfileAsync()).Refusal is null;
        }

        if (TopicOf(target) is { } topic)
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

    private static TopicId? TopicOf(string target)
    {
        TopicId? topic = target.FirstOrDefault() switch
        {
            'o' => new TopicId(TopicKinds.Organization, target),
            'n' => new TopicId(TopicKinds.Initiative, target),
            _ => null,
        };
        return topic is { } known && TopicKinds.Allows(known) ? known : null;
    }

    /// <summary>Whether this names a country, or a territory of one. Territories are words that people write, so any
    /// will do.</summary>
    private static bool IsPlace(string target)
    {
        if (target.StartsWith(Country, StringComparison.Ordinal))
        {
            return IsCountry(target[Country.Length..]);
        }

        if (!target.StartsWith(Territory, StringComparison.Ordinal) || target.Length < Territory.Length + 4)
        {
            return false;
        }

        var slug = target.AsSpan(Territory.Length + 3);
        return target[Territory.Length + 2] == '-'
            && IsCountry(target[Territory.Length..(Territory.Length + 2)])
            && slug.Length <= MaxSlug && !slug.ContainsAnyExcept(SlugCharacters);
    }

    private static bool IsCountry(string country) =>
        country.Length == 2 && InputRules.Country(country, "target") is null;
}
