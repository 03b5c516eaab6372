using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Groups;
using Comparte.Requests;
using Comparte.Topics;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Groups;

/// <summary>Groups and who belongs to them.</summary>
internal static class GroupEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapGroups(this IEndpointRouteBuilder routes)
    {
        var groups = routes.MapApi("/api/groups", "Groups");
        groups.MapGet("", ListAsync);
        groups.MapPost("", CreateAsync);
        groups.MapGet("/{id}", ViewAsync);
        groups.MapPatch("/{id}", ChangeAsync);
        groups.MapPost("/{id}/membership", JoinAsync);
        groups.MapDelete("/{id}/membership", LeaveAsync);
        groups.MapGet("/{id}/requests", RequestsAsync);
        groups.MapPut("/{id}/requests/{memberId}", AcceptAsync);
        groups.MapDelete("/{id}/requests/{memberId}", RefuseAsync);
        groups.MapPut("/{id}/members/{memberId}", SetRoleAsync);
        groups.MapDelete("/{id}/members/{memberId}", RemoveAsync);
        groups.MapPut("/{id}/read", MarkReadAsync);
    }

    /// <summary>The listed groups. Hidden ones stand among the memberships of those who belong to them.</summary>
    private static async Task<Ok<Items<GroupCard>>> ListAsync(long? after, int? limit, IGrainFactory grains) =>
        TypedResults.Ok(await CardPages.ReadAsync<GroupCard>(grains, "groups", after, limit));

    private static async Task<Results<Created<Made>, ProblemHttpResult>> CreateAsync(
        Actor actor, GroupChange body, HttpContext context, IGrainFactory grains)
    {
        var id = EntityId.FromRequest<GroupId>(actor.Id, body.RequestId);
        var made = await Group(grains, id).CreateAsync(actor.Id, body);
        return made.TryGet(out _, out var refusal)
            ? TypedResults.Created($"/api/groups/{id}", new Made(id.Value))
            : Problems.Of(context, refusal);
    }

    private static async Task<Results<Ok<GroupView>, ProblemHttpResult>> ViewAsync(
        GroupId id, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Group(grains, id).ViewAsync(actor.Id)).Answer(context);

    /// <summary>An administrator who archives a hidden group from outside learns nothing of it.</summary>
    private static async Task<Results<Ok<Entry>, NoContent, ProblemHttpResult>> ChangeAsync(
        GroupId id, Actor actor, GroupChange body, HttpContext context, IGrainFactory grains)
    {
        if (!(await Group(grains, id).ChangeAsync(actor.Id, body, actor.IsAdministrator)).TryGet(out var about, out var no))
        {
            return Problems.Of(context, no);
        }

        var sees = !actor.IsAdministrator || (await Group(grains, id).ViewAsync(actor.Id)).Refusal is null;
        return sees ? TypedResults.Ok<Entry>(about) : TypedResults.NoContent();
    }

    /// <summary>Joins an open group or one that invited the actor; asks the others.</summary>
    private static async Task<Results<Ok<JoinView>, ProblemHttpResult>> JoinAsync(
        GroupId id, Actor actor, JoinBody body, HttpContext context, IGrainFactory grains)
    {
        var joined = await Group(grains, id).JoinAsync(actor.Id, body.Text ?? "", body.RequestId);
        return joined.TryGet(out var result, out var refusal)
            ? TypedResults.Ok(new JoinView(result))
            : Problems.Of(context, refusal);
    }

    /// <summary>Leaves, takes a request back, or declines an invitation.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> LeaveAsync(
        GroupId id, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Group(grains, id).LeaveAsync(actor.Id, requestId)).Answer(context);

    private static async Task<Results<Ok<Items<JoinRequest>>, ProblemHttpResult>> RequestsAsync(
        GroupId id, Actor actor, HttpContext context, IGrainFactory grains)
    {
        var requests = await Group(grains, id).RequestsAsync(actor.Id);
        return requests.TryGet(out var asked, out var refusal)
            ? TypedResults.Ok(new Items<JoinRequest>(asked))
            : Problems.Of(context, refusal);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AcceptAsync(
        GroupId id, MemberId memberId, Actor actor, RequestBody body, HttpContext context, IGrainFactory grains) =>
        (await Group(grains, id).AnswerAsync(actor.Id, memberId, accept: true, body.RequestId)).Answer(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> RefuseAsync(
        GroupId id, MemberId memberId, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Group(grains, id).AnswerAsync(actor.Id, memberId, accept: false, requestId)).Answer(context);

    /// <summary>Gives a member a role, or invites somebody who isn't one.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> SetRoleAsync(
        GroupId id, MemberId memberId, Actor actor, RoleBody body, HttpContext context, IGrainFactory grains,
        TimeProvider clock) =>
        (await Group(grains, id).SetRoleAsync(
            actor.Id, memberId, body.Role, body.RequestId ?? Guid.CreateVersion7(clock.GetUtcNow()))).Answer(context);

    /// <summary>Removes a member, or takes an invitation back.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        GroupId id, MemberId memberId, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Group(grains, id).RemoveAsync(actor.Id, memberId, requestId)).Answer(context);

    /// <summary>Notes how far several threads of the group were read.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> MarkReadAsync(
        GroupId id, Actor actor, ReadThreadsBody body, HttpContext context, IGrainFactory grains) =>
        (await Group(grains, id).MarkReadAsync(actor.Id, body.Threads ?? ImmutableSortedDictionary<string, long>.Empty)).Answer(context);

    private static IGroupGrain Group(IGrainFactory grains, GroupId id) => grains.GetGrain<IGroupGrain>(id.Value);
}
