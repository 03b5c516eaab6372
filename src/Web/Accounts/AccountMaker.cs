using Comparte.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Comparte.Web.Accounts;

/// <summary>Makes accounts without an invitation, for a demonstration and for tests; no endpoint reaches it.</summary>
internal sealed class AccountMaker(IGrainFactory grains, IPasswordHasher<AccountUser> hasher)
{
    /// <summary>A password's hash, which several invented accounts may share: hashing is slow on purpose.</summary>
    public string Hash(string password) => hasher.HashPassword(new AccountUser(new Account()), password);

    /// <summary>Makes the account of a member; one that is there stays as it is.</summary>
    /// <exception cref="InvalidOperationException">Name or address is taken.</exception>
    public async Task MakeAsync(
        MemberId member, string signInName, string? email, string passwordHash, params string[] roles)
    {
        var entry = new AccountEntry(grains, member, email);
        if (await entry.ReserveAsync([signInName]) is { } refusal)
        {
            throw new InvalidOperationException($"The account of {member} can't be made: {refusal.Code}.");
        }

        await entry.CreateAsync(new NewAccount
        {
            Credentials = new() { PasswordHash = passwordHash, SecurityStamp = Codes.Session() },
            Roles = [.. roles],
        });
    }
}
