using Comparte.Accounts;

namespace Comparte.Web.Accounts;

/// <summary>Whether a session or token is still alive. Asked once per request; a host that wants to ask less often puts
/// a cache here, and drops a member's part of it when the member's topic says that a session ended.</summary>
internal interface ISessionValidator
{
    /// <summary>The session, or null when it ended.</summary>
    Task<LiveSession?> FindSessionAsync(MemberId member, string session);

    /// <summary>The token and whose it is, or null when it ended or never was.</summary>
    Task<(MemberId Member, LiveSession Session)?> FindTokenAsync(string token);

    /// <summary>Whose calendar an address with this token shows, or null when it ended or never was.</summary>
    Task<MemberId?> FindCalendarAsync(string token);
}

/// <summary>Asks the grain each time: one call for a session, two for a token. No session outlives its end.</summary>
internal sealed class SessionValidator(IGrainFactory grains) : ISessionValidator
{
    /// <inheritdoc />
    public Task<LiveSession?> FindSessionAsync(MemberId member, string session) =>
        grains.GetGrain<ISessionsGrain>(member.Value).CheckAsync(session);

    /// <inheritdoc />
    public async Task<(MemberId Member, LiveSession Session)?> FindTokenAsync(string token) =>
        await FindAsync(token) is { } found && found.Session.Scope != TokenScope.Calendar ? found : null;

    /// <inheritdoc />
    public async Task<MemberId?> FindCalendarAsync(string token) =>
        await FindAsync(token) is { } found && found.Session.Scope == TokenScope.Calendar ? found.Member : null;

    private async Task<(MemberId Member, LiveSession Session)?> FindAsync(string token)
    {
        if (!Codes.IsToken(token))
        {
            return null;
        }

        var hash = Secrets.Hash(token);
        return await grains.GetGrain<IClaimGrain>(ClaimKey.Token(hash).Value).HolderAsync() is { } member
            && await grains.GetGrain<ISessionsGrain>(member.Value).CheckTokenAsync(hash) is { } session
                ? (member, session)
                : null;
    }
}
