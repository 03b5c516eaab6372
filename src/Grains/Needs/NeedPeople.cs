using System.Collections.Immutable;
using Comparte.Initiatives;
using Comparte.Organizations;

namespace Comparte.Needs;

/// <summary>The people of a need, as whoever it is stated in the name of says.</summary>
/// <param name="Rev">The revision of the organization or initiative; 0 where a person speaks in the own name.</param>
/// <param name="Members">Who may change it and read its conversations.</param>
internal sealed record NeedPeople(long Rev, ImmutableHashSet<MemberId> Members)
{
    /// <summary>Asks; null where the organization or initiative isn't there.</summary>
    public static async Task<NeedPeople?> AskAsync(
        IGrainFactory grains, MemberId by, OrganizationId? organization, InitiativeId? initiative)
    {
        if (organization is { } named)
        {
            return await grains.GetGrain<IOrganizationGrain>(named.Value).RollAsync() is { } roll
                ? Of(roll.Rev, roll.People)
                : null;
        }

        if (initiative is not { } accompanied)
        {
            return new NeedPeople(0, [by]);
        }

        return await grains.GetGrain<IInitiativeGrain>(accompanied.Value).RollAsync() is { } people
            ? Of(people.Rev, people.People)
            : null;
    }

    private static NeedPeople Of<TPerson>(long rev, ImmutableArray<TPerson> people)
        where TPerson : Topics.Entry, IPerson<TPerson> =>
        new(rev, [.. PersonRules.Members<TPerson>(people)]);
}
