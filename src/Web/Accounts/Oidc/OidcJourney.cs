using System.Text.Json;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.Net.Http.Headers;

namespace Comparte.Web.Accounts.Oidc;

/// <summary>The way to a provider and back. Where it leads, and who set out, stands sealed in what the provider hands back.</summary>
internal static class OidcJourney
{
    /// <summary>Where people sign in.</summary>
    public const string SignInPage = "/app/entrar";

    private const string To = "to";
    private const string Member = "member";
    private const string Session = "session";
    private const string Arrived = "con";
    private const string Failed = "aviso";
    private const int Longest = 400;
    private static readonly Refusal Unreachable = Refusal.Conflict("oidc_unreachable");

    /// <summary>Whether the browser may be sent there afterwards: only pages of the app.</summary>
    public static bool IsOwn(string path) =>
        path.Length <= Longest && path.StartsWith("/app/", StringComparison.Ordinal)
        && Uri.IsWellFormedUriString(path, UriKind.Relative);

    /// <summary>Makes the address to which the browser goes, and the cookies by which it is known again; a refusal where the
    /// provider doesn't say where that is.</summary>
    public static async Task<Results<Ok<OidcStart>, ProblemHttpResult>> BeginAsync(
        HttpContext context, OidcProvider provider, string to, Actor? actor, ILogger log)
    {
        var properties = new AuthenticationProperties();
        properties.Items[To] = to;
        if (actor is { } known)
        {
            properties.Items[Member] = known.Id.Value;
            properties.Items[Session] = known.Session;
        }

        try
        {
            await context.ChallengeAsync(provider.Scheme, properties);
        }
        catch (Exception failure) when (IsOfProvider(failure) && !context.RequestAborted.IsCancellationRequested)
        {
            log.ProviderFailed(provider.Key, OidcLog.KindOf(failure));
            return Problems.Of(context, Unreachable);
        }

        // The page goes there by itself: it asks by POST, which no other site can make it do.
        var address = context.Response.Headers.Location.ToString();
        context.Response.Headers.Remove(HeaderNames.Location);
        context.Response.StatusCode = StatusCodes.Status200OK;
        return TypedResults.Ok(new OidcStart(address));
    }

    /// <summary>Who came back: whoever the provider says, for whoever set out.</summary>
    public static OidcArrival ArrivalOf(string subject, AuthenticationProperties? properties) => new(
        subject,
        Item(properties, To) ?? SignInPage,
        EntityId.TryParse<MemberId>(Item(properties, Member), out var member) ? member : null,
        Item(properties, Session) ?? "");

    /// <summary>Where the browser goes on, and says with whom it came.</summary>
    public static string WayOn(OidcProvider provider, AuthenticationProperties? properties) =>
        QueryHelpers.AddQueryString(Item(properties, To) ?? SignInPage, Arrived, provider.Key);

    /// <summary>Where the browser goes on, and says why nothing came of it.</summary>
    public static string WayBack(string code, AuthenticationProperties? properties) =>
        QueryHelpers.AddQueryString(Item(properties, To) ?? SignInPage, Failed, code);

    /// <summary>What goes wrong when a provider doesn't answer, or not as the standard says.</summary>
    private static bool IsOfProvider(Exception failure) => failure
        is InvalidOperationException or HttpRequestException or OpenIdConnectProtocolException or OperationCanceledException
        or JsonException or UriFormatException;

    private static string? Item(AuthenticationProperties? properties, string name) =>
        properties?.Items.TryGetValue(name, out var value) is true ? value : null;
}

/// <summary>Where the browser goes next.</summary>
/// <param name="Url">An address at the provider.</param>
public sealed record OidcStart(string Url);
