using Comparte.Web.Accounts;
using Comparte.Web.Http;
using Microsoft.Net.Http.Headers;

namespace Comparte.Web.Security;

/// <summary>
/// Refuses what another site makes a browser send: requests that change something, and the socket's handshake, which
/// CORS does not cover. Browsers say where a request comes from; one that says nothing is refused. A request with a
/// token is not the browser's own doing.
/// </summary>
internal static class OwnOrigin
{
    private static readonly Refusal Refused = Refusal.Forbidden("cross_site_refused");

    /// <summary>Adds the check.</summary>
    public static void UseOwnOrigin(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (Needs(context) && !IsOwn(context.Request))
        {
            await Problems.Of(context, Refused).ExecuteAsync(context);
            return;
        }

        await next(context);
    });

    private static bool Needs(HttpContext context) =>
        (!IsSafe(context.Request.Method) || context.Request.Path.StartsWithSegments("/live"))
        && Schemes.TokenOf(context.Request) is null
        && context.GetEndpoint()?.Metadata.GetMetadata<AnyOrigin>() is null;

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)
        || HttpMethods.IsTrace(method);

    /// <summary>Browsers leave <c>Sec-Fetch-Site</c> out on plain HTTP; they send <c>Origin</c> there.</summary>
    private static bool IsOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
            ? site == "same-origin"
            : string.Equals(
                request.Headers[HeaderNames.Origin].ToString(),
                $"{request.Scheme}://{request.Host}",
                StringComparison.OrdinalIgnoreCase);
}
