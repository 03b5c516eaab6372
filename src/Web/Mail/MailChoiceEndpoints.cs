using Comparte.Mail;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Mail;

/// <summary>Which mails the actor wants. Reading it is reading the topic <c>me/…</c>.</summary>
internal static class MailChoiceEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapMailChoice(this IEndpointRouteBuilder routes) =>
        routes.MapApi("/api/me/mail", "Mail").MapPut("", ChooseAsync);

    private static async Task<Results<NoContent, ProblemHttpResult>> ChooseAsync(
        Actor actor, MailChoiceBody body, HttpContext context, IGrainFactory grains) =>
        (body.Missing is { } missing
            ? Refusal.Invalid("required", missing)
            : await grains.GetGrain<IMailedGrain>(actor.Id.Value).ChooseMailAsync(actor.Id, body.ToChoice())).Answer(context);
}

/// <summary>Which mails the actor wants, and when.</summary>
/// <param name="AtOnce">Whether one comes when somebody addresses the actor, who is away.</param>
/// <param name="Digest">How often one comes with what is new.</param>
/// <param name="Day">On which day a weekly one comes.</param>
/// <param name="Hour">At which hour, 0 to 23.</param>
/// <param name="QuietFrom">From which hour on none comes at once; null: at any.</param>
/// <param name="QuietTo">Until which hour.</param>
/// <param name="Zone">The IANA time zone of these hours; without one, the network's.</param>
public sealed record MailChoiceBody(
    bool? AtOnce, DigestRhythm? Digest, DayOfWeek? Day, int? Hour, int? QuietFrom, int? QuietTo, string? Zone)
{
    /// <summary>What isn't said, where it has to be: a choice is made whole.</summary>
    internal string? Missing =>
        AtOnce is null ? "atOnce" : Digest is null ? "digest" : Day is null ? "day" : Hour is null ? "hour" : null;

    internal MailChoice ToChoice() => new()
    {
        AtOnce = AtOnce!.Value,
        Digest = Digest!.Value,
        Day = Day!.Value,
        Hour = Hour!.Value,
        QuietFrom = QuietFrom,
        QuietTo = QuietTo,
        Zone = Zone ?? "",
    };
}
