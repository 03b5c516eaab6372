using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Comparte.Bench.Peer;

/// <summary>Anybody is let in under the name they give: what counts is the cookie that follows.</summary>
internal static class SessionEndpoints
{
    /// <summary>Maps <c>POST /api/session</c>.</summary>
    public static void MapSession(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/session", async (SignIn signIn, HttpContext context) =>
        {
            var identity = new ClaimsIdentity(
                [new Claim(ClaimTypes.NameIdentifier, signIn.Email)],
                CookieAuthenticationDefaults.AuthenticationScheme);
            await context.SignInAsync(new ClaimsPrincipal(identity));
            return TypedResults.Ok();
        });
}

/// <summary>The body of a sign-in.</summary>
internal sealed record SignIn(string Email, string Password);
