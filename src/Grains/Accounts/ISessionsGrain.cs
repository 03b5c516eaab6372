using System.Collections.Immutable;

namespace Comparte.Accounts;

/// <summary>The devices and tokens of one account; the key is the <see cref="MemberId"/>. Every request asks here, so
/// they are kept apart from the account.</summary>
[Alias("Comparte.ISessionsGrain")]
public interface ISessionsGrain : IGrainWithStringKey
{
    /// <summary>Starts a session. Called by the account, which tells the owner's roles.</summary>
    [Alias("Start")]
    Task StartAsync(NewSession session, ImmutableArray<string> roles);

    /// <summary>Makes a token, whose hash is claimed already, and answers its id. Called by the account.</summary>
    [Alias("AddToken")]
    Task<Outcome<string>> AddTokenAsync(NewToken token, ImmutableArray<string> roles);

    /// <summary>The session, if it is alive; using it keeps it alive.</summary>
    [Alias("Check")]
    Task<LiveSession?> CheckAsync(string session);

    /// <summary>The token with this hash, if it is alive.</summary>
    [Alias("CheckToken")]
    Task<LiveSession?> CheckTokenAsync(string hash);

    /// <summary>All that are alive, the newest first.</summary>
    [Alias("List")]
    Task<ImmutableArray<SessionView>> ListAsync();

    /// <summary>Ends a session or token and closes its sockets; not found where there is none. Repeating it closes
    /// sockets that a failure left open.</summary>
    [Alias("End")]
    Task<Refusal?> EndAsync(string session);

    /// <summary>Ends all sessions but one, after a change of password; tokens live on.</summary>
    [Alias("EndOthers")]
    Task EndOthersAsync(string? kept);

    /// <summary>Ends all sessions and tokens.</summary>
    [Alias("EndAll")]
    Task EndAllAsync(bool blocked);

    /// <summary>Takes what the account tells of the owner's roles.</summary>
    [Alias("TellRoles")]
    Task TellRolesAsync(ImmutableArray<string> roles);

    /// <summary>Whether a token that is alive has this claim.</summary>
    [Alias("Holds")]
    Task<bool> HoldsAsync(ClaimKey claim);
}
