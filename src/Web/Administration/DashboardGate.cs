using Comparte.Administration;
using Comparte.Web.Accounts;
using Comparte.Web.Http;
using Orleans.Dashboard;

namespace Comparte.Web.Administration;

/// <summary>The Orleans Dashboard behind the session of those who administer the network. Nobody reads by it what a grain keeps: it
/// would show what people wrote.</summary>
internal static class DashboardGate
{
    /// <summary>Where it stands.</summary>
    public const string Path = "/admin/orleans";

    private const string States = "GrainState";

    /// <summary>It brings its own scripts and sets styles on elements; nothing else of the site allows that.</summary>
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const int CountEvery = 5_000;
    private const int Kept = 60;

    /// <summary>Whether it is asked for: <c>Dashboard:Enabled</c>. It counts every call of a grain.</summary>
    public static bool ShowsDashboard(this IConfiguration configuration) => configuration.GetValue<bool>("Dashboard:Enabled");

    /// <summary>Has the silo of this host count, where it is asked for.</summary>
    public static void AddDashboard(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.ShowsDashboard())
        {
            builder.UseOrleans(silo => silo.AddDashboard(options =>
            {
                // Logs as they come may name what nobody else reads.
                options.HideTrace = true;
                options.CounterUpdateIntervalMs = CountEvery;
                options.HistoryLength = Kept;
            }));
        }
    }

    /// <summary>Lets in who administers, before anything of it is answered.</summary>
    public static void UseDashboardGate(this WebApplication app)
    {
        if (app.Configuration.ShowsDashboard())
        {
            app.UseWhen(context => context.Request.Path.StartsWithSegments(Path), gate => gate.Use(LetInAsync));
        }
    }

    /// <summary>Maps it, where it is asked for.</summary>
    public static void MapDashboard(this WebApplication app)
    {
        if (app.Configuration.ShowsDashboard())
        {
            app.MapOrleansDashboard(Path);
        }
    }

    private static async Task LetInAsync(HttpContext context, RequestDelegate next)
    {
        var status = await RefuseAsync(context);
        if (status is { } refused)
        {
            context.Response.StatusCode = refused;
            return;
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-store";
        await next(context);
    }

    private static async Task<int?> RefuseAsync(HttpContext context)
    {
        if (Actor.From(context.User) is not { } actor)
        {
            return StatusCodes.Status401Unauthorized;
        }

        // No token reaches it, as none reaches the rest of the administration.
        var grains = context.RequestServices.GetRequiredService<IGrainFactory>();
        if (Schemes.TokenOf(context.Request) is not null || await grains.GetAdministration().RefusesAsync(actor.Id) is not null)
        {
            return StatusCodes.Status404NotFound;
        }

        return AsksForState(context) ? StatusCodes.Status403Forbidden : null;
    }

    private static bool AsksForState(HttpContext context) =>
        context.Request.Path.Value!.Contains(States, StringComparison.OrdinalIgnoreCase)
        || (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?
            .Contains(States, StringComparison.OrdinalIgnoreCase) == true;
}
