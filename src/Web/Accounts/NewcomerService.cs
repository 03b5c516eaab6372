using Comparte.Accounts;
using Comparte.Web.Accounts.Oidc;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Comparte.Web.Accounts;

/// <summary>Takes in somebody new.</summary>
internal sealed class NewcomerService(
    UserManager<AccountUser> users, IPasswordHasher<AccountUser> hasher, SignIns signIns, IGrainFactory grains,
    OidcProviders providers, TimeProvider clock)
{
    /// <summary>Accepts the invitation and signs in, unless its maker has to approve first. A repeated request comes in
    /// with the password or the account elsewhere of the first, and with no other.</summary>
    public async Task<Results<Ok<Me>, Ok<Waiting>, ProblemHttpResult>> AcceptAsync(
        IInvitationGrain invitation, AcceptanceBody body, HttpContext context)
    {
        // Hashing is slow on purpose: nobody has it done without an invitation.
        if ((await invitation.PreviewAsync()).State == InvitationState.Unknown)
        {
            return Problems.Of(context, Refusal.NotFound);
        }

        var oidc = await LinkAsync(body, context);
        if (RefusesWay(body, oidc) is { } unfit)
        {
            return Problems.Of(context, unfit);
        }

        if (!(await invitation.AcceptAsync(From(body, oidc, context))).TryGet(out var acceptance, out var refusal))
        {
            return Problems.Of(context, refusal);
        }

        await OidcArrivals.ForgetAsync(context);
        if (acceptance.Waiting)
        {
            return TypedResults.Ok(new Waiting());
        }

        var user = await users.FindByIdAsync(acceptance.Member.Value);
        if (user is null || !await IsOwnerAsync(user, body, oidc))
        {
            return Problems.Of(context, SignIns.Failed);
        }

        var entered = await signIns.EnterAsync(context, user.Id, body.Shared, await CodeForAsync(user));
        return entered.Result switch
        {
            Ok<Me> ok => ok,
            ProblemHttpResult problem => problem,
            _ => throw new InvalidOperationException("There is no third answer."),
        };
    }

    /// <summary>The account from which somebody came back to accept; null for whoever chose a password, or came back a
    /// while ago.</summary>
    private async Task<OidcLink?> LinkAsync(AcceptanceBody body, HttpContext context) =>
        providers.Find(body.Provider ?? "") is { } provider
        && await OidcArrivals.FindAsync(context, provider) is { } arrival && arrival.IsFrom(InvitationLinks.Page)
            ? new OidcLink { Provider = provider.Key, Subject = arrival.Subject, Name = provider.Name, At = clock.GetUtcNow() }
            : null;

    private static Refusal? RefusesWay(AcceptanceBody body, OidcLink? oidc) =>
        body.Provider is null ? PasswordRules.Check(body.Password, body.Name, body.SignInName, body.Email)
        : oidc is null ? OidcEndpoints.Expired
        : null;

    private async Task<bool> IsOwnerAsync(AccountUser user, AcceptanceBody body, OidcLink? oidc) => oidc is null
        ? await signIns.CheckAsync(user.Credentials.SignInName, body.Password!) is not null
        : user.Credentials.OidcLinks.Any(link => link.Provider == oidc.Provider && link.Subject == oidc.Subject);

    /// <summary>Who has no address gets a code to print.</summary>
    private async Task<string?> CodeForAsync(AccountUser user)
    {
        if (user.Credentials.Email is not null)
        {
            return null;
        }

        var code = Codes.Printed();
        await grains.GetGrain<IAccountCodesGrain>(user.Id.Value).SetRecoveryCodeAsync(Codes.HashOfPrinted(code));
        return code;
    }

    private Newcomer From(AcceptanceBody body, OidcLink? oidc, HttpContext context) => new()
    {
        RequestId = body.RequestId,
        Name = body.Name ?? "",
        SignInName = string.IsNullOrWhiteSpace(body.SignInName) ? null : body.SignInName.Trim(),
        Email = string.IsNullOrWhiteSpace(body.Email) ? null : body.Email.Trim(),
        PasswordHash = oidc is null ? hasher.HashPassword(new AccountUser(new Account()), body.Password!) : "",
        SecurityStamp = Codes.Session(),
        Language = body.Language ?? Texts.LanguageOf(context),
        Terms = new() { No = body.Terms, OfAge = body.OfAge },
        Oidc = oidc,
    };
}
