using Comparte.Accounts;

namespace Comparte.Web.Accounts.Oidc;

/// <summary>Somebody sets out to a provider; <c>to</c> is the page of the app to which they come back. It is told
/// <c>con={provider}</c> there, or <c>aviso={code}</c> when nothing came of it.</summary>
public sealed record OidcBody(string? To);

/// <summary>Somebody who came back comes in.</summary>
public sealed record OidcEntryBody(bool Shared = false);

/// <summary>An account at a provider, as its owner sees it.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="Name">What the organization was called then.</param>
/// <param name="At">Since when.</param>
public sealed record OidcLinkView(string Provider, string Name, DateTimeOffset At)
{
    internal static OidcLinkView Of(OidcLink link) => new(link.Provider, link.Name, link.At);
}
