using Comparte.Reports;
using Comparte.Topics;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Reports;

/// <summary>Reporting to those who moderate, and their answers. A place is <c>network</c>, or a group.</summary>
internal static class ReportEndpoints
{
    /// <summary>What has a page that can be reported; a person is called by the own topic.</summary>
    private static readonly string[] Reported =
    [
        TopicKinds.Thread, TopicKinds.Publication, TopicKinds.Need, TopicKinds.Organization, TopicKinds.Initiative, TopicKinds.Me,
        TopicKinds.Project, TopicKinds.Page,
    ];

    /// <summary>Maps them.</summary>
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapApi("/api/reports", "Reports");
        reports.MapPost("", ReportAsync);
        reports.MapGet("/{place}", ListAsync);
        reports.MapPut("/{place}/{no:long}", AnswerAsync);
        reports.MapGet("/{place}/{no:long}/warning", WarningAsync);
        reports.MapPut("/{place}/{no:long}/appeal", AppealAsync);
        reports.MapPut("/{place}/{no:long}/appeal/answer", DecideAsync);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReportAsync(
        NewReport body, Actor actor, HttpContext context, IGrainFactory grains) => Reported.Contains(body.About.Kind)
            ? (await grains.GetGrain<IReportedGrain>(GrainId.Create(body.About.Kind, body.About.Id))
                .ReportAsync(actor.Id, body)).Answer(context)
            : Problems.Of(context, Refusal.Invalid("report_of_what", "about"));

    /// <summary>What was reported in a place: what waits, oldest first, then what was answered.</summary>
    private static async Task<Results<Ok<Items<Report>>, ProblemHttpResult>> ListAsync(
        string place, Actor actor, HttpContext context, IGrainFactory grains)
    {
        if (Find(grains, place) is not { } reports)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        return (await reports.ListAsync(actor.Id, actor.IsAdministrator)).TryGet(out var all, out var refusal)
            ? TypedResults.Ok(new Items<Report>(all))
            : Problems.Of(context, refusal);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(
        string place, long no, ReportAnswer body, Actor actor, HttpContext context, IGrainFactory grains) =>
        Find(grains, place) is { } reports
            ? (await reports.AnswerAsync(actor.Id, no, body, actor.IsAdministrator)).Answer(context)
            : Problems.Of(context, Refusal.NotFound);

    /// <summary>Says why a warning or a hiding was wrong, once. Whoever wrote it.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> AppealAsync(
        string place, long no, NewAppeal body, Actor actor, HttpContext context, IGrainFactory grains) =>
        Find(grains, place) is { } reports
            ? (await reports.AppealAsync(actor.Id, no, body)).Answer(context)
            : Problems.Of(context, Refusal.NotFound);

    /// <summary>Decides an appeal; somebody else than who decided before.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> DecideAsync(
        string place, long no, AppealAnswer body, Actor actor, HttpContext context, IGrainFactory grains) =>
        Find(grains, place) is { } reports
            ? (await reports.DecideAsync(actor.Id, no, body, actor.IsAdministrator)).Answer(context)
            : Problems.Of(context, Refusal.NotFound);

    /// <summary>The words of a warning or of a hiding, for whoever wrote what it is about.</summary>
    private static async Task<Results<Ok<Warning>, ProblemHttpResult>> WarningAsync(
        string place, long no, Actor actor, HttpContext context, IGrainFactory grains) =>
        Find(grains, place) is { } reports
            ? (await reports.WarningAsync(actor.Id, no)).Answer(context)
            : Problems.Of(context, Refusal.NotFound);

    private static IReportsGrain? Find(IGrainFactory grains, string place) =>
        TopicKinds.Allows(new TopicId(TopicKinds.Reports, place)) ? grains.GetGrain<IReportsGrain>(place) : null;
}
