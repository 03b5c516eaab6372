using Comparte.Accounts;
using Comparte.Web.Http;
using Comparte.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Accounts;

/// <summary>The member's own access tokens, for programs.</summary>
internal static class TokenEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapApi("/api/tokens", "Tokens");
        tokens.MapGet("", ListAsync);
        tokens.MapPost("", AddAsync).ByCookieOnly();
        tokens.MapDelete("/{id}", EndAsync).ByCookieOnly();
    }

    private static async Task<Ok<Items<TokenView>>> ListAsync(Actor actor, IGrainFactory grains)
    {
        var sessions = await grains.GetGrain<ISessionsGrain>(actor.Id.Value).ListAsync();
        return TypedResults.Ok(new Items<TokenView>([.. sessions
            .Where(session => session.Scope is TokenScope.Read or TokenScope.Write)
            .Select(token => new TokenView(
                token.Id, token.Device, token.Scope!.Value, token.At, token.SeenAt, token.ExpiresAt))]));
    }

    /// <summary>Makes a token and claims its hash for the member; its text is in this answer only.</summary>
    public static async Task<Outcome<TokenMade>> MakeAsync(IGrainFactory grains, MemberId member, NewToken token)
    {
        var text = Codes.Token();
        var hash = Secrets.Hash(text);
        var claim = grains.GetGrain<IClaimGrain>(ClaimKey.Token(hash).Value);
        await claim.ReserveAsync(member);
        var outcome = await grains.GetGrain<IAccountGrain>(member.Value).AddTokenAsync(token with { Hash = hash });
        if (!outcome.TryGet(out var id, out var refusal))
        {
            return refusal;
        }

        await claim.ConfirmAsync(member);
        return new TokenMade(id, text);
    }

    private static async Task<Results<Ok<TokenMade>, ProblemHttpResult>> AddAsync(
        TokenBody body, Actor actor, HttpContext context, IGrainFactory grains)
    {
        if (body.Scope == TokenScope.Calendar)
        {
            return Problems.Of(context, Refusal.Invalid("request_invalid", "scope"));
        }

        return (await MakeAsync(grains, actor.Id, new NewToken
        {
            RequestId = body.RequestId,
            Name = (body.Name ?? "").Trim(),
            Scope = body.Scope,
            Days = body.Days,
        })).Answer(context);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        string id, Actor actor, HttpContext context, IGrainFactory grains) =>
        (await grains.GetGrain<ISessionsGrain>(actor.Id.Value).EndAsync(id)).Answer(context);
}
