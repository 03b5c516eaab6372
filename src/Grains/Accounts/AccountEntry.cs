namespace Comparte.Accounts;

/// <summary>The way of a new account: claims are reserved, the account is written, the claims are confirmed.</summary>
/// <param name="grains">Finds grains.</param>
/// <param name="member">Whose account.</param>
/// <param name="email">The address to reserve, or null.</param>
/// <param name="oidc">The account elsewhere to reserve, or null.</param>
public sealed class AccountEntry(IGrainFactory grains, MemberId member, string? email = null, OidcLink? oidc = null)
{
    private readonly string? _email = string.IsNullOrWhiteSpace(email) ? null : email.Trim();
    private readonly ClaimKey? _oidc = oidc is null ? null : ClaimKey.Oidc(oidc.Provider, oidc.Subject);
    private string _signInName = "";

    private IAccountGrain Account => grains.GetGrain<IAccountGrain>(member.Value);

    /// <summary>Reserves the account elsewhere, the address and the first of these names that is free; the refusal says what is taken. An
    /// account that is there keeps what it has. Who is refused holds nothing afterwards: the next try, which may be another request, finds
    /// it all free.</summary>
    public async Task<Refusal?> ReserveAsync(IEnumerable<string> signInNames)
    {
        ArgumentNullException.ThrowIfNull(signInNames);
        if (await Account.FindAsync() is { } made)
        {
            _signInName = made.Credentials.SignInName;
            return null;
        }

        if (_oidc is { } elsewhere && !await Claim(elsewhere).ReserveAsync(member))
        {
            return Refusal.Conflict("oidc_taken");
        }

        if (_email is not null && !await Claim(ClaimKey.Email(_email)).ReserveAsync(member))
        {
            return await GiveBackAsync("email_taken", "email");
        }

        foreach (var name in signInNames)
        {
            if (await Claim(ClaimKey.Name(name)).ReserveAsync(member))
            {
                _signInName = name;
                return null;
            }
        }

        return await GiveBackAsync("sign_in_name_taken", "signInName");
    }

    /// <summary>Writes the account under what was reserved, and confirms the claims.</summary>
    public async Task CreateAsync(NewAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        await Account.CreateAsync(account with
        {
            Credentials = account.Credentials with
            {
                SignInName = _signInName,
                Email = _email,
                OidcLinks = oidc is null ? [] : [oidc],
            },
        });
        var made = (await Account.FindAsync())!.Credentials;
        await Task.WhenAll(AccountRules.Claims(made).Select(claim => Claim(claim).ConfirmAsync(member)));
    }

    /// <summary>The way back, for an account that waits and was not approved: name and address are free again, then the
    /// account goes. In this order, so that a crash in between leaves the names of what to release.</summary>
    public async Task RemoveAsync()
    {
        if (await Account.FindAsync() is { Standing: Standing.Waiting } waiting)
        {
            var claims = AccountRules.Claims(waiting.Credentials);
            await Task.WhenAll(claims.Select(claim => Claim(claim).ReleaseAsync(member)));
            await Account.RemoveWaitingAsync();
        }
    }

    /// <summary>What was reserved before something else was taken is free again.</summary>
    private async Task<Refusal> GiveBackAsync(string code, string field)
    {
        var reserved = new[] { _oidc, _email is null ? null : ClaimKey.Email(_email) }.OfType<ClaimKey>();
        await Task.WhenAll(reserved.Select(claim => Claim(claim).GiveBackAsync(member)));
        return new Refusal { Code = code, Kind = RefusalKind.Conflict, Field = field };
    }

    private IClaimGrain Claim(ClaimKey key) => grains.GetGrain<IClaimGrain>(key.Value);
}
