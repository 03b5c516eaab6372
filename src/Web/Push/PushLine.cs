using System.Net.Http.Headers;
using Comparte.Push;
using Comparte.Web.Http;
using Lib.Net.Http.WebPush.Authentication;

namespace Comparte.Web.Push;

/// <summary>The line to services, which stand where browsers say that they do.</summary>
internal sealed class PushLine(PushHosts hosts) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly SocketsHttpHandler _sockets = OutgoingLine.New(hosts.IsOwn);

    /// <summary>A client for one request, signed by <paramref name="signer"/>; the sockets below are shared.</summary>
    public HttpClient NewClient(VapidAuthentication signer) =>
        new(new ForOrigin(signer) { InnerHandler = _sockets }, disposeHandler: false) { Timeout = Patience };

    /// <inheritdoc />
    public void Dispose() => _sockets.Dispose();

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
