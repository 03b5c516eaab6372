using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Comparte.Web.Accounts;

/// <summary>Personal access tokens, in the header only: never in an address, which ends up in logs.</summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder,
    ISessionValidator sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Schemes.TokenOf(Request) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        if (await sessions.FindTokenAsync(token) is not var (member, session))
        {
            return AuthenticateResult.Fail("The token is unknown or has ended.");
        }

        // Sockets close when the token does.
        var properties = new AuthenticationProperties { ExpiresUtc = session.ExpiresAt };
        return AuthenticateResult.Success(
            new AuthenticationTicket(Schemes.Principal(member, session), properties, Scheme.Name));
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
