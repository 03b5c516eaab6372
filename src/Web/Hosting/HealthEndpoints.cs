using Comparte.Presence;

namespace Comparte.Web.Hosting;

/// <summary>For supervisors and load balancers.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary><c>live</c>: the process answers. <c>ready</c>: a grain does.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").ExcludeFromDescription();
        health.MapGet("/live", () => TypedResults.Ok());
        health.MapGet("/ready", async (IGrainFactory grains, TimeProvider clock) =>
        {
            try
            {
                await grains.GetPresence().LookAsync([]).WaitAsync(Patience, clock);
                return Results.Ok();
            }
            catch (Exception)
            {
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}
