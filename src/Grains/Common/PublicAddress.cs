using System.Net;
using System.Net.Sockets;

namespace Comparte;

/// <summary>Which addresses are the internet's. Where members or sites name an address, the host must not be made to ask whatever
/// stands beside it.</summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] Closed =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("224.0.0.0/3"), IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"),
    ];

    /// <summary>All of IPv6 that is given out to the internet. Other ranges stand for addresses of IPv4, or of a network's own.</summary>
    private static readonly IPNetwork GivenOut = IPNetwork.Parse("2000::/3");

    /// <summary>Whether anybody can reach an address of the internet: it stands in no network of somebody's own.</summary>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || GivenOut.Contains(plain))
            && !Closed.Any(network => network.Contains(plain));
    }

    /// <summary>Whether a site is named by its host and reached over TLS, at the port that is usual for it.</summary>
    public static bool IsSite(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address is { Scheme: "https", IsDefaultPort: true, HostNameType: UriHostNameType.Dns };
    }

    /// <summary>Whether a list names the whole origin of an address, such as <c>http://10.0.0.7:8080</c>: what is the network's own, and
    /// may stand beside it.</summary>
    public static bool IsOwn(IReadOnlyCollection<string> origins, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return origins.Contains(address.GetLeftPart(UriPartial.Authority), StringComparer.OrdinalIgnoreCase);
    }
}
