namespace Comparte.Accounts;

/// <summary>One invitation to the network, and perhaps to a group. The key is its id, which is made from the hash of
/// its code (<see cref="InvitationIds.FromCode"/>): who knows the code finds the grain, and the id opens
/// nothing.</summary>
[Alias("Comparte.IInvitationGrain")]
public interface IInvitationGrain : IGrainWithStringKey
{
    /// <summary>Makes it. A maker must be allowed to invite; null is the network itself.</summary>
    [Alias("Create")]
    Task<Refusal?> CreateAsync(MemberId? maker, NewInvitation invitation);

    /// <summary>What a guest may see: of one that can't be used, only why not.</summary>
    [Alias("Preview")]
    Task<InvitationPreview> PreviewAsync();

    /// <summary>The invitation with its uses, for its maker and for administrators.</summary>
    [Alias("Read")]
    Task<Outcome<Invitation>> ReadAsync(MemberId actor, bool asAdministrator);

    /// <summary>Takes it back. Its maker, administrators.</summary>
    [Alias("Revoke")]
    Task<Refusal?> RevokeAsync(MemberId? actor, bool asAdministrator);

    /// <summary>Makes the account of somebody new. Repeating the request changes nothing.</summary>
    [Alias("Accept")]
    Task<Outcome<Acceptance>> AcceptAsync(Newcomer newcomer);

    /// <summary>Brings a member into the invitation's group.</summary>
    [Alias("Join")]
    Task<Outcome<Acceptance>> JoinAsync(MemberId actor, Guid requestId);

    /// <summary>Forgets the name of somebody who came by it and left the network.</summary>
    [Alias("Forget")]
    Task ForgetAsync(MemberId member);

    /// <summary>Approves or refuses a use that waits. Its maker, administrators.</summary>
    [Alias("Answer")]
    Task<Refusal?> AnswerAsync(MemberId actor, MemberId member, bool approve, bool asAdministrator);
}
