using Comparte.Feeds;
using Comparte.Relations;

namespace Comparte.Web.Demo;

/// <summary>Lets the people of the demonstration follow what is near them, and link with some who work on the same.</summary>
internal sealed class DemoRelations(
    IGrainFactory grains, DemoContent content, Func<string, MemberId> memberOf, DemoInitiatives initiatives)
{
    private const int MostFollowed = 3;
    private const int Links = 2;

    /// <summary>Brings what one person follows, and the links that person asked for; repeating it changes nothing.</summary>
    public async Task AddAsync(DemoPerson person)
    {
        var id = memberOf(person.Key);
        var member = grains.GetGrain<IRelatingGrain>(id.Value);
        foreach (var target in Followed(person))
        {
            DemoImporter.Must(await member.FollowAsync(id, target, follows: true));
        }

        foreach (var other in Linked(person))
        {
            DemoImporter.Must((await member.LinkAsync(id, memberOf(other.Key), WordOf(person, other))).Refusal);
            DemoImporter.Must((await grains.GetGrain<IRelatingGrain>(memberOf(other.Key).Value)
                .LinkAsync(memberOf(other.Key), id, "")).Refusal);
        }
    }

    /// <summary>The own organization, an axis, the country, and some people, organizations and initiatives with the same axes.
    /// </summary>
    private IEnumerable<string> Followed(DemoPerson person)
    {
        var others = content.People.Where(other => other != person && Share(person.Axes, other.Axes)).ToList();
        return
        [
            initiatives.OrganizationOf(person.Organization).Value,
            FeedKeys.Axis(person.Axes[0]),
            FeedKeys.Country(person.Country),
            .. Some(others.Select(other => other.Organization).Where(key => key != person.Organization).Distinct(), key => key)
                .Select(key => initiatives.OrganizationOf(key).Value),
            .. Some(others, other => other.Key).Select(other => memberOf(other.Key).Value),
            .. Some(content.Initiatives.Where(one => Share(person.Axes, one.Axes)), one => one.Key)
                .Select(one => initiatives.IdOf(one.Key).Value),
        ];

        IEnumerable<T> Some<T>(IEnumerable<T> items, Func<T, string> keyOf) => items
            .Shuffled($"follow/{person.Key}", keyOf)
            .Take(DemoChance.Of($"follow/{person.Key}", MostFollowed + 1));
    }

    /// <summary>People elsewhere who work on the same and speak the person's language. Of two, the one with the smaller key
    /// asks.</summary>
    private IEnumerable<DemoPerson> Linked(DemoPerson person) => content.People
        .Where(other => string.CompareOrdinal(person.Key, other.Key) < 0
            && other.Organization != person.Organization
            && Share(person.Axes, other.Axes)
            && other.Languages.Contains(person.Languages[0]))
        .Shuffled($"link/{person.Key}", other => other.Key)
        .Take(Links);

    private string WordOf(DemoPerson person, DemoPerson other)
    {
        var words = content.Introductions[person.Languages[0]];
        return words[DemoChance.Of($"word/{person.Key}/{other.Key}", words.Length)];
    }

    private static bool Share(string[] some, string[] others) => some.Intersect(others).Any();
}
