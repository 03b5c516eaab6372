namespace Comparte.Web.Accounts.Oidc;

/// <summary>An organization's identity provider; section <c>SignIn:Oidc:0</c>, <c>SignIn:Oidc:1</c> …</summary>
internal sealed class OidcProvider
{
    /// <summary>What it is called in addresses and claims; it stays when the name changes.</summary>
    public string Key { get; set; } = "";

    /// <summary>What people know the organization by.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its address, under which it describes itself.</summary>
    public string Authority { get; set; } = "";

    /// <summary>What Comparte is called there.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>What Comparte proves there that it is itself with.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>The scheme of its handler.</summary>
    public string Scheme => $"oidc.{Key}";

    /// <summary>Where its people come back.</summary>
    public string CallbackPath => $"/api/session/oidc/{Key}/callback";
}

/// <summary>A provider, as people see it.</summary>
/// <param name="Key">Its key, for addresses.</param>
/// <param name="Name">What the organization is called.</param>
public sealed record OidcProviderView(string Key, string Name);
