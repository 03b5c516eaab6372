using System.Collections.Immutable;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Members;
using Comparte.Web.Accounts.Oidc;
using Comparte.Web.Demo;
using Comparte.Web.Looks;

namespace Comparte.Web.Accounts;

/// <summary>Whoever is signed in.</summary>
/// <param name="Member">The profile.</param>
/// <param name="SignInName">The name to sign in with.</param>
/// <param name="Email">The address, if there is one.</param>
/// <param name="Roles">Roles in the network.</param>
/// <param name="Session">The id of the session or token.</param>
/// <param name="Settings">All settings, chosen or not.</param>
/// <param name="Network">Where the member is.</param>
/// <param name="HasRecoveryCode">Whether there is a printed code.</param>
/// <param name="Passkeys">The member's passkeys.</param>
public sealed record Me(
    MemberProfile Member,
    string SignInName,
    string? Email,
    ImmutableArray<string> Roles,
    string Session,
    ImmutableSortedDictionary<string, string> Settings,
    NetworkView Network,
    bool HasRecoveryCode,
    ImmutableArray<PasskeyView> Passkeys)
{
    /// <summary>Whether others use this device too: the browser keeps nothing of the member's on it.</summary>
    public bool Shared { get; init; }

    /// <summary>Who helped the member back in, the newest last; left out when nobody did.</summary>
    public ImmutableArray<AccessRestored>? Restored { get; init; }

    /// <summary>A new code to print, shown in this answer only.</summary>
    public string? RecoveryCode { get; init; }

    /// <summary>Whether there is a password; without one the member comes in by an account elsewhere.</summary>
    public bool HasPassword { get; init; }

    /// <summary>The member's accounts at identity providers; left out where there are none.</summary>
    public ImmutableArray<OidcLinkView>? OidcLinks { get; init; }
}

/// <summary>The network, as its members see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Demonstration">Whether its people are invented.</param>
public sealed record NetworkView(string Name, bool Demonstration)
{
    /// <summary>The group that newcomers join; left out when there is none.</summary>
    public GroupId? WelcomeGroup { get; init; }

    /// <summary>The number of the network's terms as they are now; 0: it has written none.</summary>
    public int Terms { get; init; }

    /// <summary>How many days copies of everything are kept, and with them what was erased; left out where none are made.
    /// </summary>
    public int? BackupDays { get; init; }

    /// <summary>The identity providers by which members may come in; left out where there are none.</summary>
    public ImmutableArray<OidcProviderView>? OidcProviders { get; init; }
}

/// <summary>The network, as anybody may see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Demonstration">Whether its people are invented.</param>
/// <param name="SignIns">In a demonstration: accounts to try it with.</param>
public sealed record NetworkShown(string Name, bool Demonstration, ImmutableArray<DemoSignIn>? SignIns)
{
    /// <summary>What newcomers read first; left out where there are no words.</summary>
    public WelcomeShown? Welcome { get; init; }

    /// <summary>The identity providers by which members may come in; left out where there are none.</summary>
    public ImmutableArray<OidcProviderView>? OidcProviders { get; init; }
}

/// <summary>A passkey, as its owner sees it.</summary>
public sealed record PasskeyView(string Id, string Name, DateTimeOffset At);

/// <summary><c>POST /api/session</c>. <c>email</c> takes a sign-in name too; <c>shared</c> says, here and elsewhere, that
/// others use the device too.</summary>
public sealed record SignInBody(string Email, string Password, bool Shared = false);

/// <summary>Asks for a mail.</summary>
public sealed record MailBody(string Email, string? Language);

/// <summary>A code from a mailed link.</summary>
public sealed record CodeBody(string Code, bool Shared = false);

/// <summary>Sets a password by a mailed code, or by the present one; the first one by a sign-in of just now.</summary>
public sealed record PasswordBody(
    string? Code, string? CurrentPassword, string Password, bool Shared = false);

/// <summary>Sets a password by a printed code or one that was handed over.</summary>
public sealed record RecoveryBody(string Name, string Code, string Password, bool Shared = false);

/// <summary>Shows that it is the member who asks, where the sign-in was some time ago.</summary>
public sealed record ProofBody(string? Password);

/// <summary>A member asks for everything that is its own.</summary>
/// <param name="RequestId">Made by the client; a UUIDv7.</param>
/// <param name="Password">Unless the member signed in just now.</param>
public sealed record ExportBody(Guid RequestId, string? Password);

/// <summary>What the browser's passkey functions gave.</summary>
public sealed record PasskeyBody(JsonElement Credential, string? Name, bool Shared = false);

/// <summary>A code, shown in this answer only.</summary>
public sealed record CodeView(string Code);

/// <summary>A device or token.</summary>
public sealed record DeviceView(
    string Id, string Device, DateTimeOffset At, DateTimeOffset SeenAt, bool Current, DeviceKind Kind);

/// <summary>What a session belongs to.</summary>
public enum DeviceKind
{
    /// <summary>A browser.</summary>
    Browser,

    /// <summary>A program with a token.</summary>
    Token,
}

/// <summary>A token to make.</summary>
public sealed record TokenBody(Guid RequestId, string Name, TokenScope Scope, int Days);

/// <summary>A token that was made; its text is shown in this answer only.</summary>
public sealed record TokenMade(string Id, string Token);

/// <summary>A token, as its owner sees it.</summary>
public sealed record TokenView(
    string Id, string Name, TokenScope Scope, DateTimeOffset At, DateTimeOffset SeenAt, DateTimeOffset ExpiresAt);

/// <summary>An invitation to make.</summary>
public sealed record InvitationBody(
    Guid RequestId, GroupId? Group, InvitationUses Uses, int? Days, string? Language, string? Name);

/// <summary>An invitation that was made; code, address and picture are shown in this answer only.</summary>
public sealed record InvitationMade(InvitationId Id, string Code, string Url, string Qr, DateTimeOffset ExpiresAt);

/// <summary>An invitation, as its guest sees it.</summary>
public sealed record InvitationShown(
    string Network,
    string? InvitedBy,
    string? Organization,
    string? GroupName,
    string? GroupPurpose,
    InvitationUses Uses,
    DateTimeOffset? ExpiresAt,
    string? Language,
    InvitationState State)
{
    /// <summary>The identity providers by which one may come in; left out where there are none.</summary>
    public ImmutableArray<OidcProviderView>? OidcProviders { get; init; }
}

/// <summary>Accepts an invitation: <c>terms</c> is the number of the version that was read, <c>provider</c> the identity provider from
/// which somebody came back, who needs no password then. Somebody who is signed in sends the request id alone.</summary>
public sealed record AcceptanceBody(
    Guid RequestId, string? Name, string? SignInName, string? Email, string? Password, string? Language,
    int? Terms = null, bool OfAge = false, bool Shared = false, string? Provider = null);

/// <summary>The maker of the invitation has to approve first.</summary>
public sealed record Waiting(string State = "waiting");
