using Comparte.Accounts;
using Comparte.Directories;
using Comparte.Members;
using Comparte.Web.Http;
using Comparte.Web.Looks;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Members;

/// <summary>The public page of a member who said yes to having one. Of anybody else, and of nobody, there is the same page that says that
/// there is none.</summary>
internal static class PublicPersonEndpoints
{
    private const string Path = "/persona";

    /// <summary>Maps it.</summary>
    public static void MapPublicPeople(this IEndpointRouteBuilder routes) => routes.MapGet($"{Path}/{{id}}", ShowAsync)
        .ExcludeFromDescription().RequireRateLimiting(Limits.SignUp);

    private static async Task<RazorComponentResult<PublicPerson>> ShowAsync(
        string id, HttpContext context, IGrainFactory grains, LookReader looks)
    {
        var person = EntityId.TryParse<MemberId>(id, out var member) ? await FindAsync(grains, member) : null;

        // A yes that is taken back takes the page away at once.
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<PublicPerson>(new
        {
            Language = Texts.LanguageOf(context),
            Look = await looks.FirstAsync(),
            Person = person,
            Organization = person?.Organization is { } organization ? await NameAsync(grains, organization) : null,
        })
        {
            StatusCode = person is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK,
        };
    }

    /// <summary>Whoever is suspended couldn't take the yes back, and has no page meanwhile.</summary>
    private static async Task<PublicProfile?> FindAsync(IGrainFactory grains, MemberId member) =>
        await grains.GetGrain<IAccountGrain>(member.Value).FindAsync() is { Standing: Standing.Active }
            ? await grains.GetGrain<IMemberGrain>(member.Value).PublicAsync()
            : null;

    private static async Task<string?> NameAsync(IGrainFactory grains, OrganizationId organization) =>
        (await grains.GetGrain<IDirectoryGrain>("organizations").FindAsync([organization.Value]))
            .OfType<OrganizationCard>().FirstOrDefault()?.Name;
}
