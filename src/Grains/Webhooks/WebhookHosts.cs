namespace Comparte.Webhooks;

/// <summary>To where the network tells what happens: sites of the internet over TLS, and what the settings name.</summary>
public sealed class WebhookHosts(WebhookSettings settings)
{
    private const int MaxAddress = 500;

    /// <summary>Whether an address may be told. Where its name leads is asked when it is.</summary>
    public bool Allows(string? address) =>
        address is { Length: > 0 and <= MaxAddress } && InputRules.IsPlain(address, lines: false)
        && Uri.TryCreate(address, UriKind.Absolute, out var site) && site.UserInfo.Length == 0 && site.Fragment.Length == 0
        && (IsOwn(site) || (PublicAddress.IsSite(site) && site.Host.Contains('.')));

    /// <summary>Whether an address is the network's own, which may stand beside it.</summary>
    public bool IsOwn(Uri address) => PublicAddress.IsOwn(settings.Hosts, address);
}
