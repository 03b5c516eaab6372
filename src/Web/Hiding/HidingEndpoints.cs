using System.Collections.Immutable;
using Comparte.Files;
using Comparte.Hiding;
using Comparte.Topics;
using Comparte.Web.Http;
using Comparte.Web.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Hiding;

/// <summary>Hiding something with a reason, showing it again, and what is hidden.</summary>
internal static class HidingEndpoints
{
    /// <summary>What can be hidden.</summary>
    private static readonly string[] Hideable = [TopicKinds.Thread, TopicKinds.Publication, TopicKinds.Need, TopicKinds.Page];

    /// <summary>Maps them.</summary>
    public static void MapHiding(this IEndpointRouteBuilder routes)
    {
        var hiding = routes.MapApi("/api/hidden", "Hiding");
        hiding.MapPost("", HideAsync);
        hiding.MapPost("/shown", ShowAsync);
        hiding.MapGet("/{kind}/{id}", ViewAsync);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> HideAsync(
        NewHiding body, Actor actor, HttpContext context, IGrainFactory grains) => Find(grains, body.About) is { } owner
            ? (await owner.HideAsync(actor.Id, body, actor.IsAdministrator)).Answer(context)
            : Problems.Of(context, Refusal.Invalid("hide_what", "about"));

    private static async Task<Results<NoContent, ProblemHttpResult>> ShowAsync(
        NewShowing body, Actor actor, HttpContext context, IGrainFactory grains) => Find(grains, body.About) is { } owner
            ? (await owner.ShowAsync(actor.Id, body, actor.IsAdministrator)).Answer(context)
            : Problems.Of(context, Refusal.Invalid("hide_what", "about"));

    /// <summary>By whom and why something is hidden; its words for its author and those who moderate it.</summary>
    private static async Task<Results<Ok<HiddenBody>, ProblemHttpResult>> ViewAsync(
        string kind, string id, long? post, Actor actor, HttpContext context, IGrainFactory grains, PostRenderer renderer)
    {
        if (Find(grains, new TopicId(kind, id)) is not { } owner)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        return (await owner.HiddenAsync(actor.Id, post, actor.IsAdministrator)).TryGet(out var view, out var refusal)
            ? TypedResults.Ok(new HiddenBody(
                view.Hidden,
                view.Words is { } words ? new HiddenWordsBody(words.Title, renderer.Render(words.Source), words.Attachments) : null,
                view.Case,
                view.MayShow))
            : Problems.Of(context, refusal);
    }

    private static IHidingGrain? Find(IGrainFactory grains, TopicId about) =>
        Hideable.Contains(about.Kind) && TopicKinds.Allows(about)
            ? grains.GetGrain<IHidingGrain>(GrainId.Create(about.Kind, about.Id))
            : null;
}

/// <summary>Something that is hidden.</summary>
/// <param name="Hidden">By whom and why.</param>
/// <param name="Words">What it says, for its author and those who moderate it.</param>
/// <param name="Case">For its author, the number under which to appeal.</param>
/// <param name="MayShow">Whether the reader may show it again.</param>
internal sealed record HiddenBody(Hidden Hidden, HiddenWordsBody? Words, long? Case, bool MayShow);

/// <summary>What was hidden.</summary>
/// <param name="Title">Its title, where it has one.</param>
/// <param name="Html">Its text.</param>
/// <param name="Attachments">Its files.</param>
internal sealed record HiddenWordsBody(string Title, string Html, ImmutableArray<Attachment> Attachments);
