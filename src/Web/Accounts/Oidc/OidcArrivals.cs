using System.Security.Claims;
using Comparte.Accounts;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Authentication;

namespace Comparte.Web.Accounts.Oidc;

/// <summary>Somebody who has come back from a provider, and has yet to be let in.</summary>
/// <param name="Subject">Who it is there, see <see cref="ClaimKey.SubjectOf"/>.</param>
/// <param name="To">The page of the app from which it set out.</param>
/// <param name="Member">Who set out to link it; null for whoever set out to come in.</param>
/// <param name="Session">By which session.</param>
internal sealed record OidcArrival(string Subject, string To, MemberId? Member, string Session)
{
    /// <summary>Whether whoever set out did so from a page: who came back to join doesn't come in by that, nor the other way round.
    /// </summary>
    public bool IsFrom(string page) => Member is null && (To == page || To.StartsWith($"{page}?", StringComparison.Ordinal)
        || To.StartsWith($"{page}/", StringComparison.Ordinal));

    /// <summary>Whether it may be linked by this actor: nobody else finishes what a member began, nor another session.</summary>
    public bool IsOf(Actor actor) => Member == actor.Id && Session == actor.Session;
}

/// <summary>Keeps in a sealed cookie who has come back from a provider, until the page says what for.</summary>
internal static class OidcArrivals
{
    /// <summary>The scheme of the cookie.</summary>
    public const string Scheme = "oidc-arrival";

    /// <summary>How long it holds: somebody reads the terms of the network meanwhile.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private const string ProviderClaim = "provider";
    private const string ToClaim = "to";
    private const string MemberClaim = "member";

    /// <summary>Keeps somebody who has come back.</summary>
    public static Task KeepAsync(HttpContext context, OidcProvider provider, OidcArrival arrival)
    {
        var identity = new ClaimsIdentity(Scheme);
        identity.AddClaim(new Claim(ProviderClaim, provider.Key));
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, arrival.Subject));
        identity.AddClaim(new Claim(ToClaim, arrival.To));
        if (arrival.Member is { } member)
        {
            identity.AddClaim(new Claim(MemberClaim, member.Value));
            identity.AddClaim(new Claim(Actor.SessionClaim, arrival.Session));
        }

        return context.SignInAsync(Scheme, new ClaimsPrincipal(identity), new AuthenticationProperties());
    }

    /// <summary>Who has come back from this provider with this browser, or null.</summary>
    public static async Task<OidcArrival?> FindAsync(HttpContext context, OidcProvider provider) =>
        (await context.AuthenticateAsync(Scheme)).Principal is { } principal
        && principal.FindFirstValue(ProviderClaim) == provider.Key
        && principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } subject
            ? new OidcArrival(
                subject,
                principal.FindFirstValue(ToClaim) ?? "",
                EntityId.TryParse<MemberId>(principal.FindFirstValue(MemberClaim), out var member) ? member : null,
                principal.FindFirstValue(Actor.SessionClaim) ?? "")
            : null;

    /// <summary>Forgets it: an arrival is good for one answer.</summary>
    public static Task ForgetAsync(HttpContext context) => context.SignOutAsync(Scheme);
}
