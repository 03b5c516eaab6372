using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Comparte.Push;
using Lib.Net.Http.WebPush.Authentication;

namespace Comparte.Web.Push;

/// <summary>The line to services. Where a browser said that its service stands is asked of the name system, whose answer must be
/// an address of the internet; nothing follows another address from there.</summary>
internal sealed class PushLine(PushHosts hosts) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly SocketsHttpHandler _sockets = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(hosts, context, cancellationToken),
    };

    /// <summary>A client for one request, signed by <paramref name="signer"/>; the sockets below are shared.</summary>
    public HttpClient NewClient(VapidAuthentication signer) =>
        new(new ForOrigin(signer) { InnerHandler = _sockets }, disposeHandler: false) { Timeout = Patience };

    /// <inheritdoc />
    public void Dispose() => _sockets.Dispose();

    private static async ValueTask<Stream> ConnectAsync(
        PushHosts hosts, SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var isOwn = context.InitialRequestMessage.RequestUri is { } address && hosts.IsOwn(address);
        var allowed = isOwn ? found : [.. found.Where(PushHosts.IsPublic)];
        if (allowed.Length == 0)
        {
            throw new HttpRequestException("A push service has no address of the internet.");
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

    /// <summary>Signs for the whole origin, as RFC 8292 wants it: the library leaves out a port of its own.</summary>
    private sealed class ForOrigin(VapidAuthentication signer) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is { IsDefaultPort: false } address)
            {
                var origin = address.GetLeftPart(UriPartial.Authority);
                request.Headers.Authorization = new AuthenticationHeaderValue(
                    "vapid", signer.GetVapidSchemeAuthenticationHeaderValueParameter(origin));
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
