using Comparte.Accounts;

namespace Comparte.Web.Accounts;

/// <summary>An account as ASP.NET Core Identity handles it: read, changed, and written back by <see cref="AccountStore"/>
/// at the revision that was read.</summary>
internal sealed class AccountUser(Account account)
{
    /// <summary>The account as it was read.</summary>
    public Account Account { get; } = account;

    /// <summary>Whose it is.</summary>
    public MemberId Id => Account.Id;

    /// <summary>The credentials with changes not yet written.</summary>
    public Credentials Credentials { get; set; } = account.Credentials;

    /// <summary>Whether there is a password.</summary>
    public bool HasPassword => Credentials.PasswordHash.Length > 0;

    /// <summary>What is stored, as far as this host knows.</summary>
    public Credentials Stored { get; set; } = account.Credentials;
}
