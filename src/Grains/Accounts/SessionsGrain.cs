using System.Collections.Immutable;
using Comparte.Members;

namespace Comparte.Accounts;

/// <summary>Owns the devices and tokens of one account; the key is the <see cref="MemberId"/>.</summary>
[GrainType("sessions")]
internal sealed class SessionsGrain(
    [PersistentState("sessions.main", "main")] IPersistentState<SessionsState> state, TimeProvider clock)
    : Grain, ISessionsGrain
{
    private SessionsState State => state.State;

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <inheritdoc />
    public Task StartAsync(NewSession session, ImmutableArray<string> roles) =>
        this.SaveAsync(state, SessionRules.Start(State, session, Now) with { Roles = roles });

    /// <inheritdoc />
    public async Task<Outcome<string>> AddTokenAsync(NewToken token, ImmutableArray<string> roles)
    {
        if (SessionRules.Check(State, token, Now) is { } refusal)
        {
            return refusal;
        }

        var earlier = State.Tokens.FirstOrDefault(stored => stored.RequestId == token.RequestId);
        var id = earlier?.Id ?? Guid.CreateVersion7(Now).ToString("N");
        await this.SaveAsync(state, SessionRules.Add(State, token, id, Now) with { Roles = roles });
        return id;
    }

    /// <inheritdoc />
    public async Task<LiveSession?> CheckAsync(string session)
    {
        if (State.Sessions.FirstOrDefault(stored => stored.Id == session && stored.ExpiresAt > Now) is not { } found)
        {
            return null;
        }

        if (SessionRules.IsSeenLongAgo(found.SeenAt, Now))
        {
            var seen = SessionRules.Seen(found, Now);
            await this.SaveAsync(state, State with { Sessions = State.Sessions.Replace(found, seen) });
            found = seen;
        }

        return new LiveSession
        {
            Id = found.Id,
            ExpiresAt = found.ExpiresAt,
            Roles = State.Roles,
            Shared = found.Shared,
        };
    }

    /// <inheritdoc />
    public async Task<LiveSession?> CheckTokenAsync(string hash)
    {
        if (State.Tokens.FirstOrDefault(token => Secrets.AreEqual(token.Hash, hash) && token.ExpiresAt > Now)
            is not { } found)
        {
            return null;
        }

        if (SessionRules.IsSeenLongAgo(found.SeenAt, Now))
        {
            var tokens = State.Tokens.Replace(found, found with { SeenAt = Now });
            await this.SaveAsync(state, State with { Tokens = tokens });
        }

        return new LiveSession
        {
            Id = found.Id,
            ExpiresAt = found.ExpiresAt,
            Roles = State.Roles,
            Scope = found.Scope,
        };
    }

    /// <inheritdoc />
    public Task<ImmutableArray<SessionView>> ListAsync() => Task.FromResult(SessionRules.View(State, Now));

    /// <inheritdoc />
    public async Task<Refusal?> EndAsync(string session)
    {
        if (!SessionRules.Ids(State).Concat(State.Untold).Contains(session))
        {
            return Refusal.NotFound;
        }

        await EndAsync([session], blocked: false);
        return null;
    }

    /// <inheritdoc />
    public Task EndOthersAsync(string? kept) =>
        EndAsync([.. State.Sessions.Select(session => session.Id).Where(id => id != kept)], blocked: false);

    /// <inheritdoc />
    public Task EndAllAsync(bool blocked) => EndAsync([.. SessionRules.Ids(State)], blocked);

    /// <inheritdoc />
    public Task TellRolesAsync(ImmutableArray<string> roles) => this.SaveAsync(state, State with { Roles = roles });

    /// <inheritdoc />
    public Task<bool> HoldsAsync(ClaimKey claim) =>
        Task.FromResult(State.Tokens.Any(token => token.ExpiresAt > Now && ClaimKey.Token(token.Hash) == claim));

    /// <summary>Ended is what is written; then hosts are told, of what failed to be told before as well.</summary>
    private async Task EndAsync(ImmutableArray<string> ended, bool blocked)
    {
        if (SessionRules.Ids(State).Intersect(ended).Any())
        {
            await this.SaveAsync(state, SessionRules.Without(State, ended));
        }

        await GrainFactory.GetGrain<IMemberGrain>(this.GetPrimaryKeyString()).EndSessionsAsync(State.Untold, blocked);

        // Told twice does no harm, so that the next write takes it along.
        state.State = State with { Untold = [] };
    }
}
