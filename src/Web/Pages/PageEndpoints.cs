using Comparte.Web.Http;
using Comparte.Web.Looks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Pages;

/// <summary>The pages that the server writes: the public start page, and the shell of the browser app.</summary>
internal static class PageEndpoints
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Maps them.</summary>
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", async (HttpContext context, string? lang, LookReader looks) =>
        {
            var language = Texts.Languages.Contains(lang) ? lang! : Texts.LanguageOf(context);
            var (look, welcome) = await looks.WithWelcomeAsync(language);
            return new RazorComponentResult<Start>(new { Language = language, Look = look, Welcome = welcome });
        }).ExcludeFromDescription();
        routes.MapGet("/app/{**path}", async (HttpContext context, LookReader looks) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            return new RazorComponentResult<AppShell>(new
            {
                Language = Texts.LanguageOf(context),
                Look = looks.Json(await looks.FirstAsync()),
            });
        }).ExcludeFromDescription();
    }

    /// <summary>Headers of every answer: no page may be framed, guess types, or load anything from elsewhere.</summary>
    public static IApplicationBuilder UsePageSafety(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), microphone=(self), geolocation=()";
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            // What the API answers is somebody's, and the browser app keeps what is to be kept.
            headers.CacheControl = "no-store";
        }

        return next(context);
    });
}
