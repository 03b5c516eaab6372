using System.Collections.Immutable;
using Comparte.Topics;
using Comparte.Visits;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Visits;

/// <summary>How often something was visited, counted without a cookie or a tracker.</summary>
internal static class VisitEndpoints
{
    private const int Most = 20;

    /// <summary>Registers the counter.</summary>
    public static void AddVisits(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<VisitOptions>(builder.Configuration.GetSection("Visits"));
        builder.Services.AddSingleton<VisitCounter>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<VisitCounter>());
    }

    /// <summary>Maps them.</summary>
    public static void MapVisits(this IEndpointRouteBuilder routes)
    {
        var visits = routes.MapApi("/api/visits", "Visits");
        visits.MapPost("", Note);
        visits.MapGet("/{item}", CountAsync);
    }

    /// <summary>Notes that the actor opened these items: whatever has a letter in <see cref="VisitRules"/>. What counts is decided later, so that
    /// the answer is the same for everything.</summary>
    private static Results<NoContent, ProblemHttpResult> Note(
        Actor actor, VisitBody body, HttpContext context, VisitCounter counter)
    {
        if (body.Items is not { IsDefault: false, Length: <= Most } items)
        {
            return Problems.Of(context, Refusal.Invalid("too_many_items", "items"));
        }

        foreach (var item in items.Where(item => VisitRules.TopicOf(item) is not null))
        {
            counter.Note(actor.Id, item);
        }

        return TypedResults.NoContent();
    }

    /// <summary>The count of something that the actor may open.</summary>
    private static async Task<Results<Ok<VisitCount>, ProblemHttpResult>> CountAsync(
        string item, Actor actor, HttpContext context, IGrainFactory grains)
    {
        if (VisitRules.TopicOf(item) is not { } topic)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        var counting = grains.GetGrain<IVisitsGrain>(item).CountAsync();
        var admitted = await grains.GetTopic(topic).AdmitAsync([new Admission(actor.Id, default)]);
        var count = await counting;
        return admitted.Statuses[0] == OpenStatus.Gone
            ? Problems.Of(context, Refusal.NotFound)
            : TypedResults.Ok(count);
    }
}

/// <summary>What somebody opened.</summary>
/// <param name="Items">Ids, at most 20.</param>
public sealed record VisitBody(ImmutableArray<string> Items);
