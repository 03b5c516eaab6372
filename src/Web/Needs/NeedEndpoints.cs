using Comparte.Directories;
using Comparte.Needs;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Web.Http;
using Comparte.Web.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Needs;

/// <summary>What people, organizations and initiatives need and offer. Who helps is read as the topic <c>helps/w…</c>, and a
/// conversation as any thread.</summary>
internal static class NeedEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapNeeds(this IEndpointRouteBuilder routes)
    {
        var needs = routes.MapApi("/api/needs", "Needs");
        needs.MapGet("", ListAsync);
        needs.MapPost("", CreateAsync);
        needs.MapGet("/{id}", ViewAsync);
        needs.MapPatch("/{id}", ChangeAsync);
        needs.MapDelete("/{id}", RemoveAsync);
        needs.MapPost("/{id}/helps", HelpAsync);
        needs.MapPut("/{id}/answer", AnswerAsync);
        needs.MapPut("/{id}/naming", NameAsync);
    }

    private static async Task<Ok<Items<NeedCard>>> ListAsync(long? after, int? limit, IGrainFactory grains) =>
        TypedResults.Ok(await CardPages.ReadAsync<NeedCard>(grains, "needs", after, limit));

    private static async Task<Results<Created<Made>, ProblemHttpResult>> CreateAsync(
        Actor actor, NeedChange body, HttpContext context, IGrainFactory grains)
    {
        var id = EntityId.FromRequest<NeedId>(actor.Id, body.RequestId);
        var made = await Need(grains, id).CreateAsync(actor.Id, body);
        return made.TryGet(out _, out var refusal)
            ? TypedResults.Created($"/api/needs/{id}", new Made(id.Value))
            : Problems.Of(context, refusal);
    }

    private static async Task<Results<Ok<NeedView>, ProblemHttpResult>> ViewAsync(
        NeedId id, HttpContext context, IGrainFactory grains) =>
        (await Need(grains, id).ViewAsync()).Answer(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ChangeAsync(
        NeedId id, Actor actor, NeedChange body, HttpContext context, IGrainFactory grains) =>
        (await Need(grains, id).ChangeAsync(actor.Id, body, actor.IsAdministrator)).AnswerEntry(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        NeedId id, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Helps(grains, id).RemoveAsync(actor.Id, requestId)).Answer(context);

    /// <summary>Says "I can help", with the first post of the conversation that begins by it.</summary>
    private static async Task<Results<Created<Entry>, ProblemHttpResult>> HelpAsync(
        NeedId id, Actor actor, NewPost body, HttpContext context, IGrainFactory grains, PostRenderer renderer)
    {
        var thread = HelpThreads.Of(id, actor.Id);
        var begun = await grains.GetGrain<IThreadGrain>(thread.Value).BeginAsync(actor.Id, TopicId.Helps(id), body);
        return begun.TryGet(out var post, out var refusal)
            ? TypedResults.Created(
                $"/api/threads/{thread}/posts/{post.No}", renderer.Render(TopicId.Of(thread), [post])[0])
            : Problems.Of(context, refusal);
    }

    /// <summary>It was met.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(
        NeedId id, Actor actor, NeedAnswer body, HttpContext context, IGrainFactory grains) =>
        (await Helps(grains, id).AnswerAsync(actor.Id, body)).Answer(context);

    /// <summary>Whoever helped agrees to be named, or would rather not.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> NameAsync(
        NeedId id, Actor actor, NamingBody body, HttpContext context, IGrainFactory grains) =>
        (await Helps(grains, id).AgreeAsync(actor.Id, body.Agrees, body.RequestId)).Answer(context);

    private static INeedGrain Need(IGrainFactory grains, NeedId id) => grains.GetGrain<INeedGrain>(id.Value);

    private static IHelpsGrain Helps(IGrainFactory grains, NeedId id) => grains.GetGrain<IHelpsGrain>(id.Value);
}
