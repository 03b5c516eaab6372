using Microsoft.AspNetCore.Routing.Patterns;

namespace Comparte.Web.Pages;

/// <summary>The browser app's files.</summary>
internal static class StaticFiles
{
    /// <summary>Maps them. Names under <c>/assets</c> carry a hash, so those files never change.</summary>
    public static void MapClientAssets(this WebApplication app) => app.MapStaticAssets().Add(builder =>
    {
        if (builder is RouteEndpointBuilder { RequestDelegate: { } serve } route && IsHashed(route.RoutePattern))
        {
            route.RequestDelegate = context =>
            {
                context.Response.OnStarting(() =>
                {
                    if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                    {
                        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                    }

                    return Task.CompletedTask;
                });
                return serve(context);
            };
        }
    });

    private static bool IsHashed(RoutePattern pattern) =>
        pattern.RawText?.StartsWith("assets/", StringComparison.Ordinal) == true;
}
