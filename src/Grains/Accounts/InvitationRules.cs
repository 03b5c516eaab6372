using Comparte.Members;

namespace Comparte.Accounts;

/// <summary>The rules of invitations that need no grain.</summary>
internal static class InvitationRules
{
    private const int MaxDays = 90;
    private const int MaxUses = 500;
    private const int MaxName = 80;

    /// <summary>Why an invitation can't be made like this, or null.</summary>
    public static Refusal? Check(NewInvitation invitation) =>
        InputRules.Known(invitation.Uses, "uses")
        ?? (invitation.Days is < 1 or > MaxDays ? Refusal.Invalid("days_invalid", "days") : null)
        ?? InputRules.Line(invitation.Name, MaxName, "name")
        ?? (invitation.Language is { } language ? InputRules.Languages([language], "language") : null);

    /// <summary>Why a newcomer can't be taken like this, or null.</summary>
    public static Refusal? Check(Newcomer newcomer) =>
        InputRules.Request(newcomer.RequestId)
        ?? MemberRules.Check(ProfileOf(default, newcomer.Name, newcomer.Language), newcomer.Language)
        ?? (newcomer.SignInName is { } name && !SignInNames.IsAllowed(name)
            ? Refusal.Invalid("sign_in_name_invalid", "signInName")
            : null)
        ?? (newcomer.Email is { } email && !SignInNames.IsAddress(email)
            ? Refusal.Invalid("email_invalid", "email")
            : null);

    /// <summary>The profile that a newcomer begins with.</summary>
    public static MemberProfile ProfileOf(MemberId member, string name, string language) =>
        new() { Id = member, Name = name, Languages = [language] };

    /// <summary>What became of the invitation.</summary>
    public static InvitationState StateOf(InvitationRecord invitation, DateTimeOffset now) => invitation switch
    {
        { At: null } => InvitationState.Unknown,
        { RevokedAt: not null } => InvitationState.Revoked,
        { Uses: InvitationUses.Single, UsedBy.Length: > 0 } => InvitationState.Used,
        _ when invitation.ExpiresAt <= now => InvitationState.Expired,
        { UsedBy.Length: >= MaxUses } => InvitationState.Used,
        _ => InvitationState.Open,
    };

    /// <summary>Why an invitation in this state can't be used, or null.</summary>
    public static Refusal? RefusesUse(InvitationState state) => state switch
    {
        InvitationState.Open => null,
        InvitationState.Used => Refusal.Expired("invitation_used"),
        InvitationState.Expired => Refusal.Expired("invitation_expired"),
        InvitationState.Revoked => Refusal.Expired("invitation_revoked"),
        _ => Refusal.NotFound,
    };

    /// <summary>The invitation without the name of somebody who came by it, and without the one it was made for, where nobody
    /// else came; nobody is admitted any more by a use that waits. Null when there is nothing of it, or no longer.</summary>
    public static InvitationRecord? Without(InvitationRecord invitation, MemberId member) =>
        invitation.UsedBy.FirstOrDefault(use => use.Member == member) is { } use
        && use with { Name = "", Approved = use.AdmittedAt is not null && use.Approved == true } is var forgotten
        && forgotten != use
            ? invitation with
            {
                Name = invitation.UsedBy.Length > 1 ? invitation.Name : null,
                UsedBy = invitation.UsedBy.Replace(use, forgotten),
            }
            : null;

    /// <summary>What a request is answered when its sender has used the invitation before; null when the use goes on:
    /// it was approved and isn't finished, or this is the request that began it.</summary>
    public static Outcome<Acceptance>? AnswerRepeated(StoredUse use, Guid requestId)
    {
        var done = new Acceptance { Member = use.Member };
        return (use.Approved, IsSame: use.RequestId == requestId, IsAdmitted: use.AdmittedAt is not null) switch
        {
            { Approved: false } => Refusal.Forbidden("invitation_declined"),
            { IsSame: true, IsAdmitted: true } => done,
            { Approved: true, IsAdmitted: false } => null,
            { IsSame: true } => null,
            { Approved: null } => done with { Waiting = true },
            _ => RefusesUse(InvitationState.Used)!,
        };
    }
}
