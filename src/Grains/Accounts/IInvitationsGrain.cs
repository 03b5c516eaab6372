using System.Collections.Immutable;

namespace Comparte.Accounts;

/// <summary>The invitations that one member made; the key is the <see cref="MemberId"/>.</summary>
[Alias("Comparte.IInvitationsGrain")]
public interface IInvitationsGrain : IGrainWithStringKey
{
    /// <summary>Makes an invitation with the id of a fresh code. Repeating the request revokes what the first one made,
    /// whose code nobody may have seen, so that one stays.</summary>
    [Alias("Create")]
    Task<Refusal?> CreateAsync(InvitationId id, NewInvitation invitation, Guid requestId);

    /// <summary>The ids, the newest first.</summary>
    [Alias("List")]
    Task<ImmutableArray<InvitationId>> ListAsync();
}
