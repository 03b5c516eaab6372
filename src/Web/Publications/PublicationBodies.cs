using System.Collections.Immutable;
using Comparte.Publications;

namespace Comparte.Web.Publications;

/// <summary>Shares with a group, or without one with the network.</summary>
public sealed record ShareBody(Guid RequestId, GroupId? Group);

/// <summary>Whether one who was asked wants to be an author.</summary>
public sealed record AgreementBody(Guid RequestId, bool Agrees);

/// <summary>A text to look at.</summary>
public sealed record PreviewBody(string? Source);

/// <summary>The text as it will look.</summary>
public sealed record PreviewView(string Html);

/// <summary>The number of a saving.</summary>
public sealed record SavedView(long No);

/// <summary>A version of a text: what was written, and how it looks.</summary>
/// <param name="Language">Its language.</param>
/// <param name="Version">1, 2, 3 …; 0: as its authors write it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Source">Markdown.</param>
/// <param name="Html">Sanitized HTML.</param>
/// <param name="At">When it was shared.</param>
/// <param name="By">Who shared it.</param>
public sealed record TextView(
    string Language, int Version, string Title, string Source, string Html, DateTimeOffset At, MemberId By);

/// <summary>A new publication; everything but type and language may come later.</summary>
public sealed record NewPublicationBody(
    Guid RequestId, PublicationType? Type, string? Language, OrganizationId? Organization, InitiativeId? Initiative,
    string? Title, string? Body);

/// <summary>Somebody tried a method.</summary>
public sealed record TrialBody(
    Guid RequestId, OrganizationId? Organization, InitiativeId? Initiative, string? Country, string? Territory,
    Worked? Worked, string? Text);

/// <summary>Shares a text as its next version.</summary>
public sealed record TextShareBody(Guid RequestId, ImmutableArray<MemberId>? Credit);

/// <summary>Saves a text.</summary>
public sealed record WorkingBody(Guid RequestId, long Base, string? Title, string? Body, int? Of);
