using System.Net;
using System.Net.Sockets;

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

    private static readonly IPNetwork[] Closed =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("224.0.0.0/3"), IPNetwork.Parse("::/96"), IPNetwork.Parse("64:ff9b::/96"),
        IPNetwork.Parse("2002::/16"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("ff00::/8"),
    ];

    private readonly string[] _hosts = settings.Hosts ?? Known;

    /// <summary>Whether a push may go to an address.</summary>
    public bool Allows(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
        && (IsOwn(address) || (address is { Scheme: "https", IsDefaultPort: true, HostNameType: UriHostNameType.Dns }
            && _hosts.Any(host => Fits(host, address.Host))));

    /// <summary>Whether an address is one of a service of the network's own, which may stand beside it.</summary>
    public bool IsOwn(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return _hosts.Contains(address.GetLeftPart(UriPartial.Authority), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether anybody can reach an address of the internet: it stands in no network of somebody's own.</summary>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6
            && !Closed.Any(network => network.Contains(plain));
    }

    private static bool Fits(string entry, string host) => entry.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(entry[1..], StringComparison.OrdinalIgnoreCase) && host.Length >= entry.Length
        : host.Equals(entry, StringComparison.OrdinalIgnoreCase);
}
