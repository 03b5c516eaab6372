using System.Security.Claims;
using Comparte.Accounts;
using Comparte.Web.Http;
using Microsoft.Net.Http.Headers;

namespace Comparte.Web.Accounts;

/// <summary>The two ways to say who one is: a cookie in browsers, a token elsewhere.</summary>
internal static class Schemes
{
    /// <summary>Picks one of the others by the request.</summary>
    public const string Either = "either";

    /// <summary>The cookie, which is called <c>comparte</c>.</summary>
    public const string Cookie = "cookie";

    /// <summary><c>Authorization: Bearer</c>. With it the cookie counts for nothing.</summary>
    public const string Token = "token";

    private const string Prefix = "Bearer ";

    /// <summary>The token of a request, or null.</summary>
    public static string? TokenOf(HttpRequest request) =>
        request.Headers[HeaderNames.Authorization].ToString() is var header
        && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? header[Prefix.Length..].Trim()
            : null;

    /// <summary>Whoever has this session or token.</summary>
    public static ClaimsPrincipal Principal(MemberId member, LiveSession session)
    {
        var identity = new ClaimsIdentity(session.Scope is null ? Cookie : Token);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, member.Value));
        identity.AddClaim(new Claim(Actor.SessionClaim, session.Id));
        if (session.Scope is { } scope)
        {
            identity.AddClaim(new Claim(Actor.ScopeClaim, scope == TokenScope.Read ? "read" : "write"));
        }

        if (session.Shared)
        {
            identity.AddClaim(new Claim(Actor.SharedClaim, ""));
        }

        foreach (var role in session.Roles)
        {
            identity.AddClaim(new Claim(ClaimTypes.Role, role));
        }

        return new ClaimsPrincipal(identity);
    }
}
