using Comparte.Accounts;
using Comparte.Web.Http;
using Comparte.Web.Mail;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Comparte.Web.Accounts;

/// <summary>New passwords: by a mailed link, by the present password, by a printed code or one that was handed over.
/// </summary>
internal static class PasswordEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapPasswords(this IEndpointRouteBuilder routes)
    {
        var entry = routes.MapGroup("/api").WithTags("Session").RequireRateLimiting(Limits.SignIn);
        entry.MapPost("/password/reset", AskReset);
        entry.MapPost("/password", ChangeAsync).ByCookieOnly();
        entry.MapPost("/session/recovery", RecoverAsync);
        var codes = routes.MapApi("/api", "Session").ByCookieOnly();
        codes.MapPost("/me/recovery", PrintAsync);
        codes.MapPost("/members/{id}/recovery", HandOverAsync);
    }

    private static Results<Accepted, ProblemHttpResult> AskReset(
        MailBody body, HttpContext context, MailQueue mails, NameLimiter names)
    {
        if (names.RefusesMail(context, body.Email ?? "") is { } tooMany)
        {
            return tooMany;
        }

        var language = Texts.Languages.Contains(body.Language) ? body.Language! : Texts.LanguageOf(context);
        mails.Add(new CodeMail(CodePurpose.Password, body.Email ?? "", language));
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> ChangeAsync(
        PasswordBody body, HttpContext context, SignIns signIns, UserManager<AccountUser> users, IGrainFactory grains)
    {
        var actor = Actor.From(context.User);
        var member = body.Code is null ? actor?.Id : Codes.MemberOf(body.Code);
        var user = member is { } id ? await users.FindByIdAsync(id.Value) : null;
        if (PasswordRules.Check(body.Password, user?.Credentials.SignInName, user?.Credentials.Email) is { } weak)
        {
            return Problems.Of(context, weak);
        }

        if (user is null)
        {
            return body.Code is null
                ? Problems.SignInRequired(context)
                : Problems.Of(context, Refusal.Expired("code_expired"));
        }

        return body.Code is null
            ? await ChangeOwnAsync(body, context, signIns, user, actor!.Value)
            : await ResetAsync(body, context, signIns, grains, users, user);
    }

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> ChangeOwnAsync(
        PasswordBody body, HttpContext context, SignIns signIns, AccountUser user, Actor actor)
    {
        // Whoever comes in by an account elsewhere has none, and sets the first by a sign-in of just now.
        if (!user.HasPassword && await signIns.RefusesUnprovenAsync(actor, password: null) is { } unproven)
        {
            return Problems.Of(context, unproven);
        }

        var owner = user.HasPassword
            ? await signIns.CheckAsync(user.Credentials.SignInName, body.CurrentPassword ?? "")
            : user;
        if (owner is null)
        {
            return Problems.Of(context, Refusal.Forbidden("password_wrong"));
        }

        return await signIns.SetPasswordAsync(owner, body.Password, actor.Session) is { } refusal
            ? Problems.Of(context, refusal)
            : await signIns.EnterAsync(context, user.Id, actor.IsShared);
    }

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> ResetAsync(
        PasswordBody body, HttpContext context, SignIns signIns, IGrainFactory grains, UserManager<AccountUser> users,
        AccountUser user)
    {
        var codes = grains.GetGrain<IAccountCodesGrain>(user.Id.Value);
        return await codes.UseAsync(CodePurpose.Password, Secrets.Hash(body.Code!)) is { } refusal
            ? Problems.Of(context, refusal)
            : await SetAndEnterAsync(context, signIns, users, grains, user.Id, body.Password, body.Shared);
    }

    /// <summary>The same answer whether the name is unknown or the code is wrong.</summary>
    private static async Task<Results<Ok<Me>, ProblemHttpResult>> RecoverAsync(
        RecoveryBody body, HttpContext context, SignIns signIns, NameLimiter names, UserManager<AccountUser> users,
        IGrainFactory grains)
    {
        if (names.Refuses(context, body.Name ?? "") is { } tooMany)
        {
            return tooMany;
        }

        if (PasswordRules.Check(body.Password, body.Name) is { } weak)
        {
            return Problems.Of(context, weak);
        }

        var hash = Codes.HashOfPrinted(body.Code ?? "");
        var user = await users.FindByNameAsync(body.Name ?? "");
        var codes = user is null ? null : grains.GetGrain<IAccountCodesGrain>(user.Id.Value);
        if (codes is null || await codes.UseRecoveryAsync(hash) is not null)
        {
            return Problems.Of(context, Refusal.Forbidden("recovery_refused"));
        }

        return await SetAndEnterAsync(context, signIns, users, grains, user!.Id, body.Password, body.Shared);
    }

    /// <summary>Whoever comes back by a code has perhaps lost the account to somebody: every session, every token and the
    /// printed code end. Who has no address gets a new one.</summary>
    private static async Task<Results<Ok<Me>, ProblemHttpResult>> SetAndEnterAsync(
        HttpContext context, SignIns signIns, UserManager<AccountUser> users, IGrainFactory grains, MemberId member,
        string password, bool shared)
    {
        // Read again: using a code has changed the account.
        var user = (await users.FindByIdAsync(member.Value))!;
        if (await signIns.SetPasswordAsync(user, password, keptSession: null) is { } refusal)
        {
            return Problems.Of(context, refusal);
        }

        var printed = user.Credentials.Email is null ? Codes.Printed() : null;
        await grains.GetGrain<ISessionsGrain>(member.Value).EndAllAsync(blocked: false);
        await grains.GetGrain<IAccountCodesGrain>(member.Value)
            .SetRecoveryCodeAsync(printed is null ? null : Codes.HashOfPrinted(printed));
        return await signIns.EnterAsync(context, member, shared, printed);
    }

    private static async Task<Results<Ok<CodeView>, ProblemHttpResult>> PrintAsync(
        ProofBody? body, Actor actor, HttpContext context, SignIns signIns, IGrainFactory grains)
    {
        if (await signIns.RefusesUnprovenAsync(actor, body?.Password) is { } unproven)
        {
            return Problems.Of(context, unproven);
        }

        var code = Codes.Printed();
        var codes = grains.GetGrain<IAccountCodesGrain>(actor.Id.Value);
        return await codes.SetRecoveryCodeAsync(Codes.HashOfPrinted(code)) is { } refusal
            ? Problems.Of(context, refusal)
            : TypedResults.Ok(new CodeView(code));
    }

    private static async Task<Results<Ok<CodeView>, ProblemHttpResult>> HandOverAsync(
        string id, Actor actor, HttpContext context, IGrainFactory grains)
    {
        if (!EntityId.TryParse<MemberId>(id, out var member))
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        var code = Codes.Printed();
        var refusal = await grains.GetGrain<IAccountCodesGrain>(member.Value)
            .IssueRestoreAsync(actor.Id, Codes.HashOfPrinted(code), actor.IsAdministrator);
        return refusal is null ? TypedResults.Ok(new CodeView(code)) : Problems.Of(context, refusal);
    }
}
