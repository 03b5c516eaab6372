using Comparte.Axes;
using Comparte.Topics;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Axes;

/// <summary>The themes of the network.</summary>
internal static class AxisEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapAxes(this IEndpointRouteBuilder routes)
    {
        var axes = routes.MapApi("/api/axes", "Axes");
        axes.MapGet("", ListAsync);
        axes.MapPost("", ProposeAsync);
        axes.MapPatch("/{id}", ChangeAsync);
    }

    /// <summary>All axes, also those that were merged into others.</summary>
    private static async Task<Ok<Items<Axis>>> ListAsync(IGrainFactory grains) =>
        TypedResults.Ok(new Items<Axis>(await Axes(grains).ListAsync()));

    private static async Task<Results<Created<Made>, ProblemHttpResult>> ProposeAsync(
        AxisChange body, Actor actor, HttpContext context, IGrainFactory grains)
    {
        var proposed = await Axes(grains).ProposeAsync(actor.Id, body, actor.IsAdministrator);
        return proposed.TryGet(out var axis, out var refusal)
            ? TypedResults.Created($"/api/axes/{axis.Id}", new Made(axis.Id))
            : Problems.Of(context, refusal);
    }

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ChangeAsync(
        string id, AxisChange body, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Axes(grains).ChangeAsync(actor.Id, id, body, actor.IsAdministrator)).AnswerEntry(context);

    private static IAxesGrain Axes(IGrainFactory grains) => grains.GetGrain<IAxesGrain>(IAxesGrain.Key);
}
