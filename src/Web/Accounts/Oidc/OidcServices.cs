using Comparte.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Comparte.Web.Accounts.Oidc;

/// <summary>Coming in by the identity providers of organizations.</summary>
internal static class OidcServices
{
    private const string SubjectClaim = "sub";
    private static readonly TimeSpan TimeThere = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan PatienceWithProviders = TimeSpan.FromSeconds(10);

    /// <summary>Adds a handler for each provider; where there are none, nothing at all.</summary>
    public static AuthenticationBuilder AddOidc(
        this AuthenticationBuilder authentication, OidcProviders providers, Action<CookieBuilder, string> configure)
    {
        authentication.Services.AddSingleton<OidcReturns>();
        foreach (var provider in providers.All)
        {
            authentication.AddOpenIdConnect(provider.Scheme, options =>
            {
                Configure(options, provider);
                configure(options.CorrelationCookie, "comparte.oidc.");
                configure(options.NonceCookie, "comparte.nonce.");
            });
        }

        return authentication.AddCookie(OidcArrivals.Scheme, options =>
        {
            configure(options.Cookie, "comparte.arrival");
            options.Cookie.Path = "/api";
            options.ExpireTimeSpan = OidcArrivals.Patience;
            options.SlidingExpiration = false;
        });
    }

    /// <summary>Turns away who comes back too often. It goes before whatever signs in: handlers answer there.</summary>
    public static void UseOidc(this WebApplication app)
    {
        var returns = app.Services.GetRequiredService<OidcReturns>();
        app.Use((context, next) =>
        {
            if (returns.Refuses(context) is not { } page)
            {
                return next(context);
            }

            context.Response.Redirect(page);
            return Task.CompletedTask;
        });
    }

    /// <summary>The authorization code flow with PKCE, state and nonce. The provider is asked who somebody is and nothing else:
    /// no name, no address, and no token of it is kept.</summary>
    private static void Configure(OpenIdConnectOptions options, OidcProvider provider)
    {
        options.Authority = provider.Authority;
        options.RequireHttpsMetadata = provider.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.CallbackPath = provider.CallbackPath;
        options.SignInScheme = OidcArrivals.Scheme;
        options.ResponseType = OpenIdConnectResponseType.Code;

        // A form that another site posts brings no cookie of this one.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        options.Scope.Clear();
        options.Scope.Add(OpenIdConnectScope.OpenId);
        options.RemoteAuthenticationTimeout = TimeThere;
        options.BackchannelTimeout = PatienceWithProviders;

        // Signing out at the provider is not offered: neither of these addresses is Comparte's to answer.
        options.RemoteSignOutPath = PathString.Empty;
        options.SignedOutCallbackPath = PathString.Empty;
        options.Events = EventsOf(provider);
    }

    private static OpenIdConnectEvents EventsOf(OidcProvider provider) => new()
    {
        OnTicketReceived = async context =>
        {
            context.HandleResponse();
            if (context.Principal?.FindFirst(SubjectClaim) is not { Value.Length: > 0 } subject)
            {
                context.Response.Redirect(OidcJourney.WayBack("oidc_failed", context.Properties));
                return;
            }

            // The issuer is the one by which the token was checked.
            var known = ClaimKey.SubjectOf(subject.Issuer, subject.Value);
            await OidcArrivals.KeepAsync(context.HttpContext, provider, OidcJourney.ArrivalOf(known, context.Properties));
            context.Response.Redirect(OidcJourney.WayOn(provider, context.Properties));
        },
        OnAccessDenied = context =>
        {
            context.HandleResponse();
            context.Response.Redirect(OidcJourney.WayBack("oidc_cancelled", context.Properties));
            return Task.CompletedTask;
        },
        OnRemoteFailure = context =>
        {
            context.HandleResponse();
            Log(context.HttpContext, provider, context.Failure);
            context.Response.Redirect(OidcJourney.WayBack("oidc_failed", context.Properties));
            return Task.CompletedTask;
        },
    };

    /// <summary>State or correlation that doesn't fit is the caller's doing; anything else is the provider's or the settings'.</summary>
    private static void Log(HttpContext context, OidcProvider provider, Exception? failure)
    {
        var log = context.RequestServices.GetRequiredService<ILogger<OidcProviders>>();
        if (failure is AuthenticationFailureException { InnerException: null })
        {
            log.CameUnasked(provider.Key);
        }
        else
        {
            log.ProviderFailed(provider.Key, OidcLog.KindOf(failure));
        }
    }
}
