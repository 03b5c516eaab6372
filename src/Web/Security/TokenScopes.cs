using Comparte.Web.Accounts;
using Comparte.Web.Http;

namespace Comparte.Web.Security;

/// <summary>A token for reading changes nothing, whatever the endpoint; and no token touches what its owner signs in
/// with, so that one that leaked can be taken back and that is the end of it.</summary>
internal static class TokenScopes
{
    private static readonly Refusal ReadOnly = Refusal.Forbidden("read_only_token");
    private static readonly Refusal NoToken = Refusal.Forbidden("token_refused");

    /// <summary>Adds the check; it needs to know who asks and for which endpoint.</summary>
    public static void UseTokenScopes(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (Refuses(context) is { } refusal)
        {
            await Problems.Of(context, refusal).ExecuteAsync(context);
            return;
        }

        await next(context);
    });

    /// <summary>Marks endpoints that only somebody who signed in with a browser may use.</summary>
    public static TBuilder ByCookieOnly<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(CookieOnly.Mark);

    private static Refusal? Refuses(HttpContext context)
    {
        if (Limits.Changes(context) && Actor.From(context.User) is { CanWrite: false })
        {
            return ReadOnly;
        }

        return context.GetEndpoint()?.Metadata.GetMetadata<CookieOnly>() is not null
            && Actor.From(context.User) is not null && Schemes.TokenOf(context.Request) is not null
                ? NoToken
                : null;
    }
}

/// <summary>Marks an endpoint that takes no token.</summary>
internal sealed class CookieOnly
{
    /// <summary>The one mark there is.</summary>
    public static readonly CookieOnly Mark = new();

    private CookieOnly()
    {
    }
}

/// <summary>Marks an endpoint that only reads although its method is POST.</summary>
internal sealed class OnlyReads
{
    /// <summary>The one mark there is.</summary>
    public static readonly OnlyReads Mark = new();

    private OnlyReads()
    {
    }
}
