using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Comparte.Silo;

/// <summary>
/// How the hosts of a community that share a store reach each other: <c>Silo:Address</c> (this machine alone, where nobody
/// says otherwise) and <c>Silo:Port</c>. Whoever reaches the port can act as any member: other machines belong on a network
/// of their own. Web hosts are silos, so there is no gateway for clients.
/// </summary>
internal static class ClusterEndpoints
{
    public static ISiloBuilder AddClusterEndpoints(this ISiloBuilder silo, IConfiguration configuration)
    {
        var address = AddressOf(configuration["Silo:Address"]);
        var port = configuration.GetValue("Silo:Port", EndpointOptions.DEFAULT_SILO_PORT);
        RefuseTaken(address, port);
        return silo
            .Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = SiloHosting.ClusterName)
            .ConfigureEndpoints(address, port, gatewayPort: 0, listenOnAnyHostAddress: false);
    }

    private static IPAddress AddressOf(string? configured) => configured switch
    {
        null or "" => IPAddress.Loopback,
        _ when IPAddress.TryParse(configured, out var address) && !IPAddress.Any.Equals(address)
            && !IPAddress.IPv6Any.Equals(address) => address,
        _ => throw new StartRefusedException(
            $"Silo:Address is {configured}: set it to the one address of this machine by which the other hosts reach it."),
    };

    private static void RefuseTaken(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
        }
        catch (Exception e) when (e is SocketException or ArgumentOutOfRangeException)
        {
            throw new StartRefusedException(
                $"The hosts of this community can't reach this one at {address}, port {port}: "
                + "choose a free port with Silo:Port, and an address of this machine with Silo:Address.", e);
        }
    }
}
