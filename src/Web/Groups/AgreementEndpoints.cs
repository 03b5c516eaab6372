using Comparte.Groups;
using Comparte.Web.Http;
using Comparte.Web.Live;
using Comparte.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Groups;

/// <summary>What groups agreed on, for whoever may know of them.</summary>
internal static class AgreementEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapAgreements(this IEndpointRouteBuilder routes)
    {
        var agreements = routes.MapApi("/api/groups/{id}/agreements", "Groups");
        agreements.MapGet("", ReadAsync);
        agreements.MapPut("", AgreeAsync);
        agreements.MapGet("/versions", VersionsAsync);
    }

    /// <summary>A version, the newest if none is named.</summary>
    private static async Task<Results<Ok<AgreedBody>, ProblemHttpResult>> ReadAsync(
        GroupId id, int? version, Actor actor, HttpContext context, IGrainFactory grains, PostRenderer renderer) =>
        (await Agreements(grains, id).ReadAsync(actor.Id, version)).TryGet(out var text, out var refusal)
            ? TypedResults.Ok(new AgreedBody(text.Version, text.Source, renderer.Render(text.Source), text.At, text.By))
            : Problems.Of(context, refusal);

    private static async Task<Results<NoContent, ProblemHttpResult>> AgreeAsync(
        GroupId id, Actor actor, AgreementChange body, HttpContext context, IGrainFactory grains) =>
        (await Agreements(grains, id).AgreeAsync(actor.Id, body)).Answer(context);

    /// <summary>When it was changed and by whom, oldest first.</summary>
    private static async Task<Results<Ok<Items<TextVersion>>, ProblemHttpResult>> VersionsAsync(
        GroupId id, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Agreements(grains, id).VersionsAsync(actor.Id)).TryGet(out var versions, out var refusal)
            ? TypedResults.Ok(new Items<TextVersion>(versions))
            : Problems.Of(context, refusal);

    private static IAgreementsGrain Agreements(IGrainFactory grains, GroupId id) => grains.GetGrain<IAgreementsGrain>(id.Value);
}

/// <summary>A version of what a group agreed on.</summary>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="Source">Markdown.</param>
/// <param name="Html">The same as browsers show it.</param>
/// <param name="At">When it was written.</param>
/// <param name="By">Who wrote it.</param>
internal sealed record AgreedBody(int Version, string Source, string Html, DateTimeOffset At, MemberId By);
