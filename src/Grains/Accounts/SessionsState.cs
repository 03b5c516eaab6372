using System.Collections.Immutable;

namespace Comparte.Accounts;

/// <summary>Stored as <c>sessions.main</c>.</summary>
internal sealed record SessionsState : IStoredRecord
{
    public int V { get; init; } = 1;

    /// <summary>The owner's roles, as the account told them.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    public ImmutableArray<StoredSession> Sessions { get; init; } = [];

    public ImmutableArray<StoredToken> Tokens { get; init; } = [];

    /// <summary>What has ended and the hosts may not have heard of, so that its sockets may be open still.</summary>
    public ImmutableArray<string> Untold { get; init; } = [];
}

/// <summary>A browser that is signed in.</summary>
internal sealed record StoredSession
{
    public string Id { get; init; } = "";

    public string Device { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public bool Shared { get; init; }
}

/// <summary>A personal access token.</summary>
internal sealed record StoredToken
{
    public string Id { get; init; } = "";

    public Guid RequestId { get; init; }

    public string Name { get; init; } = "";

    public TokenScope Scope { get; init; }

    public string Hash { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}
