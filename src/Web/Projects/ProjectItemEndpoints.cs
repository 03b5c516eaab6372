using Comparte.Projects;
using Comparte.Topics;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Projects;

/// <summary>What stands in a project: goals, updates, indicators and their values.</summary>
internal static class ProjectItemEndpoints
{
    /// <summary>Maps them among the endpoints of projects.</summary>
    public static void MapItems(this RouteGroupBuilder projects)
    {
        projects.MapPost("/{id}/goals", AddGoalAsync);
        projects.MapPatch("/{id}/goals/{no}", ChangeGoalAsync);
        projects.MapPost("/{id}/updates", AddUpdateAsync);
        projects.MapPatch("/{id}/updates/{no}", ChangeUpdateAsync);
        projects.MapPost("/{id}/indicators", AddIndicatorAsync);
        projects.MapPut("/{id}/indicators/{no}", ChangeIndicatorAsync);
        projects.MapPut("/{id}/indicators/{no}/values/{on}", SetValueAsync);
        projects.MapDelete("/{id}/entries/{entryId}", ClearAsync);
    }

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> AddGoalAsync(
        ProjectId id, Actor actor, ProjectGoalChange body, HttpContext context, IGrainFactory grains) =>
        (await ProjectEndpoints.Project(grains, id).SetGoalAsync(actor.Id, null, body)).AnswerEntry(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ChangeGoalAsync(
        ProjectId id, long no, Actor actor, ProjectGoalChange body, HttpContext context, IGrainFactory grains) =>
        (await ProjectEndpoints.Project(grains, id).SetGoalAsync(actor.Id, no, body)).AnswerEntry(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> AddUpdateAsync(
        ProjectId id, Actor actor, ProjectUpdateChange body, HttpContext context, IGrainFactory grains) =>
        (await ProjectEndpoints.Project(grains, id).SetUpdateAsync(actor.Id, null, body)).AnswerEntry(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ChangeUpdateAsync(
        ProjectId id, long no, Actor actor, ProjectUpdateChange body, HttpContext context, IGrainFactory grains) =>
        (await ProjectEndpoints.Project(grains, id).SetUpdateAsync(actor.Id, no, body)).AnswerEntry(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> AddIndicatorAsync(
        ProjectId id, Actor actor, ProjectIndicatorChange body, HttpContext context, IGrainFactory grains) =>
        (await ProjectEndpoints.Project(grains, id).SetIndicatorAsync(actor.Id, null, body)).AnswerEntry(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ChangeIndicatorAsync(
        ProjectId id, long no, Actor actor, ProjectIndicatorChange body, HttpContext context, IGrainFactory grains) =>
        (await ProjectEndpoints.Project(grains, id).SetIndicatorAsync(actor.Id, no, body)).AnswerEntry(context);

    /// <summary>Says what an indicator was on a day; a second time says it anew.</summary>
    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> SetValueAsync(
        ProjectId id, long no, DateOnly on, Actor actor, ProjectValueChange body, HttpContext context,
        IGrainFactory grains) =>
        (await ProjectEndpoints.Project(grains, id).SetValueAsync(actor.Id, no, on, body)).AnswerEntry(context);

    /// <summary>Takes a goal, an update, a value, or an indicator without values away.</summary>
    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ClearAsync(
        ProjectId id, string entryId, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await ProjectEndpoints.Project(grains, id).ClearAsync(actor.Id, entryId, requestId)).AnswerEntry(context);
}
