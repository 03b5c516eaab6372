using Comparte.Accounts;
using Comparte.Web.Accounts.Oidc;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Comparte.Web.Accounts;

/// <summary>Lets people in: checks passwords and starts sessions.</summary>
internal sealed class SignIns(
    IGrainFactory grains, UserManager<AccountUser> users, UnknownAccount unknown, MeReader me, TimeProvider clock)
{
    /// <summary>Name and password don't belong together, or there were too many attempts: one answer, so that nobody
    /// learns which names there are.</summary>
    public static readonly Refusal Failed = Refusal.Forbidden("sign_in_failed");

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>Whose name or address and password these are; null, at the same cost, for anything else.</summary>
    public async Task<AccountUser?> CheckAsync(string nameOrEmail, string password)
    {
        var user = await users.FindByNameAsync(nameOrEmail);
        if (user is null or { HasPassword: false } || user.Credentials.LockedUntil > clock.GetUtcNow())
        {
            unknown.Check(password);
            return null;
        }

        if (!await users.CheckPasswordAsync(user, password))
        {
            await grains.GetGrain<IAccountGrain>(user.Id.Value).CountFailureAsync();
            return null;
        }

        if (user.Credentials is { Failures: > 0 } or { LockedUntil: not null })
        {
            user.Credentials = user.Credentials with { Failures = 0, LockedUntil = null };
            await users.UpdateAsync(user);
        }

        return user;
    }

    /// <summary>Why a new way to sign in can't be made, or null: it needs the password, or a sign-in of just now. A
    /// browser that was left open gives nobody the account.</summary>
    public async Task<Refusal?> RefusesUnprovenAsync(Actor actor, string? password)
    {
        if (password is null)
        {
            var sessions = await grains.GetGrain<ISessionsGrain>(actor.Id.Value).ListAsync();
            if (sessions.Any(session => session.Id == actor.Session && session.At + Fresh > clock.GetUtcNow()))
            {
                return null;
            }

            return await users.FindByIdAsync(actor.Id.Value) is { HasPassword: false }
                ? Refusal.Forbidden("sign_in_again")
                : new Refusal { Code = "password_needed", Kind = RefusalKind.Forbidden, Field = "password" };
        }

        return await users.FindByIdAsync(actor.Id.Value) is { } user
            && await CheckAsync(user.Credentials.SignInName, password) is not null
                ? null
                : Refusal.Forbidden("password_wrong");
    }

    /// <summary>Starts a session of this browser in place of the one it had. Where others use the browser too, its
    /// cookie goes with the browser's window and the session ends the same day.</summary>
    public async Task<Results<Ok<Me>, ProblemHttpResult>> EnterAsync(
        HttpContext context, MemberId member, bool shared, string? recoveryCode = null)
    {
        var session = new NewSession
        {
            Id = Codes.Session(),
            Device = DeviceNames.From(context.Request.Headers.UserAgent.ToString()),
            Shared = shared,
        };
        var account = grains.GetGrain<IAccountGrain>(member.Value);
        if (await account.StartSessionAsync(session) is { } refusal)
        {
            return Suspensions.Tell(context, Problems.Of(context, refusal), await account.FindAsync());
        }

        await EndPresentAsync(context);
        var expiresAt = clock.GetUtcNow() + (shared ? SessionTime.Shared : SessionTime.Idle);
        await context.SignInAsync(
            Schemes.Cookie,
            Schemes.Principal(member, new LiveSession { Id = session.Id, ExpiresAt = expiresAt, Shared = shared }),
            new AuthenticationProperties { IsPersistent = !shared, AllowRefresh = !shared, ExpiresUtc = expiresAt });
        var answer = await me.ReadAsync(new Actor(member, session.Id, IsShared: shared));
        return answer.TryGet(out var found, out var gone)
            ? TypedResults.Ok(found with { RecoveryCode = recoveryCode })
            : Problems.Of(context, gone);
    }

    /// <summary>Ends the session of this browser, if it has one.</summary>
    public async Task LeaveAsync(HttpContext context)
    {
        await EndPresentAsync(context);
        await context.SignOutAsync(Schemes.Cookie);
        await OidcArrivals.ForgetAsync(context);
    }

    /// <summary>Sets a password and ends the sessions of other devices.</summary>
    public async Task<Refusal?> SetPasswordAsync(AccountUser user, string password, string? keptSession)
    {
        user.Credentials = user.Credentials with
        {
            PasswordHash = users.PasswordHasher.HashPassword(user, password),
            Failures = 0,
            LockedUntil = null,
        };
        var written = await users.UpdateSecurityStampAsync(user);
        if (!written.Succeeded)
        {
            return Refusal.Conflict(written.Errors.First().Code);
        }

        await grains.GetGrain<ISessionsGrain>(user.Id.Value).EndOthersAsync(keptSession);
        return null;
    }

    private async Task EndPresentAsync(HttpContext context)
    {
        var present = await context.AuthenticateAsync(Schemes.Cookie);
        if (Actor.From(present.Principal) is { } actor)
        {
            await grains.GetGrain<ISessionsGrain>(actor.Id.Value).EndAsync(actor.Session);
        }
    }
}
