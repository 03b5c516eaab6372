namespace Comparte.Accounts;

/// <summary>One member's account; the key is the <see cref="MemberId"/>. Names and addresses in it have been claimed by
/// the caller (<see cref="IClaimGrain"/>).</summary>
[Alias("Comparte.IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Makes the account; false when there is one, which stays as it is.</summary>
    [Alias("Create")]
    Task<bool> CreateAsync(NewAccount account);

    /// <summary>The account, or null.</summary>
    [Alias("Find")]
    Task<Account?> FindAsync();

    /// <summary>Replaces the credentials that were read at their revision; conflict when they changed since, when nothing
    /// would let the owner in any more, and when a provider is linked twice.</summary>
    [Alias("Write")]
    Task<Outcome<Credentials>> WriteAsync(Credentials credentials);

    /// <summary>Counts a wrong password; the fifth in a row locks the account for ten minutes. Attempts side by side
    /// all count.</summary>
    [Alias("CountFailure")]
    Task CountFailureAsync();

    /// <summary>Whether the account uses what a claim names.</summary>
    [Alias("Holds")]
    Task<bool> HoldsAsync(ClaimKey claim);

    /// <summary>Opens an account that waits; any other stays as it is, a blocked one blocked.</summary>
    [Alias("Activate")]
    Task ActivateAsync();

    /// <summary>Opens, or blocks or marks as erased: then every session and token ends, also when the account was so before, so
    /// that repeating it finishes what failed. What is erased stays so.</summary>
    [Alias("SetStanding")]
    Task SetStandingAsync(Standing standing);

    /// <summary>Blocks an account that may be used, with the words why, and ends every session and token; null opens it again. Not
    /// found where there is none, or its owner has yet to be let in. It ends by itself: whoever asks after that finds it open.
    /// </summary>
    [Alias("Suspend")]
    Task<Refusal?> SuspendAsync(Suspension? suspension);

    /// <summary>Forgets credentials, codes, roles and who invited, of an account that is <see cref="Standing.Erased"/>. Its claims
    /// have been released by the caller.</summary>
    [Alias("Erase")]
    Task EraseAsync();

    /// <summary>Grants or takes a role, see <see cref="Roles"/>.</summary>
    [Alias("SetRole")]
    Task<Refusal?> SetRoleAsync(string role, bool granted);

    /// <summary>Removes an account that waits and was not approved.</summary>
    [Alias("RemoveWaiting")]
    Task RemoveWaitingAsync();

    /// <summary>Starts a session, which an account that waits or is blocked can't.</summary>
    [Alias("StartSession")]
    Task<Refusal?> StartSessionAsync(NewSession session);

    /// <summary>Makes a token; see <see cref="ISessionsGrain.AddTokenAsync"/>.</summary>
    [Alias("AddToken")]
    Task<Outcome<string>> AddTokenAsync(NewToken token);
}

/// <summary>The codes of one account, by which its owner comes in without a password; the key is the
/// <see cref="MemberId"/>.</summary>
[Alias("Comparte.IAccountCodesGrain")]
public interface IAccountCodesGrain : IGrainWithStringKey
{
    /// <summary>Issues a code to be mailed to the owner. At most three of a purpose are alive, the oldest goes.
    /// </summary>
    [Alias("Issue")]
    Task<Refusal?> IssueAsync(CodePurpose purpose, string hash);

    /// <summary>Issues a code that the actor hands over, and records who did. Administrators may, and whoever
    /// facilitates the group that welcomes newcomers, if the owner is in it and has no confirmed address; an administrator's
    /// access only another one restores.</summary>
    [Alias("IssueRestore")]
    Task<Refusal?> IssueRestoreAsync(MemberId actor, string hash, bool asAdministrator);

    /// <summary>Uses a mailed code once; by it the address is confirmed.</summary>
    [Alias("Use")]
    Task<Refusal?> UseAsync(CodePurpose purpose, string hash);

    /// <summary>Replaces the printed code; null: there is none any more.</summary>
    [Alias("SetRecoveryCode")]
    Task<Refusal?> SetRecoveryCodeAsync(string? hash);

    /// <summary>Uses the printed code or one that was handed over, once.</summary>
    [Alias("UseRecovery")]
    Task<Refusal?> UseRecoveryAsync(string hash);
}
