using System.Collections.Immutable;
using Comparte.Inbox;

namespace Comparte.Web.Inbox;

/// <summary>What the actor has seen.</summary>
/// <param name="UpTo">Every notice up to this number.</param>
/// <param name="Nos">These notices, at most 50.</param>
public sealed record SeenBody(long? UpTo, ImmutableArray<long>? Nos);

/// <summary>How much is to reach the actor.</summary>
/// <param name="Level">Null: as it is without, everything of a group, and of a conversation as of its group.</param>
public sealed record LevelBody(NoticeLevel? Level);
