using Comparte.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Comparte.Web.Accounts;

/// <summary>Spends on a name that nobody has what a known one would cost, so that the time tells nothing.</summary>
internal sealed class UnknownAccount
{
    private readonly IPasswordHasher<AccountUser> _hasher;
    private readonly AccountUser _nobody = new(new Account());
    private readonly string _hash;

    /// <summary>Makes a password that nobody knows.</summary>
    public UnknownAccount(IPasswordHasher<AccountUser> hasher)
    {
        _hasher = hasher;
        _hash = hasher.HashPassword(_nobody, Codes.Token());
    }

    /// <summary>Checks a password against nothing.</summary>
    public void Check(string password) => _hasher.VerifyHashedPassword(_nobody, _hash, password);
}
