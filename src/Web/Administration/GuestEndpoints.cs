using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Administration;
using Comparte.Web.Accounts;
using Comparte.Web.Http;
using Comparte.Web.Mail;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Administration;

/// <summary>Inviting many at once, and what became of it.</summary>
internal static class GuestEndpoints
{
    private const int DefaultDays = 30;

    /// <summary>Maps them.</summary>
    public static void MapGuestList(this IEndpointRouteBuilder routes)
    {
        var guests = routes.MapApi("/api/admin/guests", "Administration").ByCookieOnly();
        guests.MapGet("", ListAsync);
        guests.MapPost("/preview", PreviewAsync);
        guests.MapPost("", InviteAsync);
        guests.MapPost("/{id}/renewal", RenewAsync);
        guests.MapDelete("/{id}", WithdrawAsync);
    }

    private static async Task<Results<Ok<Items<Guest>>, ProblemHttpResult>> ListAsync(
        Actor actor, HttpContext context, IGrainFactory grains) =>
        (await Guests(grains).ListAsync(actor.Id)).TryGet(out var guests, out var refusal)
            ? TypedResults.Ok(new Items<Guest>(guests))
            : Problems.Of(context, refusal);

    /// <summary>What inviting these people would do, line by line; nothing is made.</summary>
    private static async Task<Results<Ok<GuestPreview>, ProblemHttpResult>> PreviewAsync(
        GuestSheetBody body, Actor actor, HttpContext context, IGrainFactory grains, MailOptions mail) =>
        (await Guests(grains).PreviewAsync(actor.Id, GuestSheet.Read(body.Text))).TryGet(out var checks, out var refusal)
            ? TypedResults.Ok(new GuestPreview(checks, mail.Sends))
            : Problems.Of(context, refusal);

    private static async Task<Results<Ok<GuestsMade>, ProblemHttpResult>> InviteAsync(
        GuestsBody body, Actor actor, HttpContext context, IGrainFactory grains, GuestMails mails, MailOptions mail)
    {
        var guests = (body.Guests.IsDefault ? [] : body.Guests).OfType<GuestLine>()
            .Select(line => (Line: line, Code: Codes.Invitation())).ToList();
        var order = new GuestOrder
        {
            RequestId = body.RequestId,
            Days = body.Days ?? DefaultDays,
            Language = body.Language ?? Texts.LanguageOf(context),
            Guests =
            [
                .. guests.Select(guest => new NewGuest
                {
                    Line = guest.Line,
                    Invitation = InvitationIds.FromCode(guest.Code),
                    Mailed = mail.Sends && !string.IsNullOrWhiteSpace(guest.Line.Email),
                }),
            ],
        };
        if (!(await Guests(grains).InviteAsync(actor.Id, order)).TryGet(out var expiresAt, out var refusal))
        {
            return Problems.Of(context, refusal);
        }

        var links = order.Guests.Zip(guests, (made, guest) => LinkOf(context, made.Line, guest.Code, made.Mailed)).ToImmutableArray();
        await mails.SendAsync(actor.Id, order.Language, links);
        return TypedResults.Ok(new GuestsMade(links, expiresAt));
    }

    /// <summary>A fresh link in place of the former, which ends; by mail as well, where that goes.</summary>
    private static async Task<Results<Ok<GuestLink>, ProblemHttpResult>> RenewAsync(
        string id, Actor actor, HttpContext context, IGrainFactory grains, GuestMails mails, MailOptions mail)
    {
        var code = Codes.Invitation();
        if (!EntityId.TryParse<InvitationId>(id, out var invitation))
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        if (!(await Guests(grains).RenewAsync(actor.Id, invitation, InvitationIds.FromCode(code), mail.Sends))
            .TryGet(out var guest, out var refusal))
        {
            return Problems.Of(context, refusal);
        }

        var link = LinkOf(context, guest.Line, code, guest.Mailed);
        await mails.SendAsync(actor.Id, guest.Language, [link]);
        return TypedResults.Ok(link);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        string id, Actor actor, HttpContext context, IGrainFactory grains) =>
        EntityId.TryParse<InvitationId>(id, out var invitation)
            ? (await Guests(grains).WithdrawAsync(actor.Id, invitation)).Answer(context)
            : Problems.Of(context, Refusal.NotFound);

    private static GuestLink LinkOf(HttpContext context, GuestLine line, string code, bool mailed) => new(
        InvitationIds.FromCode(code), line, InvitationLinks.Url($"{context.Request.Scheme}://{context.Request.Host}", code), mailed);

    private static IGuestListGrain Guests(IGrainFactory grains) =>
        grains.GetGrain<IGuestListGrain>(IAdministrationGrain.Key);
}
