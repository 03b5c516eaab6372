using Comparte.Inbox;
using Comparte.Topics;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Inbox;

/// <summary>The actor's own notices, and how much is to reach it. Reading them is reading the topic <c>inbox/…</c>.</summary>
internal static class InboxEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        routes.MapApi("/api/me/notices", "Notices").MapPut("/seen", SeeAsync);
        routes.MapApi("/api/me/levels", "Notices").MapPut("/{kind}/{id}", ChooseLevelAsync);
    }

    /// <summary>Notes what the actor has seen.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> SeeAsync(
        Actor actor, SeenBody body, HttpContext context, IGrainFactory grains)
    {
        var inbox = grains.GetGrain<IInboxGrain>(actor.Id.Value);
        var refusal = body.Nos is { IsDefaultOrEmpty: false } nos ? await inbox.SeeAsync(actor.Id, nos) : null;
        return (refusal ?? (body.UpTo is { } upTo ? await inbox.SeeUpToAsync(actor.Id, upTo) : null)).Answer(context);
    }

    /// <summary>Chooses how much of a group or conversation is to reach the actor.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> ChooseLevelAsync(
        string kind, string id, LevelBody body, Actor actor, HttpContext context, IGrainFactory grains) =>
        (TopicId.TryParse($"{kind}/{id}", out var about)
            ? await grains.GetGrain<INotifiedGrain>(actor.Id.Value).ChooseLevelAsync(actor.Id, about, body.Level)
            : Refusal.NotFound).Answer(context);
}
