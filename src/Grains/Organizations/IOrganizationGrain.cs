using System.Collections.Immutable;
using Comparte.Requests;
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

    /// <summary>Asks to become one of its people, who are told; whoever was named already confirms by that.</summary>
    [Alias("Join")]
    Task<Refusal?> JoinAsync(MemberId actor, string role, string text, Guid requestId);

    /// <summary>Takes the actor's own request back.</summary>
    [Alias("Withdraw")]
    Task<Refusal?> WithdrawAsync(MemberId actor, Guid requestId);

    /// <summary>Who asks to join, oldest first; for its representatives, and for administrators.</summary>
    [Alias("Requests")]
    Task<Outcome<ImmutableArray<JoinRequest>>> RequestsAsync(MemberId actor, bool asAdministrator);

    /// <summary>Answers somebody who asked. Both have then said that the person belongs there.</summary>
    [Alias("Answer")]
    Task<Refusal?> AnswerAsync(MemberId actor, MemberId member, bool accept, Guid requestId, bool asAdministrator);

    /// <summary>Says that the network knows the organization, or no longer; for administrators.</summary>
    [Alias("Verify")]
    Task<Outcome<OrganizationAbout>> VerifyAsync(
        MemberId actor, bool verified, Guid requestId, bool asAdministrator);
}
