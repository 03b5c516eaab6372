using Comparte.Accounts;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Comparte.Web.Accounts;

/// <summary>Passkeys: signing in with one, and the member's own.</summary>
internal static class PasskeyEndpoints
{
    private const int Most = 20;
    private static readonly Refusal Refused = Refusal.Forbidden("passkey_refused");

    /// <summary>Maps them.</summary>
    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        var entry = routes.MapGroup("/api/session/passkey").WithTags("Session").RequireRateLimiting(Limits.SignIn);
        entry.MapPost("/options", RequestOptionsAsync);
        entry.MapPost("", EnterAsync);
        var own = routes.MapApi("/api/me/passkeys", "Me").ByCookieOnly();
        own.MapPost("/options", CreationOptionsAsync);
        own.MapPost("", AddAsync);
        own.MapDelete("/{id}", RemoveAsync);
    }

    private static async Task<ContentHttpResult> RequestOptionsAsync(SignInManager<AccountUser> passkeys) =>
        Json(await passkeys.MakePasskeyRequestOptionsAsync(user: null));

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> EnterAsync(
        PasskeyBody body, HttpContext context, SignInManager<AccountUser> passkeys, UserManager<AccountUser> users,
        SignIns signIns)
    {
        var assertion = await ReadAsync(() => passkeys.PerformPasskeyAssertionAsync(body.Credential.GetRawText()));
        if (assertion is not { Succeeded: true })
        {
            return Problems.Of(context, Refused);
        }

        // The authenticator's counter has grown.
        await users.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        return await signIns.EnterAsync(context, assertion.User.Id, body.Shared);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> CreationOptionsAsync(
        ProofBody? body, Actor actor, HttpContext context, SignInManager<AccountUser> passkeys,
        UserManager<AccountUser> users, SignIns signIns)
    {
        if (await signIns.RefusesUnprovenAsync(actor, body?.Password) is { } refusal)
        {
            return Problems.Of(context, refusal);
        }

        if (await users.FindByIdAsync(actor.Id.Value) is not { } user)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        return Json(await passkeys.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = user.Id.Value,
            Name = user.Credentials.SignInName,
            DisplayName = user.Credentials.SignInName,
        }));
    }

    private static async Task<Results<Ok<PasskeyView>, ProblemHttpResult>> AddAsync(
        PasskeyBody body, Actor actor, HttpContext context, SignInManager<AccountUser> passkeys,
        UserManager<AccountUser> users)
    {
        var user = await users.FindByIdAsync(actor.Id.Value);
        if (user is null || user.Credentials.Passkeys.Length >= Most)
        {
            return Problems.Of(context, user is null ? Refusal.NotFound : Refusal.Conflict("too_many_passkeys"));
        }

        var attestation = await ReadAsync(() => passkeys.PerformPasskeyAttestationAsync(body.Credential.GetRawText()));
        if (attestation is not { Succeeded: true } || attestation.UserEntity.Id != user.Id.Value)
        {
            return Problems.Of(context, Refused);
        }

        var passkey = attestation.Passkey;
        passkey.Name = NameOf(body.Name, context);
        return (await users.AddOrUpdatePasskeyAsync(user, passkey)).Succeeded
            ? TypedResults.Ok(new PasskeyView(
                WebEncoders.Base64UrlEncode(passkey.CredentialId), passkey.Name, passkey.CreatedAt))
            : Problems.Of(context, Refused);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string id, Actor actor, HttpContext context, UserManager<AccountUser> users)
    {
        var user = await users.FindByIdAsync(actor.Id.Value);
        if (user?.Credentials.Passkeys.Any(passkey => passkey.CredentialId == id) is not true)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        return await users.RemovePasskeyAsync(user, WebEncoders.Base64UrlDecode(id)) is { Succeeded: false } failed
            ? Problems.Of(context, Refusal.Conflict(failed.Errors.First().Code))
            : TypedResults.NoContent();
    }

    /// <summary>The sealed challenge lies in a cookie; without it the reading throws.</summary>
    private static async Task<T?> ReadAsync<T>(Func<Task<T>> read) where T : class
    {
        try
        {
            return await read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string NameOf(string? name, HttpContext context) =>
        string.IsNullOrWhiteSpace(name)
            ? DeviceNames.From(context.Request.Headers.UserAgent.ToString())
            : name.Trim()[..Math.Min(name.Trim().Length, 80)];

    private static ContentHttpResult Json(string json) => TypedResults.Content(json, "application/json");
}
