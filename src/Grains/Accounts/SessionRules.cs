using System.Collections.Immutable;

namespace Comparte.Accounts;

/// <summary>The rules of devices and tokens.</summary>
internal static class SessionRules
{
    private const int MaxSessions = 50;
    private const int MaxTokens = 50;
    private const int MaxName = 80;
    private const int MaxDays = 366;
    private static readonly TimeSpan SeenStep = TimeSpan.FromHours(1);

    /// <summary>Whether a use is worth a write.</summary>
    public static bool IsSeenLongAgo(DateTimeOffset seenAt, DateTimeOffset now) => now - seenAt >= SeenStep;

    /// <summary>The session after a use.</summary>
    public static StoredSession Seen(StoredSession session, DateTimeOffset now) =>
        session with { SeenAt = now, ExpiresAt = session.Shared ? session.ExpiresAt : now + SessionTime.Idle };

    /// <summary>The state with one more session; beyond 50 the one unused for the longest time ends.</summary>
    public static SessionsState Start(SessionsState state, NewSession session, DateTimeOffset now)
    {
        var others = state.Sessions
            .Where(other => other.ExpiresAt > now && other.Id != session.Id)
            .OrderByDescending(other => other.SeenAt)
            .Take(MaxSessions - 1);
        var started = new StoredSession
        {
            Id = session.Id,
            Device = session.Device.Length > MaxName ? session.Device[..MaxName] : session.Device,
            At = now,
            SeenAt = now,
            ExpiresAt = now + (session.Shared ? SessionTime.Shared : SessionTime.Idle),
            Shared = session.Shared,
        };
        return state with { Sessions = [started, .. others] };
    }

    /// <summary>Why a token can't be made, or null.</summary>
    public static Refusal? Check(SessionsState state, NewToken token, DateTimeOffset now) =>
        InputRules.Request(token.RequestId)
        ?? InputRules.Known(token.Scope, "scope")
        ?? InputRules.Line(token.Name, MaxName, "name", required: true)
        ?? (token.Days < 1 || token.Days > MaxDaysOf(token.Scope) ? Refusal.Invalid("days_invalid", "days") : null)
        ?? (Alive(state, now).Count(other => other.RequestId != token.RequestId) >= MaxTokens
            ? Refusal.Conflict("too_many_tokens")
            : null);

    /// <summary>The state with one more token, or with the secret of the same request replaced.</summary>
    public static SessionsState Add(SessionsState state, NewToken token, string id, DateTimeOffset now)
    {
        var added = new StoredToken
        {
            Id = id,
            RequestId = token.RequestId,
            Name = token.Name,
            Scope = token.Scope,
            Hash = token.Hash,
            At = now,
            SeenAt = now,
            ExpiresAt = now + TimeSpan.FromDays(token.Days),
        };
        return state with
        {
            Tokens = [added, .. Alive(state, now).Where(other => other.Id != id && !IsReplaced(other, token))],
        };
    }

    /// <summary>The ids of all sessions and tokens.</summary>
    public static IEnumerable<string> Ids(SessionsState state) =>
        state.Sessions.Select(session => session.Id).Concat(state.Tokens.Select(token => token.Id));

    /// <summary>The state without these, of which the hosts have yet to hear.</summary>
    public static SessionsState Without(SessionsState state, ImmutableArray<string> ended) => state with
    {
        Untold = [.. state.Untold.Union(ended)],
        Sessions = state.Sessions.RemoveAll(session => ended.Contains(session.Id)),
        Tokens = state.Tokens.RemoveAll(token => ended.Contains(token.Id)),
    };

    /// <summary>What the owner sees.</summary>
    public static ImmutableArray<SessionView> View(SessionsState state, DateTimeOffset now) =>
    [
        .. state.Sessions.Where(session => session.ExpiresAt > now).Select(session => new SessionView
        {
            Id = session.Id,
            Device = session.Device,
            At = session.At,
            SeenAt = session.SeenAt,
            ExpiresAt = session.ExpiresAt,
        }),
        .. Alive(state, now).Select(token => new SessionView
        {
            Id = token.Id,
            Device = token.Name,
            At = token.At,
            SeenAt = token.SeenAt,
            ExpiresAt = token.ExpiresAt,
            Scope = token.Scope,
        }),
    ];

    private static int MaxDaysOf(TokenScope scope) =>
        scope == TokenScope.Calendar ? SessionLimits.MaxCalendarDays : MaxDays;

    /// <summary>A calendar has one address: a new one ends the former, in the same write.</summary>
    private static bool IsReplaced(StoredToken other, NewToken token) =>
        token.Scope == TokenScope.Calendar && other.Scope == TokenScope.Calendar;

    private static IEnumerable<StoredToken> Alive(SessionsState state, DateTimeOffset now) =>
        state.Tokens.Where(token => token.ExpiresAt > now);
}
