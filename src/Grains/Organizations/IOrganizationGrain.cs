using Comparte.Topics;

namespace Comparte.Organizations;

/// <summary>One organization; the key is its <see cref="OrganizationId"/>. Everybody in the network may read it.
/// </summary>
[Alias("Comparte.IOrganizationGrain")]
public interface IOrganizationGrain : ITopicGrain
{
    /// <summary>Makes the organization with the actor as its representative. The id is made from the actor and the
    /// request.</summary>
    [Alias("Create")]
    Task<Outcome<OrganizationId>> CreateAsync(MemberId actor, OrganizationChange organization);

    /// <summary>Profile and people as they are now.</summary>
    [Alias("View")]
    Task<Outcome<OrganizationView>> ViewAsync();

    /// <summary>Changes profile and people. Representatives, and administrators so that an organization without any
    /// can be mended; what they say of others counts on profiles once these confirm it. Each of its people may confirm
    /// the own place, and leave it.</summary>
    [Alias("Change")]
    Task<Outcome<OrganizationAbout>> ChangeAsync(
        MemberId actor, OrganizationChange change, bool asAdministrator);

    /// <summary>Who belongs to it, for those who accompany in its name; null where there is no organization.</summary>
    [Alias("Roll")]
    Task<OrganizationRoll?> RollAsync();
}
