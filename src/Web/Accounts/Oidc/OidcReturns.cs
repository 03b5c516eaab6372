using System.Threading.RateLimiting;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Accounts.Oidc;

/// <summary>Limits how often anybody comes back from providers, as signing in is limited: each return may ask the provider something. The
/// handlers answer before endpoints do, so no policy of theirs counts here.</summary>
internal sealed class OidcReturns(
    OidcProviders providers, LimitOptions limits, IOptionsMonitor<OpenIdConnectOptions> handlers) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter =
        PartitionedRateLimiter.Create<HttpContext, string>(context => Limits.PerAddress(context, limits.SignInPerMinute));

    /// <summary>Where the browser goes on when there were too many, before anything is read of what it brings: the page from which it set
    /// out, which says so. Null: the handler answers. What the provider said stays good for another try.</summary>
    public string? Refuses(HttpContext context)
    {
        if (providers.All.FirstOrDefault(one => context.Request.Path == one.CallbackPath) is not { } provider)
        {
            return null;
        }

        using var lease = _limiter.AttemptAcquire(context);
        return lease.IsAcquired
            ? null
            : OidcJourney.WayBack(
                "too_many_requests", handlers.Get(provider.Scheme).StateDataFormat.Unprotect(context.Request.Query["state"]));
    }

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();
}
