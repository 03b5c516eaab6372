using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Comparte.Terms;

namespace Comparte.Accounts;

/// <summary>How often an invitation may be used.</summary>
[GenerateSerializer]
[SuppressMessage("Naming", "CA1720", Justification = "Single is the word of the API.")]
public enum InvitationUses
{
    /// <summary>Once; who uses it is in.</summary>
    Single,

    /// <summary>Often; each use waits for approval.</summary>
    Multiple,
}

/// <summary>What became of an invitation.</summary>
[GenerateSerializer]
public enum InvitationState
{
    /// <summary>It may be used.</summary>
    Open,

    /// <summary>It was for one, who came.</summary>
    Used,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was taken back, or its maker may no longer invite.</summary>
    Revoked,

    /// <summary>There never was one.</summary>
    Unknown,
}

/// <summary>An invitation to make.</summary>
[GenerateSerializer, Immutable, Alias("new-invitation")]
public sealed record NewInvitation
{
    /// <summary>Into which group, if into one.</summary>
    [Id(0)]
    public GroupId? Group { get; init; }

    /// <summary>How often it may be used.</summary>
    [Id(1)]
    public InvitationUses Uses { get; init; }

    /// <summary>1 to 90.</summary>
    [Id(2)]
    public int Days { get; init; }

    /// <summary>The guest's language, among <c>es pt eu en</c>.</summary>
    [Id(3)]
    public string? Language { get; init; }

    /// <summary>Whom it is for, in its maker's words; up to 80 characters.</summary>
    [Id(4)]
    public string? Name { get; init; }

    /// <summary>Whether who accepts administers the network. Only the network's own link says so.</summary>
    [Id(5)]
    public bool Administrator { get; init; }

    /// <summary>Whether it keeps no name of who came, because somebody else keeps a list of those who have not.</summary>
    [Id(6)]
    public bool Nameless { get; init; }
}

/// <summary>An invitation as its guest sees it.</summary>
[GenerateSerializer, Immutable, Alias("invitation-preview")]
public sealed record InvitationPreview
{
    /// <summary>Whether it may be used.</summary>
    [Id(0)]
    public InvitationState State { get; init; } = InvitationState.Unknown;

    /// <summary>Who invites; null for the network's own link.</summary>
    [Id(1)]
    public MemberId? By { get; init; }

    /// <summary>Into which group.</summary>
    [Id(2)]
    public GroupId? Group { get; init; }

    /// <summary>How often it may be used.</summary>
    [Id(3)]
    public InvitationUses Uses { get; init; }

    /// <summary>Until when.</summary>
    [Id(4)]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The guest's language.</summary>
    [Id(5)]
    public string? Language { get; init; }
}

/// <summary>An invitation as its maker sees it.</summary>
[GenerateSerializer, Immutable, Alias("invitation")]
public sealed record Invitation
{
    /// <summary>Its id, made from the hash of its code.</summary>
    [Id(0)]
    public InvitationId Id { get; init; }

    /// <summary>Who made it.</summary>
    [Id(1)]
    public MemberId? By { get; init; }

    /// <summary>Into which group.</summary>
    [Id(2)]
    public GroupId? Group { get; init; }

    /// <summary>How often it may be used.</summary>
    [Id(3)]
    public InvitationUses Uses { get; init; }

    /// <summary>When it was made.</summary>
    [Id(4)]
    public DateTimeOffset At { get; init; }

    /// <summary>Until when it may be used.</summary>
    [Id(5)]
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was taken back.</summary>
    [Id(6)]
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whom it is for.</summary>
    [Id(7)]
    public string? Name { get; init; }

    /// <summary>Who used it, oldest first.</summary>
    [Id(8)]
    public ImmutableArray<InvitationUse> UsedBy { get; init; } = [];
}

/// <summary>One use of an invitation.</summary>
[GenerateSerializer, Immutable, Alias("invitation-use")]
public sealed record InvitationUse
{
    /// <summary>Who came.</summary>
    [Id(0)]
    public MemberId Member { get; init; }

    /// <summary>Under which name; there is no profile before the approval.</summary>
    [Id(1)]
    public string Name { get; init; } = "";

    /// <summary>When.</summary>
    [Id(2)]
    public DateTimeOffset At { get; init; }

    /// <summary>Whether it was approved; null while it waits.</summary>
    [Id(3)]
    public bool? Approved { get; init; }

    /// <summary>The language that the profile will begin with; null for somebody who was a member already.</summary>
    [Id(4)]
    public string? Language { get; init; }
}

/// <summary>Somebody who accepts an invitation and has no account yet.</summary>
[GenerateSerializer, Immutable, Alias("newcomer")]
public sealed record Newcomer
{
    /// <summary>By the client. The same request makes the same account.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>1 to 80 characters.</summary>
    [Id(1)]
    public string Name { get; init; } = "";

    /// <summary>The name to sign in with; made from the name where it is left out.</summary>
    [Id(2)]
    public string? SignInName { get; init; }

    /// <summary>An address, if there is one.</summary>
    [Id(3)]
    public string? Email { get; init; }

    /// <summary>As ASP.NET Core Identity makes it; empty for somebody who comes in by <see cref="Oidc"/>.</summary>
    [Id(4)]
    public string PasswordHash { get; init; } = "";

    /// <summary>Random.</summary>
    [Id(5)]
    public string SecurityStamp { get; init; } = "";

    /// <summary>Among <c>es pt eu en</c>.</summary>
    [Id(6)]
    public string Language { get; init; } = "";

    /// <summary>What is said about the network's terms.</summary>
    [Id(7)]
    public TermsAgreement Terms { get; init; } = new();

    /// <summary>The account elsewhere by which the newcomer comes in, in place of a password.</summary>
    [Id(8)]
    public OidcLink? Oidc { get; init; }
}

/// <summary>What came of accepting an invitation.</summary>
[GenerateSerializer, Immutable, Alias("acceptance")]
public sealed record Acceptance
{
    /// <summary>Who came.</summary>
    [Id(0)]
    public MemberId Member { get; init; }

    /// <summary>Whether the maker has to approve first.</summary>
    [Id(1)]
    public bool Waiting { get; init; }
}
