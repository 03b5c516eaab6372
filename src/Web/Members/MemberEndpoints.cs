using Comparte.Directories;
using Comparte.Members;
using Comparte.Presence;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Members;

/// <summary>The people of the network and one's own profile.</summary>
internal static class MemberEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        var members = routes.MapApi("/api/members", "Members");
        members.MapGet("", ListAsync);
        members.MapGet("/{id}", ViewAsync);
        members.MapPatch("/me", ChangeAsync);
    }

    private static async Task<Ok<Items<MemberCard>>> ListAsync(long? after, int? limit, IGrainFactory grains) =>
        TypedResults.Ok(await CardPages.ReadAsync<MemberCard>(grains, "members", after, limit));

    private static async Task<Results<Ok<MemberView>, ProblemHttpResult>> ViewAsync(
        MemberId id, HttpContext context, IGrainFactory grains)
    {
        var outcome = await grains.GetGrain<IMemberGrain>(id.Value).ProfileAsync();
        if (!outcome.TryGet(out var profile, out var refusal))
        {
            return Problems.Of(context, refusal);
        }

        var presence = (await grains.GetPresence().LookAsync([id]))[0];
        return TypedResults.Ok(new MemberView(profile, presence.At == default ? null : presence));
    }

    /// <summary>Changes one's own profile and settings.</summary>
    private static async Task<Results<Ok<MemberProfile>, ProblemHttpResult>> ChangeAsync(
        Actor actor, MemberChange body, HttpContext context, IGrainFactory grains)
    {
        var outcome = await grains.GetGrain<IMemberGrain>(actor.Id.Value).ChangeAsync(actor.Id, body);
        if (outcome.Refusal is null && body.Settings?.GetValueOrDefault(MemberSettings.Presence) == "off")
        {
            await grains.GetPresence().ForgetAsync(actor.Id);
        }

        return outcome.Answer(context);
    }
}
