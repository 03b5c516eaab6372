using Comparte.Web.Http;

namespace Comparte.Web.Security;

/// <summary>A token for reading changes nothing, whatever the endpoint.</summary>
internal static class TokenScopes
{
    private static readonly Refusal ReadOnly = Refusal.Forbidden("read_only_token");

    /// <summary>Adds the check; it needs to know who asks and for which endpoint.</summary>
    public static void UseTokenScopes(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (Limits.Changes(context) && Actor.From(context.User) is { CanWrite: false })
        {
            await Problems.Of(context, ReadOnly).ExecuteAsync(context);
            return;
        }

        await next(context);
    });
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
