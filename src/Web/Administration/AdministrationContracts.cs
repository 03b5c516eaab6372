using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Administration;

namespace Comparte.Web.Administration;

/// <summary>A list of people as it was pasted, or read from a file.</summary>
/// <param name="Text">One person a line: name, address, organization, in this order or under a heading; only the name is needed.
/// What stands between is a comma, a semicolon or a tab.</param>
public sealed record GuestSheetBody(string Text);

/// <summary>People to invite.</summary>
/// <param name="RequestId">Made by the client; a UUIDv7.</param>
/// <param name="Guests">Who; at most 200.</param>
/// <param name="Days">For how long; 30 where it is left out.</param>
/// <param name="Language">Their language; that of the request where it is left out.</param>
public sealed record GuestsBody(Guid RequestId, ImmutableArray<GuestLine> Guests, int? Days, string? Language);

/// <summary>What the lines of a list do.</summary>
/// <param name="Items">One for each line that isn't empty.</param>
/// <param name="Mails">Whether whoever has an address gets a mail.</param>
public sealed record GuestPreview(ImmutableArray<GuestCheck> Items, bool Mails);

/// <summary>Invitations that were made; their addresses are shown in this answer only.</summary>
/// <param name="Items">One for each person, in their order.</param>
/// <param name="ExpiresAt">When they end.</param>
public sealed record GuestsMade(ImmutableArray<GuestLink> Items, DateTimeOffset ExpiresAt);

/// <summary>The link of somebody who was invited.</summary>
/// <param name="Invitation">The invitation's id, which opens nothing.</param>
/// <param name="Line">Who.</param>
/// <param name="Url">What to hand over.</param>
/// <param name="Mailed">Whether it goes out by mail as well.</param>
public sealed record GuestLink(InvitationId Invitation, GuestLine Line, string Url, bool Mailed);
