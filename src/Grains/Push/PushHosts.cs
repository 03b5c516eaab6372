namespace Comparte.Push;

/// <summary>
/// To where pushes may go. A browser names the address, and so does whoever pretends to be one: without this, the host could be
/// made to ask whatever stands beside it. An entry is a host's name, <c>*.</c> and the end of one, or, for a service of the
/// network's own, a whole origin such as <c>http://10.0.0.7:8080</c>: that alone may be private, or without TLS.
/// </summary>
public sealed class PushHosts(PushSettings settings)
{
    private static readonly string[] Known =
    [
        "fcm.googleapis.com", "*.push.services.mozilla.com", "*.push.apple.com", "*.notify.windows.com",
    ];

    private readonly string[] _hosts = settings.Hosts ?? Known;

    /// <summary>Whether a push may go to an address.</summary>
    public bool Allows(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
        && (IsOwn(address) || (PublicAddress.IsSite(address) && _hosts.Any(host => Fits(host, address.Host))));

    /// <summary>Whether an address is one of a service of the network's own, which may stand beside it.</summary>
    public bool IsOwn(Uri address) => PublicAddress.IsOwn(_hosts, address);

    private static bool Fits(string entry, string host) => entry.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(entry[1..], StringComparison.OrdinalIgnoreCase) && host.Length >= entry.Length
        : host.Equals(entry, StringComparison.OrdinalIgnoreCase);
}
