namespace Comparte.Accounts;

/// <summary>
/// One thing that only one account may hold; the key is a <see cref="ClaimKey"/>. It is reserved, then the account is
/// written, then the claim is confirmed. A reservation whose account was written but not confirmed is never lost:
/// before anybody else gets it, its holder's account is asked.
/// </summary>
[Alias("Comparte.IClaimGrain")]
public interface IClaimGrain : IGrainWithStringKey
{
    /// <summary>Reserves it for 10 minutes; false when another holds it. Repeating is harmless.</summary>
    [Alias("Reserve")]
    Task<bool> ReserveAsync(MemberId holder);

    /// <summary>Makes a reservation last; false when another took it meanwhile.</summary>
    [Alias("Confirm")]
    Task<bool> ConfirmAsync(MemberId holder);

    /// <summary>Gives it up; nothing happens when another holds it.</summary>
    [Alias("Release")]
    Task ReleaseAsync(MemberId holder);

    /// <summary>Gives a reservation up before its time; what was confirmed, or what the holder's account has, stays.</summary>
    [Alias("GiveBack")]
    Task GiveBackAsync(MemberId holder);

    /// <summary>Who holds it, or null. A reservation alone holds nothing.</summary>
    [Alias("Holder")]
    Task<MemberId?> HolderAsync();
}
