using System.Collections.Immutable;

namespace Comparte.Administration;

/// <summary>Whom those who administer invited together, while they have not come; the key is <see cref="IAdministrationGrain.Key"/>.
/// Each guest has an invitation of their own, for one person. Who came or was withdrawn is forgotten here. All of it is for
/// administrators: not found for anybody else.</summary>
[Alias("Comparte.IGuestListGrain")]
public interface IGuestListGrain : IGrainWithStringKey
{
    /// <summary>What inviting these would do, line by line; it does nothing.</summary>
    [Alias("Preview")]
    Task<Outcome<ImmutableArray<GuestCheck>>> PreviewAsync(MemberId actor, ImmutableArray<GuestLine> guests);

    /// <summary>Invites those with a place in the list and no other; each brings the id of a fresh code. Repeating the request takes
    /// back what the first one made, whose codes nobody may have seen, so that each guest has one invitation. Answers when they end.
    /// </summary>
    [Alias("Invite")]
    Task<Outcome<DateTimeOffset>> InviteAsync(MemberId actor, GuestOrder order);

    /// <summary>All who have not come, in the order in which they were invited.</summary>
    [Alias("List")]
    Task<Outcome<ImmutableArray<Guest>>> ListAsync(MemberId actor);

    /// <summary>Gives a guest an invitation with the id of a fresh code in place of the former, which ends.</summary>
    [Alias("Renew")]
    Task<Outcome<Guest>> RenewAsync(MemberId actor, InvitationId guest, InvitationId renewed, bool mailed);

    /// <summary>Takes the invitation back and forgets the guest.</summary>
    [Alias("Withdraw")]
    Task<Refusal?> WithdrawAsync(MemberId actor, InvitationId guest);

    /// <summary>Forgets who came, as each reading does; for somebody who came and leaves the network.</summary>
    [Alias("Sweep")]
    Task SweepAsync();
}
