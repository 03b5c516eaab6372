namespace Comparte.Web.Http;

/// <summary>The rules that hold for every group of endpoints of the API. What holds for each request, such as that a
/// token for reading changes nothing, is checked before any endpoint.</summary>
internal static class ApiRoutes
{
    /// <summary>A group of endpoints for those who are signed in.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string prefix, string tag) =>
        routes.MapGroup(prefix).RequireAuthorization().WithTags(tag);
}
