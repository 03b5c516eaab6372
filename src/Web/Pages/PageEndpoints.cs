using Comparte.Accounts;
using Comparte.Web.Http;
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
        routes.MapGet("/", async (HttpContext context, string? lang, IGrainFactory grains) => new RazorComponentResult<Start>(new
        {
            Language = Texts.Languages.Contains(lang) ? lang : Texts.LanguageOf(context),
            Network = (await grains.GetNetwork().ReadAsync()).Name,
        })).ExcludeFromDescription();
        routes.MapGet("/app/{**path}", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            return new RazorComponentResult<AppShell>(new { Language = Texts.LanguageOf(context) });
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
