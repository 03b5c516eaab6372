using Comparte.Mail;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Mail;

/// <summary>The page behind the link that each mail has. Who looks at mails for others opens all links, so that opening it changes
/// nothing; its button does, and so does what mail programs send for their own one (RFC 8058).</summary>
internal static class UnsubscribeEndpoints
{
    /// <summary>Maps it.</summary>
    public static void MapUnsubscribe(this IEndpointRouteBuilder routes)
    {
        var page = routes.MapGroup(Unsubscribing.Path).ExcludeFromDescription().RequireRateLimiting(Limits.SignUp);
        page.MapGet("", (string? t, HttpContext context, Unsubscribing links) =>
            Page(context, links.Open(t)?.Kind, t, isDone: false));
        page.MapPost("", EndAsync).WithMetadata(AnyOrigin.Mark);
    }

    private static async Task<RazorComponentResult<Unsubscribe>> EndAsync(
        string? t, HttpContext context, Unsubscribing links, IGrainFactory grains)
    {
        if (links.Open(t) is not var (member, kind))
        {
            return Page(context, null, t, isDone: false);
        }

        var refusal = await grains.GetGrain<IMailedGrain>(member.Value).EndMailAsync(kind);
        return Page(context, refusal is null ? kind : null, t, isDone: refusal is null);
    }

    private static RazorComponentResult<Unsubscribe> Page(HttpContext context, MailKind? kind, string? token, bool isDone)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<Unsubscribe>(new
        {
            Language = Texts.LanguageOf(context),
            Kind = kind,
            Token = token ?? "",
            IsDone = isDone,
        })
        {
            StatusCode = kind is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK,
        };
    }
}
