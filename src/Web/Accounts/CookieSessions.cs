using Comparte.Web.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Comparte.Web.Accounts;

/// <summary>The cookie says which session; the account says, each time, whether it is alive and what roles it has. No
/// answer is ever a redirection to a sign-in page.</summary>
internal sealed class CookieSessions(ISessionValidator sessions) : CookieAuthenticationEvents
{
    /// <inheritdoc />
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var actor = Actor.From(context.Principal);
        if (actor is not null
            && await sessions.FindSessionAsync(actor.Value.Id, actor.Value.Session) is { } session)
        {
            context.ReplacePrincipal(Schemes.Principal(actor.Value.Id, session));
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Schemes.Cookie);
    }

    /// <inheritdoc />
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
