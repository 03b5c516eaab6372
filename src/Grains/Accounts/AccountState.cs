using System.Collections.Immutable;

namespace Comparte.Accounts;

/// <summary>Stored as <c>account.main</c>.</summary>
internal sealed record AccountState : IStoredRecord
{
    public int V { get; init; } = 1;

    /// <summary>Null: there is no account.</summary>
    public DateTimeOffset? At { get; init; }

    public Credentials Credentials { get; init; } = new();

    public Standing Standing { get; init; }

    public ImmutableArray<string> Roles { get; init; } = [];

    public MemberId? InvitedBy { get; init; }

    public string? RecoveryHash { get; init; }

    public ImmutableArray<IssuedCode> Codes { get; init; } = [];

    public ImmutableArray<AccessRestored> Restored { get; init; } = [];

    /// <summary>Why and until when the account is blocked, where somebody said so.</summary>
    public Suspension? Suspension { get; init; }
}

/// <summary>A code that may be used once.</summary>
internal sealed record IssuedCode
{
    public CodePurpose Purpose { get; init; }

    public string Hash { get; init; } = "";

    public DateTimeOffset ExpiresAt { get; init; }

    public MemberId? By { get; init; }
}
