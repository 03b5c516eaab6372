using Comparte.Talks;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Web.Http;
using Comparte.Web.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Talks;

/// <summary>What a few people write to each other. Who takes part is read as the topic <c>talk/k…</c>, and what they write as
/// any thread: that of the same id with the letter <c>t</c>. Its posts are changed as those of any thread.</summary>
internal static class TalkEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapTalks(this IEndpointRouteBuilder routes)
    {
        var talks = routes.MapApi("/api/talks", "Talks");
        talks.MapPost("", BeginAsync);
        talks.MapGet("/with/{member}", AcceptsAsync);
        talks.MapPost("/{id}/people", AddAsync);
        talks.MapDelete("/{id}/people/me", LeaveAsync);
        talks.MapPut("/{id}/hidden", HideAsync);
        talks.MapDelete("/{id}/hidden", ShowAsync);
        var blocks = routes.MapApi("/api/blocks/{member}", "Talks");
        blocks.MapPut("", BlockAsync);
        blocks.MapDelete("", UnblockAsync);
    }

    /// <summary>Writes the first message. The talk is prepared and then written in, each once however often this is
    /// repeated; in between nobody else knows of it.</summary>
    private static async Task<Results<Created<TalkBegun>, ProblemHttpResult>> BeginAsync(
        NewTalkBody body, Actor actor, HttpContext context, IGrainFactory grains, PostRenderer renderer)
    {
        var talk = new NewTalk { RequestId = body.RequestId, People = body.People ?? [], Title = body.Title ?? "" };
        var id = TalkIds.Of(actor.Id, talk);
        if (await Talk(grains, id).OpenAsync(actor.Id, talk) is { } refusal)
        {
            return Problems.Of(context, refusal);
        }

        var thread = TalkIds.ThreadOf(id);
        var begun = await grains.GetGrain<IThreadGrain>(thread.Value).BeginAsync(actor.Id, TopicId.Of(id), new NewPost
        {
            RequestId = body.RequestId,
            Body = body.Body ?? "",
            Attachments = body.Attachments,
        });
        return begun.TryGet(out var post, out var denied)
            ? TypedResults.Created(
                $"/api/threads/{thread}/posts/{post.No}",
                new TalkBegun(id, thread, renderer.Render(TopicId.Of(thread), [post])[0]))
            : Problems.Of(context, denied);
    }

    /// <summary>Whether somebody takes a first message of the actor. Doesn't tell a choice from a block.</summary>
    private static async Task<Results<Ok<Acceptance>, ProblemHttpResult>> AcceptsAsync(
        MemberId member, Actor actor, HttpContext context, IGrainFactory grains)
    {
        var accepts = await Talking(grains, actor.Id).IsAcceptedByAsync(actor.Id, member);
        return accepts.TryGet(out var yes, out var refusal)
            ? TypedResults.Ok(new Acceptance(yes))
            : Problems.Of(context, refusal);
    }

    /// <summary>Adds people to a talk of several; they read all of it.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> AddAsync(
        TalkId id, PeopleBody body, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Talk(grains, id).AddAsync(actor.Id, body.People ?? [], body.RequestId)).Answer(context);

    /// <summary>Leaves a talk of several.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> LeaveAsync(
        TalkId id, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Talk(grains, id).LeaveAsync(actor.Id, requestId)).Answer(context);

    /// <summary>Takes a talk out of the actor's list until something new is written.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> HideAsync(
        TalkId id, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Talking(grains, actor.Id).HideAsync(actor.Id, id, hidden: true)).Answer(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> ShowAsync(
        TalkId id, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Talking(grains, actor.Id).HideAsync(actor.Id, id, hidden: false)).Answer(context);

    /// <summary>Blocks somebody, who isn't told.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> BlockAsync(
        MemberId member, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Talking(grains, actor.Id).BlockAsync(actor.Id, member, blocks: true)).Answer(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> UnblockAsync(
        MemberId member, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Talking(grains, actor.Id).BlockAsync(actor.Id, member, blocks: false)).Answer(context);

    private static ITalkGrain Talk(IGrainFactory grains, TalkId id) => grains.GetGrain<ITalkGrain>(id.Value);

    private static ITalkingGrain Talking(IGrainFactory grains, MemberId member) =>
        grains.GetGrain<ITalkingGrain>(member.Value);
}
