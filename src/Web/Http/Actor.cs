using System.Security.Claims;
using Comparte.Accounts;

namespace Comparte.Web.Http;

/// <summary>Who makes a request, as the authentication found it.</summary>
/// <param name="Id">The member.</param>
/// <param name="Session">The id of the session or token; not secret.</param>
/// <param name="CanWrite">False for a read-only token.</param>
/// <param name="IsAdministrator">Whether the member administers the network.</param>
/// <param name="IsShared">Whether others use the device too.</param>
internal readonly record struct Actor(
    MemberId Id, string Session, bool CanWrite = true, bool IsAdministrator = false, bool IsShared = false)
{
    /// <summary>The claim with the session's or token's id.</summary>
    public const string SessionClaim = "session";

    /// <summary>The claim with a token's scope: <c>read</c> or <c>write</c>.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>The claim that is there when others use the device too.</summary>
    public const string SharedClaim = "shared";

    /// <summary>The actor behind a principal; null when nobody is signed in.</summary>
    public static Actor? From(ClaimsPrincipal? principal) =>
        EntityId.TryParse<MemberId>(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var member)
            ? new Actor(
                member,
                principal.FindFirstValue(SessionClaim) ?? "",
                principal.FindFirstValue(ScopeClaim) is null or "write",
                principal.IsInRole(Roles.Administrator),
                principal.HasClaim(claim => claim.Type == SharedClaim))
            : null;

    /// <summary>The actor of an endpoint that requires one.</summary>
    public static ValueTask<Actor> BindAsync(HttpContext context) =>
        ValueTask.FromResult(From(context.User) ?? throw new BadHttpRequestException("Sign in.", 401));
}
