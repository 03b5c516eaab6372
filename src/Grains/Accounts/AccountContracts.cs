using System.Collections.Immutable;

namespace Comparte.Accounts;

/// <summary>What a member signs in with.</summary>
[GenerateSerializer, Immutable, Alias("credentials")]
public sealed record Credentials
{
    /// <summary>Grows with each change; a write must name the one it read.</summary>
    [Id(0)]
    public long Rev { get; init; }

    /// <summary>3 to 40 letters, digits, dots, hyphens and underscores.</summary>
    [Id(1)]
    public string SignInName { get; init; } = "";

    /// <summary>The address, where there is one.</summary>
    [Id(2)]
    public string? Email { get; init; }

    /// <summary>Whether the member has followed a link mailed there.</summary>
    [Id(3)]
    public bool EmailConfirmed { get; init; }

    /// <summary>As ASP.NET Core Identity makes it; empty where there is no password.</summary>
    [Id(4)]
    public string PasswordHash { get; init; } = "";

    /// <summary>Random; new with each change of password or passkeys.</summary>
    [Id(5)]
    public string SecurityStamp { get; init; } = "";

    /// <summary>Wrong passwords since the last right one.</summary>
    [Id(6)]
    public int Failures { get; init; }

    /// <summary>Until when every password is refused.</summary>
    [Id(7)]
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Up to 20.</summary>
    [Id(8)]
    public ImmutableArray<Passkey> Passkeys { get; init; } = [];

    /// <summary>The accounts elsewhere by which the owner comes in, at most one of each provider.</summary>
    [Id(9)]
    public ImmutableArray<OidcLink> OidcLinks { get; init; } = [];
}

/// <summary>An account at an organization's identity provider, by which somebody comes in.</summary>
[GenerateSerializer, Immutable, Alias("oidc-link")]
public sealed record OidcLink
{
    /// <summary>The provider's key in the settings.</summary>
    [Id(0)]
    public string Provider { get; init; } = "";

    /// <summary>Who it is there: a hash of issuer and subject, see <see cref="ClaimKey.SubjectOf"/>.</summary>
    [Id(1)]
    public string Subject { get; init; } = "";

    /// <summary>What the organization was called when it was linked.</summary>
    [Id(2)]
    public string Name { get; init; } = "";

    /// <summary>Since when.</summary>
    [Id(3)]
    public DateTimeOffset At { get; init; }
}

/// <summary>One passkey. Bytes are base64url.</summary>
[GenerateSerializer, Immutable, Alias("passkey")]
public sealed record Passkey
{
    /// <summary>The credential's id.</summary>
    [Id(0)]
    public string CredentialId { get; init; } = "";

    /// <summary>COSE.</summary>
    [Id(1)]
    public string PublicKey { get; init; } = "";

    /// <summary>What its owner calls it.</summary>
    [Id(2)]
    public string Name { get; init; } = "";

    /// <summary>Since when.</summary>
    [Id(3)]
    public DateTimeOffset At { get; init; }

    /// <summary>The authenticator's counter.</summary>
    [Id(4)]
    public long SignCount { get; init; }

    /// <summary>How browsers reach it.</summary>
    [Id(5)]
    public ImmutableArray<string> Transports { get; init; } = [];

    /// <summary>Whether the authenticator checked who used it.</summary>
    [Id(6)]
    public bool UserVerified { get; init; }

    /// <summary>Whether it may be copied to other devices.</summary>
    [Id(7)]
    public bool BackupEligible { get; init; }

    /// <summary>Whether it has been.</summary>
    [Id(8)]
    public bool BackedUp { get; init; }
}

/// <summary>Whether an account may be used.</summary>
[GenerateSerializer]
public enum Standing
{
    /// <summary>It may.</summary>
    Active,

    /// <summary>Its owner accepted an invitation that ends in approval.</summary>
    Waiting,

    /// <summary>An administrator blocked it.</summary>
    Blocked,

    /// <summary>Its owner left the network; nothing brings it back.</summary>
    Erased,
}

/// <summary>The roles in the network.</summary>
public static class Roles
{
    /// <summary>Invites, blocks, archives groups; has no other right inside groups.</summary>
    public const string Administrator = "administrator";
}

/// <summary>An account as the web hosts see it.</summary>
[GenerateSerializer, Immutable, Alias("account")]
public sealed record Account
{
    /// <summary>Its owner.</summary>
    [Id(0)]
    public MemberId Id { get; init; }

    /// <summary>What the owner signs in with.</summary>
    [Id(1)]
    public Credentials Credentials { get; init; } = new();

    /// <summary>Whether it may be used.</summary>
    [Id(2)]
    public Standing Standing { get; init; }

    /// <summary>See <see cref="Accounts.Roles"/>.</summary>
    [Id(3)]
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>Whether there is a printed code.</summary>
    [Id(4)]
    public bool HasRecoveryCode { get; init; }

    /// <summary>Who helped the owner back in, the newest last.</summary>
    [Id(5)]
    public ImmutableArray<AccessRestored> Restored { get; init; } = [];

    /// <summary>Why and until when it is blocked; null where it isn't, or nobody said why.</summary>
    [Id(6)]
    public Suspension? Suspension { get; init; }
}

/// <summary>A new account.</summary>
[GenerateSerializer, Immutable, Alias("new-account")]
public sealed record NewAccount
{
    /// <summary>What the owner signs in with; name and address are claimed already.</summary>
    [Id(0)]
    public Credentials Credentials { get; init; } = new();

    /// <summary>Active or waiting.</summary>
    [Id(1)]
    public Standing Standing { get; init; }

    /// <summary>See <see cref="Accounts.Roles"/>.</summary>
    [Id(2)]
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>Who invited.</summary>
    [Id(3)]
    public MemberId? InvitedBy { get; init; }
}

/// <summary>What a code is good for.</summary>
[GenerateSerializer]
public enum CodePurpose
{
    /// <summary>A mailed link that signs in.</summary>
    SignIn,

    /// <summary>A mailed link that sets a new password.</summary>
    Password,

    /// <summary>A code that somebody hands over; it sets a new password.</summary>
    Restore,
}

/// <summary>Somebody issued a code by which the owner could set a new password.</summary>
[GenerateSerializer, Immutable, Alias("access-restored")]
public sealed record AccessRestored
{
    /// <summary>Who.</summary>
    [Id(0)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }

    /// <summary>When it was used, if it was.</summary>
    [Id(2)]
    public DateTimeOffset? UsedAt { get; init; }
}
