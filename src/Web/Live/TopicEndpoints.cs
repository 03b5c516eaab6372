using Comparte.Topics;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Live;

/// <summary>Reading topics over HTTP, and the hub's twin for networks that let no socket through.</summary>
internal static class TopicEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapTopics(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").RequireAuthorization().WithTags("Topics");
        group.MapGet("/topics/{kind}/{id}/entries", ReadAsync);
        group.MapPost("/live/wait", WaitAsync).WithMetadata(OnlyReads.Mark).RequireRateLimiting(Limits.Wait);
    }

    /// <summary>The changes after <c>epoch</c> and <c>since</c>, or up to <c>limit</c> entries with numbers below
    /// <c>before</c>.</summary>
    private static async Task<Results<Ok<TopicPage>, ProblemHttpResult>> ReadAsync(
        string kind, string id, string? epoch, long? since, long? before, int? limit,
        HttpContext context, IGrainFactory grains, PostRenderer renderer)
    {
        var actor = Actor.From(context.User)!.Value;
        if (!TopicId.TryParse($"{kind}/{id}", out var topic))
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        if (since < 0 || before < 0 || limit < 0)
        {
            return Problems.OfStatus(context, StatusCodes.Status400BadRequest, "request_invalid");
        }

        // Read first, then ask: nothing that is answered is later than the right to it. The owner decides, each time.
        var grain = grains.GetTopic(topic);
        var page = await grain.ReadAsync(new TopicQuery
        {
            Since = new TopicCursor(epoch, since ?? 0),
            Before = before,
            Limit = limit ?? 0,
        });
        var admitted = await grain.AdmitAsync([new Admission(actor.Id, default)]);
        return admitted.Statuses[0] == OpenStatus.Gone
            ? Problems.Of(context, Refusal.NotFound)
            : TypedResults.Ok(page with { Entries = renderer.Render(topic, page.Entries) });
    }

    /// <summary>Opens topics and answers as soon as something in them changes, or after 25 s.</summary>
    private static async Task<Results<Ok<Waited>, ProblemHttpResult>> WaitAsync(
        Want[] wants, HttpContext context, Openings openings, OnlineMembers online, IOptions<LiveOptions> options,
        TimeProvider clock)
    {
        if (wants.Length > Openings.Most)
        {
            return Problems.Of(context, Refusal.Invalid("too_many_items", "wants"));
        }

        if (wants.Contains(null))
        {
            return Problems.OfStatus(context, StatusCodes.Status400BadRequest, "request_invalid");
        }

        var actor = Actor.From(context.User)!.Value;
        var waiter = new Waiter(actor.Id, actor.Session);

        // Nobody waits any more for what still opens.
        await using var aborted = context.RequestAborted.Register(() => waiter.Ended = true);
        try
        {
            if (!await online.AddAsync(waiter))
            {
                return Problems.TooMany(context, options.Value.Wait);
            }

            var opened = await openings.OpenAsync(waiter, wants);
            if (opened.All(topic => topic.Status == OpenedStatus.Current))
            {
                await waiter.WaitAsync(options.Value.Wait, clock, context.RequestAborted);
            }

            return waiter.IsSignedOut
                ? Problems.SignInRequired(context)
                : TypedResults.Ok(new Waited(opened, waiter.Taken()));
        }
        finally
        {
            waiter.Ended = true;
            openings.Close(waiter, waiter.Topics());
            online.Remove(waiter);
        }
    }
}

/// <summary>What <c>POST /api/live/wait</c> answers: how each opening went on, and what the hub would have sent since.
/// </summary>
/// <param name="Topics">One for each want, in order.</param>
/// <param name="Batches">Changes to apply, in order.</param>
public sealed record Waited(IReadOnlyList<Opened> Topics, IReadOnlyList<Changes> Batches);
