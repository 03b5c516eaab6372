using Comparte.Topics;

namespace Comparte.Initiatives;

/// <summary>One initiative of producers, which an organization accompanies; the key is its <see cref="InitiativeId"/>.
/// Everybody in the network may read it.</summary>
[Alias("Comparte.IInitiativeGrain")]
public interface IInitiativeGrain : ITopicGrain
{
    /// <summary>Makes the initiative. The actor represents the organization that accompanies it, and is none of the
    /// initiative's people by that. The id is made from the actor and the request.</summary>
    [Alias("Create")]
    Task<Outcome<InitiativeId>> CreateAsync(MemberId actor, InitiativeChange initiative);

    /// <summary>Profile and people as they are now.</summary>
    [Alias("View")]
    Task<Outcome<InitiativeView>> ViewAsync();

    /// <summary>Changes profile and people: those who represent the initiative or the organization that accompanies it,
    /// and administrators so that one without any can be mended. Each of its people may confirm the own place, and
    /// leave it. Nobody becomes its representative by the own word.</summary>
    [Alias("Change")]
    Task<Outcome<InitiativeAbout>> ChangeAsync(MemberId actor, InitiativeChange change, bool asAdministrator);

    /// <summary>Shows the exact place to the network, by the word of somebody who represents the initiative itself: not
    /// its organization, nor an administrator.</summary>
    [Alias("Show")]
    Task<Refusal?> ShowAsync(MemberId actor, ExactPlace place, Guid requestId);

    /// <summary>Takes the exact place back. Whoever may change the initiative may do so; doing it twice changes
    /// nothing.</summary>
    [Alias("Hide")]
    Task<Refusal?> HideAsync(MemberId actor, bool asAdministrator);

    /// <summary>Who belongs to it; null where there is no initiative.</summary>
    [Alias("Roll")]
    Task<InitiativeRoll?> RollAsync();
}
