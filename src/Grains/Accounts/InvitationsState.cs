using System.Collections.Immutable;

namespace Comparte.Accounts;

/// <summary>Stored as <c>invitations.main</c>.</summary>
internal sealed record InvitationsState : IStoredRecord
{
    public int V { get; init; } = 1;

    /// <summary>The newest first.</summary>
    public ImmutableArray<MadeInvitation> Made { get; init; } = [];
}

/// <summary>One of them.</summary>
internal sealed record MadeInvitation
{
    public InvitationId Id { get; init; }

    public Guid RequestId { get; init; }
}
