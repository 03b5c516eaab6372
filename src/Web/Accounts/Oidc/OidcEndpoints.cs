using Comparte.Accounts;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Comparte.Web.Accounts.Oidc;

/// <summary>Coming in by an organization's identity provider, and the member's own accounts there. A browser asks where to go,
/// comes back to a page of the app, and the page says what for.</summary>
internal static class OidcEndpoints
{
    /// <summary>Somebody didn't come from there with this browser, or a while ago.</summary>
    public static readonly Refusal Expired = Refusal.Expired("oidc_expired");

    private const string Settings = "/app/ajustes#access";
    private static readonly Refusal Unknown = Refusal.Forbidden("oidc_unknown");

    /// <summary>Maps them.</summary>
    public static void MapOidc(this IEndpointRouteBuilder routes)
    {
        var entry = routes.MapGroup("/api/session/oidc/{provider}").WithTags("Session").RequireRateLimiting(Limits.SignIn);
        entry.MapPost("", BeginAsync);
        entry.MapPost("/acceptance", EnterAsync);
        var own = routes.MapApi("/api/me/oidc/{provider}", "Me").ByCookieOnly();
        own.MapPost("", BeginLinkAsync);
        own.MapPost("/acceptance", LinkAsync);
        own.MapDelete("", UnlinkAsync);
    }

    private static async Task<Results<Ok<OidcStart>, ProblemHttpResult>> BeginAsync(
        string provider, OidcBody body, HttpContext context, OidcProviders providers, ILogger<OidcProviders> log)
    {
        if (providers.Find(provider) is not { } found)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        return OidcJourney.IsOwn(body.To ?? "")
            ? await OidcJourney.BeginAsync(context, found, body.To!, actor: null, log)
            : Problems.Of(context, Refusal.Invalid("request_invalid", "to"));
    }

    /// <summary>Nobody is found by an e-mail address: whoever chooses one at a provider would take over an account.</summary>
    private static async Task<Results<Ok<Me>, ProblemHttpResult>> EnterAsync(
        string provider, OidcEntryBody body, HttpContext context, OidcProviders providers, UserManager<AccountUser> users,
        SignIns signIns)
    {
        if (providers.Find(provider) is not { } found)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        if (await OidcArrivals.FindAsync(context, found) is not { } arrival || !arrival.IsFrom(OidcJourney.SignInPage))
        {
            return Problems.Of(context, Expired);
        }

        await OidcArrivals.ForgetAsync(context);
        return await users.FindByLoginAsync(found.Key, arrival.Subject) is { } user
            ? await signIns.EnterAsync(context, user.Id, body.Shared)
            : Problems.Of(context, Unknown);
    }

    private static async Task<Results<Ok<OidcStart>, ProblemHttpResult>> BeginLinkAsync(
        string provider, ProofBody? body, Actor actor, HttpContext context, OidcProviders providers, SignIns signIns,
        ILogger<OidcProviders> log)
    {
        if (providers.Find(provider) is not { } found)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        return await signIns.RefusesUnprovenAsync(actor, body?.Password) is { } refusal
            ? Problems.Of(context, refusal)
            : await OidcJourney.BeginAsync(context, found, Settings, actor, log);
    }

    private static async Task<Results<Ok<OidcLinkView>, ProblemHttpResult>> LinkAsync(
        string provider, Actor actor, HttpContext context, OidcProviders providers, UserManager<AccountUser> users)
    {
        if (providers.Find(provider) is not { } found)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        var arrival = await OidcArrivals.FindAsync(context, found);
        await OidcArrivals.ForgetAsync(context);
        if (arrival is null || !arrival.IsOf(actor))
        {
            return Problems.Of(context, Expired);
        }

        if (await users.FindByIdAsync(actor.Id.Value) is not { } user)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        var login = new UserLoginInfo(found.Key, arrival.Subject, found.Name);
        return await users.AddLoginAsync(user, login) is { Succeeded: false } failed
            ? Problems.Of(context, Refusal.Conflict(CodeOf(failed)))
            : TypedResults.Ok(OidcLinkView.Of(user.Credentials.OidcLinks.Single(link => link.Provider == found.Key)));
    }

    /// <summary>Also of a provider that the settings no longer name.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> UnlinkAsync(
        string provider, Actor actor, HttpContext context, UserManager<AccountUser> users)
    {
        var user = await users.FindByIdAsync(actor.Id.Value);
        if (user?.Credentials.OidcLinks.FirstOrDefault(link => link.Provider == provider) is not { } link)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        return await users.RemoveLoginAsync(user, provider, link.Subject) is { Succeeded: false } failed
            ? Problems.Of(context, Refusal.Conflict(CodeOf(failed)))
            : TypedResults.NoContent();
    }

    /// <summary>Identity has a code of its own where somebody holds the claim already.</summary>
    private static string CodeOf(IdentityResult failed) =>
        failed.Errors.First().Code is var code && code == nameof(IdentityErrorDescriber.LoginAlreadyAssociated) ? "oidc_taken" : code;
}
