using System.Collections.Immutable;

namespace Comparte.Accounts;

/// <summary>Stored as <c>invitation.main</c>.</summary>
internal sealed record InvitationRecord : IStoredRecord
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

    /// <summary>Whether the names of who came are not kept.</summary>
    public bool Nameless { get; init; }

    public ImmutableArray<StoredUse> UsedBy { get; init; } = [];
}

/// <summary>One use of an invitation.</summary>
internal sealed record StoredUse
{
    public MemberId Member { get; init; }

    public string Name { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>Null while it waits.</summary>
    public bool? Approved { get; init; }

    /// <summary>Null for somebody who was a member already.</summary>
    public string? Language { get; init; }

    /// <summary>The request that made it. Whoever comes again with another one finishes it under this one, so that the
    /// group takes nobody in twice.</summary>
    public Guid RequestId { get; init; }

    /// <summary>The version of the terms that was agreed to; null for somebody who was a member already.</summary>
    public int? Terms { get; init; }

    /// <summary>When all that follows from it was done; from then on it does nothing any more.</summary>
    public DateTimeOffset? AdmittedAt { get; init; }

    /// <summary>As the maker sees it.</summary>
    public InvitationUse ToView() =>
        new() { Member = Member, Name = Name, At = At, Approved = Approved, Language = Language };
}
