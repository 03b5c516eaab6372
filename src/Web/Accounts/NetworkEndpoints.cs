using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Web.Accounts.Oidc;
using Comparte.Web.Demo;
using Comparte.Web.Http;
using Comparte.Web.Looks;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Accounts;

/// <summary>The network, as anybody may see it before signing in.</summary>
internal static class NetworkEndpoints
{
    /// <summary>Maps it.</summary>
    public static void MapNetwork(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/network").WithTags("Network").RequireRateLimiting(Limits.SignUp).MapGet("", ReadAsync);

    private static async Task<Ok<NetworkShown>> ReadAsync(
        HttpContext context, IGrainFactory grains, LookReader looks, OidcProviders providers)
    {
        var network = await grains.GetNetwork().ReadAsync();
        var signIns = network.Demonstration ? await DemoSignIns.ReadAsync(grains) : (ImmutableArray<DemoSignIn>?)null;
        return TypedResults.Ok(new NetworkShown(network.Name, network.Demonstration, signIns)
        {
            OidcProviders = providers.Shown,
            Welcome = (await looks.WithWelcomeAsync(Texts.LanguageOf(context))).Welcome,
        });
    }
}
