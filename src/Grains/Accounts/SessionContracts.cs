using System.Collections.Immutable;

namespace Comparte.Accounts;

/// <summary>A session to start.</summary>
[GenerateSerializer, Immutable, Alias("new-session")]
public sealed record NewSession
{
    /// <summary>Not secret: what opens is the sealed cookie.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>The browser and system, as its owner would recognize it.</summary>
    [Id(1)]
    public string Device { get; init; } = "";

    /// <summary>Whether others use the device too: the session is short then, and using it makes it no longer.
    /// </summary>
    [Id(2)]
    public bool Shared { get; init; }
}

/// <summary>How long tokens live.</summary>
public static class SessionLimits
{
    /// <summary>Whoever put a calendar into another program may never come back to it; it ends when it is taken back.
    /// </summary>
    public const int MaxCalendarDays = 3_660;
}

/// <summary>What a token may do.</summary>
[GenerateSerializer]
public enum TokenScope
{
    /// <summary>Read and watch.</summary>
    Read,

    /// <summary>All that its owner may.</summary>
    Write,

    /// <summary>Read the owner's calendar at its private address, and nothing else. There is one at a time.</summary>
    Calendar,
}

/// <summary>A personal access token to make. Only its hash reaches the grain.</summary>
[GenerateSerializer, Immutable, Alias("new-token")]
public sealed record NewToken
{
    /// <summary>By the client; repeating it replaces the secret of the token that the first one made.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>1 to 80 characters.</summary>
    [Id(1)]
    public string Name { get; init; } = "";

    /// <summary>What it may do.</summary>
    [Id(2)]
    public TokenScope Scope { get; init; }

    /// <summary>See <see cref="Secrets.Hash"/>.</summary>
    [Id(3)]
    public string Hash { get; init; } = "";

    /// <summary>1 to 366, a calendar's up to <see cref="SessionLimits.MaxCalendarDays"/>.</summary>
    [Id(4)]
    public int Days { get; init; }
}

/// <summary>A session or token that is alive.</summary>
[GenerateSerializer, Immutable, Alias("live-session")]
public sealed record LiveSession
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>When it ends unless it is used.</summary>
    [Id(1)]
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The owner's roles.</summary>
    [Id(2)]
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>For a token: what it may do.</summary>
    [Id(3)]
    public TokenScope? Scope { get; init; }

    /// <summary>Whether others use the device too.</summary>
    [Id(4)]
    public bool Shared { get; init; }
}

/// <summary>A device or token as its owner sees it.</summary>
[GenerateSerializer, Immutable, Alias("session-view")]
public sealed record SessionView
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>The device, or the token's name.</summary>
    [Id(1)]
    public string Device { get; init; } = "";

    /// <summary>Since when.</summary>
    [Id(2)]
    public DateTimeOffset At { get; init; }

    /// <summary>When it was last used, to the hour.</summary>
    [Id(3)]
    public DateTimeOffset SeenAt { get; init; }

    /// <summary>When it ends.</summary>
    [Id(4)]
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>For a token: what it may do.</summary>
    [Id(5)]
    public TokenScope? Scope { get; init; }
}
