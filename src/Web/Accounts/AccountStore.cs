using Comparte.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Comparte.Web.Accounts;

/// <summary>Identity's store over account grains. Names, addresses, passkeys and accounts elsewhere are found through their
/// claims; a new one is claimed before it is written. Accounts are made by accepting an invitation, never here.</summary>
internal sealed class AccountStore(IGrainFactory grains, TimeProvider clock)
    : IUserPasswordStore<AccountUser>, IUserSecurityStampStore<AccountUser>, IUserPasskeyStore<AccountUser>,
        IUserLoginStore<AccountUser>
{
    /// <summary>By the member's id.</summary>
    public async Task<AccountUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        EntityId.TryParse<MemberId>(userId, out var member)
        && await grains.GetGrain<IAccountGrain>(member.Value).FindAsync() is { } account
            ? new AccountUser(account)
            : null;

    /// <summary>By sign-in name or address.</summary>
    public Task<AccountUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindAsync(ClaimKey.SignIn(normalizedUserName));

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

        var added = Missing(user.Credentials, user.Stored).ToList();
        var claims = added.Select(one => grains.GetGrain<IClaimGrain>(one.Key.Value)).ToList();
        var reserved = await Task.WhenAll(claims.Select(claim => claim.ReserveAsync(user.Id)));
        if (Array.IndexOf(reserved, false) is var taken and >= 0)
        {
            return Failed(added[taken].Taken);
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

    /// <summary>By an account elsewhere: the provider's key, and <see cref="ClaimKey.SubjectOf"/>.</summary>
    public async Task<AccountUser?> FindByLoginAsync(
        string loginProvider, string providerKey, CancellationToken cancellationToken)
    {
        // A claim is let go after the link: what an interrupted unlinking left lets nobody in.
        var user = await FindAsync(ClaimKey.Oidc(loginProvider, providerKey));
        return user?.Credentials.OidcLinks.Any(link => (link.Provider, link.Subject) == (loginProvider, providerKey)) is true ? user : null;
    }

    /// <inheritdoc />
    public Task AddLoginAsync(AccountUser user, UserLoginInfo login, CancellationToken cancellationToken)
    {
        var link = new OidcLink
        {
            Provider = login.LoginProvider,
            Subject = login.ProviderKey,
            Name = login.ProviderDisplayName ?? "",
            At = clock.GetUtcNow(),
        };
        user.Credentials = user.Credentials with { OidcLinks = user.Credentials.OidcLinks.Add(link) };
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task RemoveLoginAsync(
        AccountUser user, string loginProvider, string providerKey, CancellationToken cancellationToken)
    {
        user.Credentials = user.Credentials with
        {
            OidcLinks = user.Credentials.OidcLinks.RemoveAll(link =>
                link.Provider == loginProvider && link.Subject == providerKey),
        };
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<IList<UserLoginInfo>> GetLoginsAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserLoginInfo>>([.. user.Credentials.OidcLinks.Select(link =>
            new UserLoginInfo(link.Provider, link.Subject, link.Name))]);

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

    /// <summary>What one has to claim that the other hasn't, and the refusal when somebody else holds it.</summary>
    private static IEnumerable<(ClaimKey Key, string Taken)> Missing(Credentials from, Credentials than) =>
        Claims(from).Except(Claims(than));

    private static IEnumerable<(ClaimKey Key, string Taken)> Claims(Credentials credentials) =>
        credentials.Passkeys.Select(passkey => (ClaimKey.Passkey(passkey.CredentialId), "passkey_taken"))
            .Concat(credentials.OidcLinks.Select(link => (ClaimKey.Oidc(link.Provider, link.Subject), "oidc_taken")));

    private Task ReleaseRemovedAsync(AccountUser user) => Task.WhenAll(Missing(user.Stored, user.Credentials)
        .Select(one => grains.GetGrain<IClaimGrain>(one.Key.Value).ReleaseAsync(user.Id)));

    private async Task<AccountUser?> FindAsync(ClaimKey key) =>
        await grains.GetGrain<IClaimGrain>(key.Value).HolderAsync() is { } member
            ? await FindByIdAsync(member.Value, default)
            : null;
}
