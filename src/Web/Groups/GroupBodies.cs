using System.Collections.Immutable;
using Comparte.Groups;

namespace Comparte.Web.Groups;

/// <summary>Wants to join a group, with a word to those who answer.</summary>
public sealed record JoinBody(Guid RequestId, string? Text);

/// <summary>Gives a role, or invites. Doing it twice changes nothing, so the request id may be left out.</summary>
public sealed record RoleBody(GroupRole Role, Guid? RequestId);

/// <summary>Up to which post threads were read, by their ids.</summary>
public sealed record ReadThreadsBody(ImmutableSortedDictionary<string, long>? Threads);

/// <summary>What came of wanting to join.</summary>
public sealed record JoinView(JoinResult Result);
