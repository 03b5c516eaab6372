using Comparte.Interactions;
using Comparte.Relations;
using Comparte.Topics;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Relations;

/// <summary>What members follow, and links between them.</summary>
internal static class RelationEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapRelations(this IEndpointRouteBuilder routes)
    {
        var follows = routes.MapApi("/api/follows", "Relations");
        follows.MapPut("/{target}", FollowAsync);
        follows.MapDelete("/{target}", UnfollowAsync);
        routes.MapApi("/api/followers", "Relations").MapGet("/{target}", FollowersAsync);
        var links = routes.MapApi("/api/links", "Relations");
        links.MapGet("/{member}", LinksAsync);
        links.MapPut("/{member}", LinkAsync);
        links.MapDelete("/{member}", UnlinkAsync);
        routes.MapApi("/api/me/interactions", "Relations").MapGet("", InteractionsAsync);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> FollowAsync(
        string target, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Of(grains, actor.Id).FollowAsync(actor.Id, target, follows: true)).Answer(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> UnfollowAsync(
        string target, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Of(grains, actor.Id).FollowAsync(actor.Id, target, follows: false)).Answer(context);

    /// <summary>Who follows something that the actor may open.</summary>
    private static async Task<Results<Ok<FollowerList>, ProblemHttpResult>> FollowersAsync(
        string target, Actor actor, HttpContext context, IGrainFactory grains) =>
        await FollowTargets.MayOpenAsync(grains, actor.Id, target)
            ? TypedResults.Ok(await grains.GetGrain<IFollowersGrain>(target).ListAsync())
            : Problems.Of(context, Refusal.NotFound);

    /// <summary>With whom a member is linked, where both show it.</summary>
    private static async Task<Results<Ok<Items<MemberId>>, ProblemHttpResult>> LinksAsync(
        MemberId member, Actor actor, HttpContext context, IGrainFactory grains) =>
        await FollowTargets.MayOpenAsync(grains, actor.Id, member.Value)
            ? TypedResults.Ok(new Items<MemberId>(await Of(grains, member).LinkedAsync()))
            : Problems.Of(context, Refusal.NotFound);

    /// <summary>Asks for a link with a word of introduction, or accepts what the other one asks.</summary>
    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> LinkAsync(
        MemberId member, LinkBody body, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Of(grains, actor.Id).LinkAsync(actor.Id, member, body.Word ?? "")).AnswerEntry(context);

    /// <summary>Ends a link, takes back what was asked, or declines.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> UnlinkAsync(
        MemberId member, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Of(grains, actor.Id).UnlinkAsync(actor.Id, member)).Answer(context);

    /// <summary>What the record of interactions holds of the actor: the own rows alone.</summary>
    private static async Task<Ok<Items<InteractionCount>>> InteractionsAsync(Actor actor, IGrainFactory grains) =>
        TypedResults.Ok(new Items<InteractionCount>(
            await grains.GetGrain<IInteractionsGrain>(actor.Id.Value).OwnAsync()));

    private static IRelatingGrain Of(IGrainFactory grains, MemberId member) =>
        grains.GetGrain<IRelatingGrain>(member.Value);
}

/// <summary>A word of introduction.</summary>
/// <param name="Word">Up to 280 characters.</param>
public sealed record LinkBody(string? Word);
