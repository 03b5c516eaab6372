using Comparte.Accounts;
using Comparte.Web.Http;
using Comparte.Web.Mail;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Accounts;

/// <summary>Coming in and going out: by password, and by a mailed link.</summary>
internal static class SessionEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/session").WithTags("Session");
        session.MapDelete("", LeaveAsync).RequireAuthorization().ByCookieOnly();
        var entry = session.MapGroup("").RequireRateLimiting(Limits.SignIn);
        entry.MapPost("", EnterAsync);
        entry.MapPost("/link", AskLink);
        entry.MapPost("/link/acceptance", AcceptLinkAsync);
    }

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> EnterAsync(
        SignInBody body, HttpContext context, SignIns signIns, NameLimiter names)
    {
        if (names.Refuses(context, body.Email ?? "") is { } tooMany)
        {
            return tooMany;
        }

        return await signIns.CheckAsync(body.Email ?? "", body.Password ?? "") is { } user
            ? await signIns.EnterAsync(context, user.Id, body.Shared)
            : Problems.Of(context, SignIns.Failed);
    }

    private static async Task<NoContent> LeaveAsync(HttpContext context, SignIns signIns)
    {
        await signIns.LeaveAsync(context);
        return TypedResults.NoContent();
    }

    /// <summary>Answers the same at once, whether anybody has the address or not; the rest happens later.</summary>
    private static Results<Accepted, ProblemHttpResult> AskLink(
        MailBody body, HttpContext context, MailQueue mails, NameLimiter names)
    {
        if (names.RefusesMail(context, body.Email ?? "") is { } tooMany)
        {
            return tooMany;
        }

        var language = Texts.Languages.Contains(body.Language) ? body.Language! : Texts.LanguageOf(context);
        mails.Add(new CodeMail(CodePurpose.SignIn, body.Email ?? "", language));
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>A POST by the page's button: programs that look at links in mails only ever GET.</summary>
    private static async Task<Results<Ok<Me>, ProblemHttpResult>> AcceptLinkAsync(
        CodeBody body, HttpContext context, SignIns signIns, IGrainFactory grains)
    {
        if (Codes.MemberOf(body.Code) is not { } member)
        {
            return Problems.Of(context, Refusal.Expired("code_expired"));
        }

        var codes = grains.GetGrain<IAccountCodesGrain>(member.Value);
        return await codes.UseAsync(CodePurpose.SignIn, Secrets.Hash(body.Code)) is { } refusal
            ? Problems.Of(context, refusal)
            : await signIns.EnterAsync(context, member, body.Shared);
    }
}
