using System.Collections.Immutable;

namespace Comparte.Accounts;

/// <summary>The rules of accounts that need no grain.</summary>
internal static class AccountRules
{
    /// <summary>The mailed code is unknown, was used, or its time is over: one answer for all three.</summary>
    public static readonly Refusal CodeExpired = Refusal.Expired("code_expired");

    /// <summary>Name and code don't belong together, or the code was used: one answer.</summary>
    public static readonly Refusal RecoveryRefused = Refusal.Forbidden("recovery_refused");

    /// <summary>Nobody takes away the last of what lets one in.</summary>
    public static readonly Refusal LastWayIn = Refusal.Conflict("last_way_in");

    private const int MaxFailures = 5;
    private const int CodesOfOnePurpose = 3;
    private const int RestoredKept = 50;
    private static readonly TimeSpan LockTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Mailed = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan HandedOver = TimeSpan.FromHours(24);

    /// <summary>Whether the account may be used now: what was to end by a date has ended.</summary>
    public static Standing StandingOf(AccountState state, DateTimeOffset now) =>
        state is { Standing: Standing.Blocked, Suspension.Until: { } until } && until <= now ? Standing.Active : state.Standing;

    /// <summary>Why nobody may come in, or null.</summary>
    public static Refusal? RefusesEntry(Standing standing) => standing switch
    {
        Standing.Waiting => Refusal.Forbidden("account_waiting"),
        Standing.Blocked => Refusal.Forbidden("account_blocked"),
        Standing.Erased => Refusal.Forbidden("account_erased"),
        _ => null,
    };

    /// <summary>The claims that an account holds.</summary>
    public static IEnumerable<ClaimKey> Claims(Credentials credentials)
    {
        yield return ClaimKey.Name(credentials.SignInName);
        if (credentials.Email is { } email)
        {
            yield return ClaimKey.Email(email);
        }

        foreach (var passkey in credentials.Passkeys)
        {
            yield return ClaimKey.Passkey(passkey.CredentialId);
        }

        foreach (var link in credentials.OidcLinks)
        {
            yield return ClaimKey.Oidc(link.Provider, link.Subject);
        }
    }

    /// <summary>Why credentials can't become others, or null.</summary>
    public static Refusal? RefusesChange(Credentials before, Credentials after) =>
        after.OidcLinks.DistinctBy(link => link.Provider).Count() < after.OidcLinks.Length
            ? Refusal.Conflict("oidc_linked")
            : LetsIn(before) && !LetsIn(after) ? LastWayIn : null;

    /// <summary>The credentials after a wrong password.</summary>
    public static Credentials AfterFailure(Credentials credentials, DateTimeOffset now)
    {
        var failures = credentials.LockedUntil <= now ? 1 : credentials.Failures + 1;
        return credentials with
        {
            Rev = credentials.Rev + 1,
            Failures = failures,
            LockedUntil = failures >= MaxFailures ? now + LockTime : null,
        };
    }

    /// <summary>The state with one more code to mail.</summary>
    public static AccountState Issue(AccountState state, CodePurpose purpose, string hash, DateTimeOffset now) =>
        Add(state, new IssuedCode { Purpose = purpose, Hash = hash, ExpiresAt = now + Mailed }, now);

    /// <summary>The state with a code that somebody hands over, who is recorded.</summary>
    public static AccountState IssueRestore(AccountState state, MemberId by, string hash, DateTimeOffset now)
    {
        var code = new IssuedCode { Purpose = CodePurpose.Restore, Hash = hash, ExpiresAt = now + HandedOver, By = by };
        var record = new AccessRestored { By = by, At = now };
        return Add(state, code, now) with
        {
            Restored = [.. state.Restored.TakeLast(RestoredKept - 1), record],
        };
    }

    /// <summary>The state after a code was used; null when it can't be.</summary>
    public static AccountState? Use(AccountState state, CodePurpose purpose, string hash, DateTimeOffset now) =>
        state.Codes.FirstOrDefault(code =>
            code.Purpose == purpose && code.ExpiresAt > now && Secrets.AreEqual(code.Hash, hash)) is { } found
            ? state with { Codes = state.Codes.Remove(found) }
            : null;

    /// <summary>The state after the printed code or one that was handed over was used; null when it can't be.</summary>
    public static AccountState? UseRecovery(AccountState state, string hash, DateTimeOffset now)
    {
        if (Secrets.AreEqual(state.RecoveryHash, hash))
        {
            return state with { RecoveryHash = null };
        }

        return Use(state, CodePurpose.Restore, hash, now) is { } used
            ? used with { Restored = MarkUsed(used.Restored, now) }
            : null;
    }

    /// <summary>Whether somebody comes in by them, again and again. An address counts once a mail arrived there.</summary>
    private static bool LetsIn(Credentials credentials) =>
        credentials.PasswordHash.Length > 0 || !credentials.Passkeys.IsEmpty || !credentials.OidcLinks.IsEmpty
        || credentials is { Email: not null, EmailConfirmed: true };

    private static AccountState Add(AccountState state, IssuedCode code, DateTimeOffset now)
    {
        var alive = state.Codes.Where(issued => issued.ExpiresAt > now).ToImmutableArray();
        var same = alive.Where(issued => issued.Purpose == code.Purpose).ToImmutableArray();
        return state with { Codes = [.. alive.RemoveRange(same.Take(same.Length - CodesOfOnePurpose + 1)), code] };
    }

    private static ImmutableArray<AccessRestored> MarkUsed(ImmutableArray<AccessRestored> restored, DateTimeOffset now)
    {
        var newest = restored.LastOrDefault(record => record.UsedAt is null);
        return newest is null ? restored : restored.Replace(newest, newest with { UsedAt = now });
    }
}
