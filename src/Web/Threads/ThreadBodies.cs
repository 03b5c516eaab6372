using System.Collections.Immutable;
using Comparte.Threads;

namespace Comparte.Web.Threads;

/// <summary>A new thread with its opening post.</summary>
public sealed record NewThreadBody(
    Guid RequestId, string? Title, ThreadKind? Kind, string? Body, ImmutableArray<string>? Axes, bool? Announces = null);

/// <summary>A new text for a post.</summary>
public sealed record EditBody(Guid RequestId, string? Body);

/// <summary>How far the actor has read.</summary>
public sealed record ReadBody(long No);
