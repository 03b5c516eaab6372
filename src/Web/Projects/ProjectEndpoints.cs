using Comparte.Directories;
using Comparte.Projects;
using Comparte.Topics;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Projects;

/// <summary>Projects in common, with those who take part; what stands in one is read as the topic <c>project/{id}</c>.
/// </summary>
internal static class ProjectEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapProjects(this IEndpointRouteBuilder routes)
    {
        var projects = routes.MapApi("/api/projects", "Projects");
        projects.MapGet("", ListAsync);
        projects.MapPost("", CreateAsync);
        projects.MapGet("/{id}", ViewAsync);
        projects.MapPatch("/{id}", ChangeAsync);
        projects.MapDelete("/{id}", RemoveAsync);
        projects.MapPut("/{id}/actors/{actorId}", SetActorAsync);
        projects.MapPut("/{id}/group", LinkAsync);
        projects.MapDelete("/{id}/group", UnlinkAsync);
        projects.MapItems();
    }

    /// <summary>The grain of a project.</summary>
    public static IProjectGrain Project(IGrainFactory grains, ProjectId id) => grains.GetGrain<IProjectGrain>(id.Value);

    private static async Task<Ok<Items<ProjectCard>>> ListAsync(long? after, int? limit, IGrainFactory grains) =>
        TypedResults.Ok(await CardPages.ReadAsync<ProjectCard>(grains, "projects", after, limit));

    private static async Task<Results<Created<Made>, ProblemHttpResult>> CreateAsync(
        Actor actor, ProjectChange body, HttpContext context, IGrainFactory grains)
    {
        var id = EntityId.FromRequest<ProjectId>(actor.Id, body.RequestId);
        var made = await Project(grains, id).CreateAsync(actor.Id, body);
        return made.TryGet(out _, out var refusal)
            ? TypedResults.Created($"/api/projects/{id}", new Made(id.Value))
            : Problems.Of(context, refusal);
    }

    private static async Task<Results<Ok<ProjectView>, ProblemHttpResult>> ViewAsync(
        ProjectId id, HttpContext context, IGrainFactory grains) =>
        (await Project(grains, id).ViewAsync()).Answer(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ChangeAsync(
        ProjectId id, Actor actor, ProjectChange body, HttpContext context, IGrainFactory grains) =>
        (await Project(grains, id).ChangeAsync(actor.Id, body, actor.IsAdministrator)).AnswerEntry(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        ProjectId id, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Project(grains, id).RemoveAsync(actor.Id, requestId)).Answer(context);

    /// <summary>Asks an organization or initiative, confirms for it, changes its role, or lets it go.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> SetActorAsync(
        ProjectId id, string actorId, Actor actor, ProjectActorChange body, HttpContext context, IGrainFactory grains) =>
        (await Project(grains, id).SetActorAsync(actor.Id, actorId, body, actor.IsAdministrator)).Answer(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> LinkAsync(
        ProjectId id, Actor actor, LinkBody body, HttpContext context, IGrainFactory grains) =>
        (await Project(grains, id).LinkAsync(actor.Id, body.Group, body.RequestId, asAdministrator: false))
            .Answer(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> UnlinkAsync(
        ProjectId id, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Project(grains, id).LinkAsync(actor.Id, null, requestId, actor.IsAdministrator)).Answer(context);
}
