using Comparte.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Comparte.Web.Accounts;

/// <summary>Identity's store over account grains. Names, addresses and passkeys are found through their claims; a new
/// passkey is claimed before it is written. Accounts are made by accepting an invitation, never here.</summary>
internal sealed class AccountStore(IGrainFactory grains)
    : IUserPasswordStore<AccountUser>, IUserSecurityStampStore<AccountUser>, IUserPasskeyStore<AccountUser>
{
    /// <summary>By the member's id.</summary>
    public async Task<AccountUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        EntityId.TryParse<MemberId>(userId, out var member)
        && await grains.GetGrain<IAccountGrain>(member.Value).FindAsync() is { } account
            ? new AccountUser(account)
            : null;

    /// <summary>By sign-in name or address: what has an <c>@</c> is an address.</summary>
    public Task<AccountUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindAsync(normalizedUserName.Contains('@', StringComparison.Ordinal)
            ? ClaimKey.Email(normalizedUserName)
            : ClaimKey.Name(normalizedUserName));

    /// <inheritdoc />
    public Task<AccountUser?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        FindAsync(ClaimKey.Passkey(WebEncoders.Base64UrlEncode(credentialId)));

    /// <inheritdoc />
    public async Task<IdentityResult> UpdateAsync(AccountUser user, CancellationToken cancellationToken)
    {
        if (user.Credentials == user.Stored)
        {
            return IdentityResult.Success;
        }

        var claims = NewPasskeys(user).Select(key => grains.GetGrain<IClaimGrain>(key.Value)).ToList();
        if ((await Task.WhenAll(claims.Select(claim => claim.ReserveAsync(user.Id)))).Contains(false))
        {
            return Failed("passkey_taken");
        }

        var outcome = await grains.GetGrain<IAccountGrain>(user.Id.Value).WriteAsync(user.Credentials);
        if (!outcome.TryGet(out var written, out var refusal))
        {
            return Failed(refusal.Code);
        }

        await Task.WhenAll(claims.Select(claim => claim.ConfirmAsync(user.Id)));
        await ReleaseRemovedAsync(user);
        user.Credentials = user.Stored = written;
        return IdentityResult.Success;
    }

    /// <inheritdoc />
    public Task AddOrUpdatePasskeyAsync(AccountUser user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var stored = PasskeyRecords.From(passkey);
        var others = user.Credentials.Passkeys.RemoveAll(other => other.CredentialId == stored.CredentialId);
        user.Credentials = user.Credentials with { Passkeys = others.Add(stored) };
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Credentials.Passkeys.Select(PasskeyRecords.To)]);

    /// <inheritdoc />
    public Task<UserPasskeyInfo?> FindPasskeyAsync(
        AccountUser user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = WebEncoders.Base64UrlEncode(credentialId);
        var found = user.Credentials.Passkeys.FirstOrDefault(passkey => passkey.CredentialId == id);
        return Task.FromResult(found is null ? null : PasskeyRecords.To(found));
    }

    /// <inheritdoc />
    public Task RemovePasskeyAsync(AccountUser user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = WebEncoders.Base64UrlEncode(credentialId);
        user.Credentials = user.Credentials with
        {
            Passkeys = user.Credentials.Passkeys.RemoveAll(passkey => passkey.CredentialId == id),
        };
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<string> GetUserIdAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.Value);

    /// <inheritdoc />
    public Task<string?> GetUserNameAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Credentials.SignInName);

    /// <inheritdoc />
    public Task<string?> GetNormalizedUserNameAsync(AccountUser user, CancellationToken cancellationToken) =>
        GetUserNameAsync(user, cancellationToken);

    /// <inheritdoc />
    public Task<string?> GetPasswordHashAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Credentials.PasswordHash);

    /// <inheritdoc />
    public Task<bool> HasPasswordAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Credentials.PasswordHash.Length > 0);

    /// <inheritdoc />
    public Task SetPasswordHashAsync(AccountUser user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.Credentials = user.Credentials with { PasswordHash = passwordHash ?? "" };
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<string?> GetSecurityStampAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Credentials.SecurityStamp);

    /// <inheritdoc />
    public Task SetSecurityStampAsync(AccountUser user, string stamp, CancellationToken cancellationToken)
    {
        user.Credentials = user.Credentials with { SecurityStamp = stamp };
        return Task.CompletedTask;
    }

    /// <summary>Claims normalize by themselves.</summary>
    public Task SetNormalizedUserNameAsync(
        AccountUser user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Not offered: a sign-in name stays.</summary>
    public Task SetUserNameAsync(AccountUser user, string? userName, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Not offered: see <see cref="IInvitationGrain"/>.</summary>
    public Task<IdentityResult> CreateAsync(AccountUser user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Not offered: an account is blocked instead.</summary>
    public Task<IdentityResult> DeleteAsync(AccountUser user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc />
    public void Dispose()
    {
    }

    private static IdentityResult Failed(string code) => IdentityResult.Failed(new IdentityError { Code = code });

    private static IEnumerable<ClaimKey> NewPasskeys(AccountUser user) => Missing(user.Credentials, user.Stored);

    private static IEnumerable<ClaimKey> Missing(Credentials from, Credentials than) => from.Passkeys
        .Select(passkey => passkey.CredentialId)
        .Except(than.Passkeys.Select(passkey => passkey.CredentialId))
        .Select(ClaimKey.Passkey);

    private Task ReleaseRemovedAsync(AccountUser user) => Task.WhenAll(Missing(user.Stored, user.Credentials)
        .Select(key => grains.GetGrain<IClaimGrain>(key.Value).ReleaseAsync(user.Id)));

    private async Task<AccountUser?> FindAsync(ClaimKey key) =>
        await grains.GetGrain<IClaimGrain>(key.Value).HolderAsync() is { } member
            ? await FindByIdAsync(member.Value, default)
            : null;
}
