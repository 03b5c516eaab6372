using System.Collections.Immutable;
using Comparte.News;
using Comparte.Topics;
using Comparte.Web.Http;
using Comparte.Web.Rendering;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.News;

/// <summary>Something new on the platform, as browsers show it.</summary>
/// <param name="No">Its number.</param>
/// <param name="At">When it was told.</param>
/// <param name="Language">Of the words: the one that was asked for, or the first that there is.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Html">The words.</param>
public sealed record NewsShown(long No, DateTimeOffset At, string Language, string Title, string Html);

/// <summary>What is new on the platform.</summary>
internal static class NewsEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapNews(this IEndpointRouteBuilder routes)
    {
        routes.MapApi("/api/news", "News").MapGet("", ListAsync);
        var written = routes.MapApi("/api/admin/news", "Administration").ByCookieOnly();
        written.MapPost("", TellAsync);
        written.MapPut("/{no:long}", ChangeAsync);
        written.MapDelete("/{no:long}", DeleteAsync);
    }

    /// <summary>All that was told, the newest first, in the language that was asked for.</summary>
    private static async Task<Ok<Items<NewsShown>>> ListAsync(
        HttpContext context, IGrainFactory grains, MarkdownRenderer markdown)
    {
        var language = Texts.LanguageOf(context);
        return TypedResults.Ok(new Items<NewsShown>(
            [.. (await grains.GetNews().ListAsync()).Select(item => Shown(item, language, markdown))]));
    }

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> TellAsync(
        NewsChange body, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetNews().TellAsync(actor.Id, body)).AnswerEntry(context);

    private static async Task<Results<Ok<Entry>, ProblemHttpResult>> ChangeAsync(
        long no, NewsChange body, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetNews().ChangeAsync(actor.Id, no, body)).AnswerEntry(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        long no, Guid requestId, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetNews().DeleteAsync(actor.Id, no, requestId)).Answer(context);

    private static NewsShown Shown(NewsItem item, string language, MarkdownRenderer markdown)
    {
        var chosen = Texts.Spoken(language, item.Texts)!;
        var text = item.Texts[chosen];
        return new(item.No, item.At, chosen, text.Title, markdown.Render(text.Text, MarkdownRules.Short));
    }
}
