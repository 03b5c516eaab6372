using Microsoft.Net.Http.Headers;

namespace Comparte.Web.Http;

/// <summary>The API speaks UTF-8. What says that it is written otherwise is refused, since the framework fails on it.
/// </summary>
internal static class Utf8Bodies
{
    /// <summary>Refuses bodies in other character sets: 415.</summary>
    public static IApplicationBuilder UseUtf8Bodies(this IApplicationBuilder app) => app.Use((context, next) =>
        MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && !IsUtf8(type)
            ? Problems.OfStatus(context, StatusCodes.Status415UnsupportedMediaType, "request_invalid")
                .ExecuteAsync(context)
            : next(context));

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue
        || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
