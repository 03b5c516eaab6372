using System.Net;
using System.Net.Sockets;

namespace Comparte.Web.Http;

/// <summary>The line to addresses that others name. Where such a name leads is asked of the name system at the moment of connecting,
/// whose answer must be an address of the internet; nothing follows another address from there, and no cookie is kept. A connection is,
/// for five minutes at most, to the address that was looked at.</summary>
internal static class OutgoingLine
{
    /// <summary>Sockets of such a line.</summary>
    /// <param name="isOwn">Whether an address is the network's own, and may stand anywhere.</param>
    public static SocketsHttpHandler New(Func<Uri, bool> isOwn) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 16 * 1024,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(isOwn, context, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(
        Func<Uri, bool> isOwn, SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var allowed = context.InitialRequestMessage.RequestUri is { } address && isOwn(address)
            ? found
            : [.. found.Where(PublicAddress.IsPublic)];
        if (allowed.Length == 0)
        {
            throw new HttpRequestException("What was named has no address of the internet.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
