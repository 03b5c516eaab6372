using Comparte.Members;

namespace Comparte.Organizations;

/// <summary>Keeps those out who are no members of the network.</summary>
internal static class Strangers
{
    /// <summary>Why these people can't be added, or null.</summary>
    public static async Task<Refusal?> RefuseStrangersAsync(
        this IGrainFactory grains, IEnumerable<PersonChange> added)
    {
        var profiles = await Task.WhenAll(
            added.Select(person => grains.GetGrain<IMemberGrain>(person.Member.Value).ProfileAsync()));
        return profiles.Any(profile => profile.Refusal is not null)
            ? Refusal.Invalid("member_unknown", "people")
            : null;
    }
}
