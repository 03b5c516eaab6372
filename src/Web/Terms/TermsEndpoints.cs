using Comparte.Members;
using Comparte.Terms;
using Comparte.Web.Http;
using Comparte.Web.Rendering;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Comparte.Web.Terms;

/// <summary>What the network says to whoever is about to join. Everybody may read it, also what held before.</summary>
internal static class TermsEndpoints
{
    /// <summary>Bytes of words of the greatest length in every language, of which JSON may write each letter in six.</summary>
    private const long MaxBody = 768 * 1024;

    /// <summary>Above the legal notice are the page's title and its own.</summary>
    private static readonly MarkdownRules Notice = new() { MaxMarks = 2000, MaxParts = 4000, LevelsAbove = 2 };

    /// <summary>Maps them.</summary>
    public static void MapTerms(this IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("/api/terms").WithTags("Terms").RequireRateLimiting(Limits.SignUp);
        open.MapGet("", ReadAsync);
        open.MapGet("/versions", ListAsync);
        open.MapGet("/versions/{no:int}", ReadVersionAsync);
        var written = routes.MapApi("/api/terms", "Terms");
        written.MapGet("/source", ReadSourceAsync);
        written.MapPost("", PublishAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBody));
        routes.MapApi("/api/me/terms", "Me").MapPut("", AgreeAsync).ByCookieOnly();
    }

    private static async Task<Ok<TermsShown>> ReadAsync(string? language, IGrainFactory grains) =>
        TypedResults.Ok(Shown(await grains.GetTerms().CurrentAsync(), language));

    private static async Task<Ok<Items<TermsListed>>> ListAsync(IGrainFactory grains) =>
        TypedResults.Ok(new Items<TermsListed>(
            [.. (await grains.GetTerms().VersionsAsync()).Select(one => new TermsListed(one.No, one.At!.Value))]));

    private static async Task<Results<Ok<TermsShown>, ProblemHttpResult>> ReadVersionAsync(
        int no, string? language, HttpContext context, IGrainFactory grains, MarkdownRenderer markdown)
    {
        if ((await grains.GetTerms().VersionsAsync()).FirstOrDefault(one => one.No == no) is not { } version)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        var shown = Shown(version, language);
        return TypedResults.Ok(shown with
        {
            Text = shown.Text is { HasNotice: true } text
                ? text with { NoticeHtml = markdown.Render(version.Texts[text.Language].Notice, Notice) }
                : shown.Text,
        });
    }

    /// <summary>What holds now as it was written, in all languages, for those who may write it anew.</summary>
    private static async Task<Results<Ok<TermsVersion>, ProblemHttpResult>> ReadSourceAsync(
        Actor actor, HttpContext context, IGrainFactory grains) => actor.IsAdministrator
            ? TypedResults.Ok(await grains.GetTerms().CurrentAsync())
            : Problems.Of(context, Refusal.NotAllowed);

    private static async Task<Results<Ok<TermsVersion>, ProblemHttpResult>> PublishAsync(
        TermsChange body, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetTerms().PublishAsync(actor.Id, body, actor.IsAdministrator)).Answer(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> AgreeAsync(
        AgreementBody body, Actor actor, HttpContext context, IGrainFactory grains)
    {
        var refusal = await grains.GetTerms().RefuseAsync(new() { No = body.No, OfAge = true })
            ?? await grains.GetGrain<IMemberGrain>(actor.Id.Value).AgreeAsync(actor.Id, body.No);
        return refusal is null ? TypedResults.NoContent() : Problems.Of(context, refusal);
    }

    private static TermsShown Shown(TermsVersion terms, string? language)
    {
        var chosen = Texts.Spoken(language, terms.Texts);
        return new(
            terms.No,
            terms.At,
            terms.LeastAge,
            [.. terms.Texts.Keys],
            chosen is null ? null : Shown(chosen, terms.Texts[chosen]));
    }

    private static TermsTextShown Shown(string language, TermsText text) => new(
        language, text.Responsible, Said(text.Purpose), Said(text.Place), Said(text.Readers), text.Notice.Length > 0);

    private static string? Said(string text) => text.Length > 0 ? text : null;
}
