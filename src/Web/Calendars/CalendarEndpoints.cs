using System.Collections.Immutable;
using System.Security.Cryptography;
using Comparte.Accounts;
using Comparte.Web.Accounts;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Comparte.Web.Calendars;

/// <summary>Events for calendars elsewhere: one as a file, and all that a member may read at an address which nobody else
/// knows. Whoever has the address reads like the member, so it opens nothing else and can be taken back.</summary>
internal static class CalendarEndpoints
{
    /// <summary>An address lasts until it is taken back or made anew.</summary>
    private const int Days = SessionLimits.MaxCalendarDays;

    /// <summary>Maps them.</summary>
    public static void MapCalendars(this IEndpointRouteBuilder routes)
    {
        routes.MapApi("/api/publications/{id}/event.ics", "Calendar").MapGet("", EventAsync);
        var address = routes.MapApi("/api/calendar/address", "Calendar");
        address.MapGet("", FindAsync).ByCookieOnly();
        address.MapPost("", MakeAsync).ByCookieOnly();
        address.MapDelete("", EndAsync).ByCookieOnly();
        routes.MapGet("/calendar/{token}.ics", SubscribedAsync)
            .WithTags("Calendar")
            .RequireRateLimiting(Limits.Calendar);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> EventAsync(
        PublicationId id, Actor actor, HttpContext context, CalendarReader reader)
    {
        if (!(await reader.ReadAsync(actor.Id, id)).TryGet(out var found, out var refusal))
        {
            return Problems.Of(context, refusal);
        }

        var file = CalendarFile.Of(found.Event.Event.Title, SiteOf(context), [found.Event]);
        return TypedResults.File(file, CalendarFile.ContentType, $"{Slug.Of(found.Event.Event.Title, id.Value)}.ics");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> SubscribedAsync(
        string token, HttpContext context, ISessionValidator sessions, CalendarReader reader)
    {
        if (await sessions.FindCalendarAsync(token) is not { } member)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        var (language, events) = await reader.ReadAsync(member);
        var file = CalendarFile.Of(Texts.Of(language, "calendar.file"), SiteOf(context), events);
        context.Response.Headers.CacheControl = "private, no-cache";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file))[..32]}\"");
        return TypedResults.File(file, CalendarFile.ContentType, entityTag: tag);
    }

    private static async Task<Results<Ok<CalendarAddressView>, NoContent>> FindAsync(Actor actor, IGrainFactory grains) =>
        (await AddressesAsync(actor, grains)).FirstOrDefault() is { } found
            ? TypedResults.Ok(new CalendarAddressView(found.Id, found.At, found.SeenAt))
            : TypedResults.NoContent();

    /// <summary>Makes the address, which ends the one that there was.</summary>
    private static async Task<Results<Ok<CalendarAddressMade>, ProblemHttpResult>> MakeAsync(
        Actor actor, RequestBody body, HttpContext context, IGrainFactory grains)
    {
        var made = await TokenEndpoints.MakeAsync(grains, actor.Id, new NewToken
        {
            RequestId = body.RequestId,
            Name = Texts.Of(Texts.LanguageOf(context), "calendar.device"),
            Scope = TokenScope.Calendar,
            Days = Days,
        });
        return made.TryGet(out var token, out var refusal)
            ? TypedResults.Ok(new CalendarAddressMade($"{SiteOf(context)}/calendar/{token.Token}.ics"))
            : Problems.Of(context, refusal);
    }

    private static async Task<NoContent> EndAsync(Actor actor, IGrainFactory grains)
    {
        foreach (var one in await AddressesAsync(actor, grains))
        {
            await grains.GetGrain<ISessionsGrain>(actor.Id.Value).EndAsync(one.Id);
        }

        return TypedResults.NoContent();
    }

    private static string SiteOf(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    private static async Task<ImmutableArray<SessionView>> AddressesAsync(Actor actor, IGrainFactory grains) =>
        [.. (await grains.GetGrain<ISessionsGrain>(actor.Id.Value).ListAsync())
            .Where(session => session.Scope == TokenScope.Calendar)];
}
