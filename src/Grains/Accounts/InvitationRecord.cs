using System.Collections.Immutable;

namespace Comparte.Accounts;

/// <summary>Stored as <c>invitation.main</c>.</summary>
internal sealed record InvitationRecord
{
    public int V { get; init; } = 1;

    /// <summary>Null: there is no such invitation.</summary>
    public DateTimeOffset? At { get; init; }

    public MemberId? By { get; init; }

    public GroupId? Group { get; init; }

    public InvitationUses Uses { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public string? Language { get; init; }

    public string? Name { get; init; }

    public bool Administrator { get; init; }

    public ImmutableArray<InvitationUse> UsedBy { get; init; } = [];
}
