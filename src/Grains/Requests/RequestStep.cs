using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Requests;

/// <summary>What a command on membership leads to: entries of the topic that change, and the requests after it.
/// </summary>
internal readonly record struct RequestStep(ImmutableArray<Entry> Changes, JoinRequests Requests);
