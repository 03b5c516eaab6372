using Comparte.Threads;
using Comparte.Topics;
using Comparte.Web.Http;
using Comparte.Web.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Threads;

/// <summary>Threads and their posts. Reading them is reading a topic.</summary>
internal static class ThreadEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapThreads(this IEndpointRouteBuilder routes)
    {
        routes.MapApi("/api/groups/{id}/threads", "Threads").MapPost("", OpenAsync);
        var threads = routes.MapApi("/api/threads/{id}", "Threads");
        threads.MapPatch("", ChangeAsync);
        threads.MapPut("/read", MarkReadAsync);
        threads.MapPost("/posts", PublishAsync);
        threads.MapPatch("/posts/{no:long}", EditAsync);
        threads.MapDelete("/posts/{no:long}", DeleteAsync);
        threads.MapGet("/posts/{no:long}/history", HistoryAsync);
        threads.MapDelete("/posts/{no:long}/history", PurgeHistoryAsync);
        threads.MapPut("/posts/{no:long}/reactions/{name}", ReactAsync);
        threads.MapDelete("/posts/{no:long}/reactions/{name}", TakeReactionBackAsync);
    }

    private static async Task<Results<Created<Made>, ProblemHttpResult>> OpenAsync(
        GroupId id, Actor actor, NewThreadBody body, HttpContext context, IGrainFactory grains)
    {
        var thread = EntityId.FromRequest<ThreadId>(actor.Id, body.RequestId);
        var opened = await Thread(grains, thread).OpenAsync(actor.Id, id, new NewThread
        {
            RequestId = body.RequestId,
            Title = body.Title ?? "",
            Type = body.Kind ?? ThreadKind.Conversation,
            Body = body.Body ?? "",
            Axes = body.Axes ?? [],
            Announces = body.Announces ?? false,
        });
        return opened.TryGet(out _, out var refusal)
            ? TypedResults.Created($"/api/topics/thread/{thread}/entries", new Made(thread.Value))
            : Problems.Of(context, refusal);
    }

    /// <summary>Closes, pins or renames.</summary>
    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ChangeAsync(
        ThreadId id, Actor actor, ThreadChange body, HttpContext context, IGrainFactory grains) =>
        (await Thread(grains, id).ChangeAsync(actor.Id, body)).AnswerEntry(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> MarkReadAsync(
        ThreadId id, Actor actor, ReadBody body, HttpContext context, IGrainFactory grains) =>
        (await Thread(grains, id).MarkReadAsync(actor.Id, body.No)).Answer(context);

    private static async Task<Results<Created<Entry>, ProblemHttpResult>> PublishAsync(
        ThreadId id, Actor actor, NewPost body, HttpContext context, IGrainFactory grains, PostRenderer renderer)
    {
        var published = await Thread(grains, id).PublishAsync(actor.Id, body);
        return published.TryGet(out var post, out var refusal)
            ? TypedResults.Created($"/api/threads/{id}/posts/{post.No}", Render(renderer, id, post))
            : Problems.Of(context, refusal);
    }

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> EditAsync(
        ThreadId id, long no, Actor actor, EditBody body,
        HttpContext context, IGrainFactory grains, PostRenderer renderer) =>
        Answer(
            await Thread(grains, id).EditAsync(actor.Id, no, body.Body ?? "", body.RequestId), id, context, renderer);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        ThreadId id, long no, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Thread(grains, id).DeleteAsync(actor.Id, no, requestId)).Refusal.Answer(context);

    /// <summary>The texts a post had before, oldest first.</summary>
    private static async Task<Results<Ok<Items<PostVersion>>, ProblemHttpResult>> HistoryAsync(
        ThreadId id, long no, Actor actor, HttpContext context, IGrainFactory grains)
    {
        var history = await Thread(grains, id).HistoryAsync(actor.Id, no);
        return history.TryGet(out var versions, out var refusal)
            ? TypedResults.Ok(new Items<PostVersion>(versions))
            : Problems.Of(context, refusal);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PurgeHistoryAsync(
        ThreadId id, long no, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Thread(grains, id).PurgeHistoryAsync(actor.Id, no)).Answer(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ReactAsync(
        ThreadId id, long no, string name, Actor actor,
        HttpContext context, IGrainFactory grains, PostRenderer renderer) =>
        Answer(await Thread(grains, id).ReactAsync(actor.Id, no, name, present: true), id, context, renderer);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> TakeReactionBackAsync(
        ThreadId id, long no, string name, Actor actor,
        HttpContext context, IGrainFactory grains, PostRenderer renderer) =>
        Answer(await Thread(grains, id).ReactAsync(actor.Id, no, name, present: false), id, context, renderer);

    private static Results<Ok<Entry>, ProblemHttpResult> Answer(
        Outcome<Post> outcome, ThreadId id, HttpContext context, PostRenderer renderer) =>
        outcome.TryGet(out var post, out var refusal)
            ? TypedResults.Ok(Render(renderer, id, post))
            : Problems.Of(context, refusal);

    private static Entry Render(PostRenderer renderer, ThreadId id, Post post) =>
        renderer.Render(TopicId.Of(id), [post])[0];

    private static IThreadGrain Thread(IGrainFactory grains, ThreadId id) => grains.GetGrain<IThreadGrain>(id.Value);
}
