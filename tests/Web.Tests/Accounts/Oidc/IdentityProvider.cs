using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Comparte.Web.Tests.Accounts.Oidc;

/// <summary>An organization's identity provider on this machine. It speaks the whole protocol and has no page: whoever comes is
/// at once whom the test says.</summary>
public sealed class IdentityProvider : IAsyncDisposable
{
    private const string ClientId = "comparte";
    private const string ClientSecret = "un secreto largo";

    private readonly WebApplication _app;

    private IdentityProvider(WebApplication app) => _app = app;

    /// <summary>Who comes; null: whoever comes goes back without having signed in.</summary>
    public string? Subject { get; set; }

    /// <summary>The address that the provider has of whoever comes.</summary>
    public string Email { get; set; } = "nadie@example.org";

    /// <summary>Whether hosts are answered; browsers always are.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>Whether what it says is signed by somebody else.</summary>
    public bool Forges { get; set; }

    /// <summary>Who it says it is; null: itself.</summary>
    public Uri? Issuer
    {
        get => Options.Issuer;
        set => Options.Issuer = value;
    }

    /// <summary>Where it is, without a slash at the end.</summary>
    public string Address => _app.Urls.Single();

    private OpenIddictServerOptions Options =>
        _app.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;

    /// <summary>Starts one on a free port.</summary>
    public static async Task<IdentityProvider> StartAsync()
    {
        IdentityProvider? provider = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(server => Configure(server, () => provider!));
        var app = builder.Build();
        app.Use((context, next) =>
        {
            if (provider!.Answers || HttpMethods.IsGet(context.Request.Method))
            {
                return next(context);
            }

            context.Abort();
            return Task.CompletedTask;
        });
        app.UseAuthentication();
        provider = new IdentityProvider(app);
        await app.StartAsync();

        // Its first answer takes the longest, and hosts don't wait for long.
        using var client = new HttpClient();
        await client.GetStringAsync(new Uri($"{provider.Address}/.well-known/openid-configuration"));
        return provider;
    }

    /// <summary>The settings of a host whose people come in by it.</summary>
    public Dictionary<string, string> Settings(int place, string key, string name, string? secret = null) =>
        Settings(place, key, name, Address, secret);

    /// <summary>The same for a provider elsewhere.</summary>
    public static Dictionary<string, string> Settings(
        int place, string key, string name, string authority, string? secret = null) => new()
        {
            [$"SignIn:Oidc:{place}:Key"] = key,
            [$"SignIn:Oidc:{place}:Name"] = name,
            [$"SignIn:Oidc:{place}:Authority"] = authority,
            [$"SignIn:Oidc:{place}:ClientId"] = ClientId,
            [$"SignIn:Oidc:{place}:ClientSecret"] = secret ?? ClientSecret,
        };

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void Configure(OpenIddictServerBuilder server, Func<IdentityProvider> provider)
    {
        server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
        server.UseAspNetCore().DisableTransportSecurityRequirement();

        // Without a store of its own: who may ask is checked here.
        server.EnableDegradedMode();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != ClientId)
            {
                context.Reject(OpenIddictConstants.Errors.InvalidClient);
            }

            return default;
        }));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
            {
                context.Reject(OpenIddictConstants.Errors.InvalidClient);
            }

            return default;
        }));
        server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            provider().Answer(context);
            return default;
        }));
        server.AddEventHandler<ApplyTokenResponseContext>(handler => handler.UseInlineHandler(context =>
        {
            if (provider().Forges && context.Response.IdToken is { } token)
            {
                var end = token.LastIndexOf('.') + 1;
                context.Response.IdToken = token[..end] + new string([.. token[end..].Reverse()]);
            }

            return default;
        }));
    }

    private void Answer(HandleAuthorizationRequestContext context)
    {
        if (Subject is not { } subject)
        {
            context.Reject(OpenIddictConstants.Errors.AccessDenied, $"{Email} went back.");
            return;
        }

        var identity = new ClaimsIdentity("test");
        identity.AddClaim(new Claim(OpenIddictConstants.Claims.Subject, subject));
        identity.AddClaim(new Claim(OpenIddictConstants.Claims.Email, Email)
            .SetDestinations(OpenIddictConstants.Destinations.IdentityToken));
        identity.AddClaim(new Claim(OpenIddictConstants.Claims.EmailVerified, "true", ClaimValueTypes.Boolean)
            .SetDestinations(OpenIddictConstants.Destinations.IdentityToken));
        identity.SetScopes(context.Request.GetScopes());
        context.SignIn(new ClaimsPrincipal(identity));
    }
}
