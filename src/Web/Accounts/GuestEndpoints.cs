using Comparte.Accounts;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Organizations;
using Comparte.Web.Accounts.Oidc;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Comparte.Web.Accounts;

/// <summary>An invitation as its guest meets it: who invites and to what, and coming in.</summary>
internal static class GuestEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapGuests(this IEndpointRouteBuilder routes)
    {
        var guests = routes.MapGroup("/api/invitations/{code}").WithTags("Invitations")
            .RequireRateLimiting(Limits.SignUp);
        guests.MapGet("/preview", PreviewAsync);
        guests.MapPost("/acceptance", AcceptAsync);
    }

    private static async Task<Ok<InvitationShown>> PreviewAsync(
        string code, IGrainFactory grains, OidcProviders providers)
    {
        var preview = await Invitation(grains, code).PreviewAsync();
        var network = await grains.GetNetwork().ReadAsync();
        var maker = preview.By is { } by ? (await Member(grains, by).ProfileAsync()).Value : null;
        var group = preview is { Group: { } id, By: { } inviter }
            ? (await grains.GetGrain<IGroupGrain>(id.Value).ViewAsync(inviter)).Value?.About
            : null;

        // Whoever finds the link learns of no sensitive group.
        var shown = group is { Sensitive: true } ? null : group;
        var organization = maker?.Organization is { } own
            ? (await grains.GetGrain<IOrganizationGrain>(own.Value).ViewAsync()).Value?.About.Name
            : null;
        return TypedResults.Ok(new InvitationShown(
            network.Name, maker?.Name, organization, shown?.Name, shown?.Purpose, preview.Uses, preview.ExpiresAt,
            preview.Language, preview.State)
        {
            OidcProviders = providers.Shown,
        });
    }

    private static Task<Results<Ok<Me>, Ok<Waiting>, ProblemHttpResult>> AcceptAsync(
        string code, AcceptanceBody body, HttpContext context, NewcomerService newcomers, IGrainFactory grains,
        MeReader me) => Actor.From(context.User) is { } actor && body.Name is null
            ? JoinAsync(Invitation(grains, code), body, actor, context, me)
            : newcomers.AcceptAsync(Invitation(grains, code), body, context);

    private static async Task<Results<Ok<Me>, Ok<Waiting>, ProblemHttpResult>> JoinAsync(
        IInvitationGrain invitation, AcceptanceBody body, Actor actor, HttpContext context, MeReader me)
    {
        if (!(await invitation.JoinAsync(actor.Id, body.RequestId)).TryGet(out var acceptance, out var refusal))
        {
            return Problems.Of(context, refusal);
        }

        if (acceptance.Waiting)
        {
            return TypedResults.Ok(new Waiting());
        }

        return (await me.ReadAsync(actor)).TryGet(out var found, out var gone)
            ? TypedResults.Ok(found)
            : Problems.Of(context, gone);
    }

    private static IInvitationGrain Invitation(IGrainFactory grains, string code) =>
        grains.GetGrain<IInvitationGrain>(InvitationIds.FromCode(code).Value);

    private static IMemberGrain Member(IGrainFactory grains, MemberId member) =>
        grains.GetGrain<IMemberGrain>(member.Value);
}
