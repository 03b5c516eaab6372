using Comparte.Tasks;
using Comparte.Topics;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Tasks;

/// <summary>What a group has to do; it is read as the topic <c>tasks/{id}</c>.</summary>
internal static class TaskEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapTasks(this IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapApi("/api/groups/{id}/tasks", "Tasks");
        tasks.MapPost("", AddAsync);
        tasks.MapPut("/{no}", EditAsync);
        tasks.MapDelete("/{no}", DeleteAsync);
        tasks.MapPut("/{no}/owner", AssignAsync);
        tasks.MapPut("/{no}/done", MarkAsync);
    }

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> AddAsync(
        GroupId id, Actor actor, NewTask body, HttpContext context, IGrainFactory grains) =>
        (await Tasks(grains, id).AddAsync(actor.Id, body)).AnswerEntry(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> EditAsync(
        GroupId id, long no, Actor actor, TaskEdit body, HttpContext context, IGrainFactory grains) =>
        (await Tasks(grains, id).EditAsync(actor.Id, no, body)).AnswerEntry(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> DeleteAsync(
        GroupId id, long no, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Tasks(grains, id).DeleteAsync(actor.Id, no, requestId)).AnswerEntry(context);

    /// <summary>Says who does a task; nobody without an owner.</summary>
    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> AssignAsync(
        GroupId id, long no, Actor actor, OwnerBody body, HttpContext context, IGrainFactory grains) =>
        (await Tasks(grains, id).AssignAsync(actor.Id, no, body.Owner, body.RequestId)).AnswerEntry(context);

    /// <summary>Says that a task is done, or is not.</summary>
    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> MarkAsync(
        GroupId id, long no, Actor actor, DoneBody body, HttpContext context, IGrainFactory grains) =>
        (await Tasks(grains, id).MarkAsync(actor.Id, no, body.Done, body.RequestId)).AnswerEntry(context);

    private static ITasksGrain Tasks(IGrainFactory grains, GroupId id) => grains.GetGrain<ITasksGrain>(id.Value);
}
