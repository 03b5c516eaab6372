using Comparte.Accounts;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Accounts;

/// <summary>The member's own invitations.</summary>
internal static class InvitationEndpoints
{
    private const int DefaultDays = 14;

    /// <summary>Maps them.</summary>
    public static void MapInvitations(this IEndpointRouteBuilder routes)
    {
        var invitations = routes.MapApi("/api/invitations", "Invitations");
        invitations.MapGet("", ListAsync);
        invitations.MapPost("", MakeAsync);
        invitations.MapGet("/{id}", ReadAsync);
        invitations.MapDelete("/{id}", RevokeAsync);
        invitations.MapPut("/{id}/uses/{memberId}", ApproveAsync);
        invitations.MapDelete("/{id}/uses/{memberId}", DeclineAsync);
    }

    private static async Task<Ok<Items<Invitation>>> ListAsync(Actor actor, IGrainFactory grains)
    {
        var ids = await grains.GetGrain<IInvitationsGrain>(actor.Id.Value).ListAsync();
        var found = await Task.WhenAll(ids.Select(id =>
            grains.GetGrain<IInvitationGrain>(id.Value).ReadAsync(actor.Id, asAdministrator: false)));
        return TypedResults.Ok(new Items<Invitation>(
            [.. found.Where(outcome => outcome.Refusal is null).Select(outcome => outcome.Value!)]));
    }

    private static async Task<Results<Ok<InvitationMade>, ProblemHttpResult>> MakeAsync(
        InvitationBody body, Actor actor, HttpContext context, IGrainFactory grains)
    {
        var code = Codes.Invitation();
        var id = InvitationIds.FromCode(code);
        var invitation = new NewInvitation
        {
            Group = body.Group,
            Uses = body.Uses,
            Days = body.Days ?? DefaultDays,
            Language = body.Language,
            Name = string.IsNullOrWhiteSpace(body.Name) ? null : body.Name.Trim(),
        };
        var book = grains.GetGrain<IInvitationsGrain>(actor.Id.Value);
        if (await book.CreateAsync(id, invitation, body.RequestId) is { } refusal)
        {
            return Problems.Of(context, refusal);
        }

        var made = await grains.GetGrain<IInvitationGrain>(id.Value).PreviewAsync();
        var url = InvitationLinks.Url($"{context.Request.Scheme}://{context.Request.Host}", code);
        return TypedResults.Ok(new InvitationMade(id, code, url, InvitationLinks.Qr(url), made.ExpiresAt!.Value));
    }

    private static async Task<Results<Ok<Invitation>, ProblemHttpResult>> ReadAsync(
        string id, Actor actor, HttpContext context, IGrainFactory grains) => Find(grains, id) is { } invitation
        ? (await invitation.ReadAsync(actor.Id, actor.IsAdministrator)).Answer(context)
        : Problems.Of(context, Refusal.NotFound);

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string id, Actor actor, HttpContext context, IGrainFactory grains) => Find(grains, id) is { } invitation
        ? (await invitation.RevokeAsync(actor.Id, actor.IsAdministrator)).Answer(context)
        : Problems.Of(context, Refusal.NotFound);

    private static Task<Results<NoContent, ProblemHttpResult>> ApproveAsync(
        string id, string memberId, Actor actor, HttpContext context, IGrainFactory grains) =>
        AnswerAsync(id, memberId, approve: true, actor, context, grains);

    private static Task<Results<NoContent, ProblemHttpResult>> DeclineAsync(
        string id, string memberId, Actor actor, HttpContext context, IGrainFactory grains) =>
        AnswerAsync(id, memberId, approve: false, actor, context, grains);

    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(
        string id, string memberId, bool approve, Actor actor, HttpContext context, IGrainFactory grains) =>
        Find(grains, id) is { } invitation && EntityId.TryParse<MemberId>(memberId, out var member)
            ? (await invitation.AnswerAsync(actor.Id, member, approve, actor.IsAdministrator)).Answer(context)
            : Problems.Of(context, Refusal.NotFound);

    private static IInvitationGrain? Find(IGrainFactory grains, string id) =>
        EntityId.TryParse<InvitationId>(id, out var invitation)
            ? grains.GetGrain<IInvitationGrain>(invitation.Value)
            : null;
}
