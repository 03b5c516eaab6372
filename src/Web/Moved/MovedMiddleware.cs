using Microsoft.Net.Http.Headers;

namespace Comparte.Web.Moved;

/// <summary>Answers addresses of a former site with the place to which their page went.</summary>
internal static class MovedMiddleware
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>The table.</summary>
    public static void AddMovedPages(this IServiceCollection services) => services.AddSingleton<MovedPages>();

    /// <summary>
    /// Whatever this site has goes first: only what no endpoint answers is looked for, and the start page with a number. The
    /// place is this site's own and named by its id alone, since whoever asks may not be one of its readers.
    /// </summary>
    public static IApplicationBuilder UseMovedPages(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && (context.GetEndpoint() is null
                || (request.Path == "/" && OldAddress.NumberOf(request.QueryString.Value) is not null))
            && await FindAsync(context) is { } to)
        {
            context.Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = Kept };
            context.Response.Headers.Location = PathOf(to);
            context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
            return;
        }

        await next(context);
    });

    /// <summary>The address of something shared without its title.</summary>
    public static string PathOf(PublicationId publication) => $"/app/compartido/{publication.Value}";

    private static async ValueTask<PublicationId?> FindAsync(HttpContext context)
    {
        var pages = context.RequestServices.GetRequiredService<MovedPages>();
        foreach (var address in OldAddress.Read(context.Request.Path.Value ?? "", context.Request.QueryString.Value ?? ""))
        {
            if (await pages.FindAsync(address) is { } to)
            {
                return to;
            }
        }

        return null;
    }
}
