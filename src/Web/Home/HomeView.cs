using System.Collections.Immutable;
using Comparte.Topics;
using Comparte.Web.Accounts;

namespace Comparte.Web.Home;

/// <summary>A thread's card with the group in which it stands.</summary>
public sealed record HomeThread(GroupId Group, string GroupName, Entry Card);

/// <summary>What the first screen needs, in one answer. Entries say their kind, because browsers keep them beside what
/// topics bring.</summary>
/// <param name="Me">Whoever asks.</param>
/// <param name="Memberships">Where the member belongs, is invited or waits.</param>
/// <param name="Threads">The newest 20 over the member's groups.</param>
/// <param name="People">Those named in the threads.</param>
/// <param name="Organizations">Theirs.</param>
public sealed record HomeView(
    Me Me,
    ImmutableArray<Entry> Memberships,
    ImmutableArray<HomeThread> Threads,
    ImmutableArray<Entry> People,
    ImmutableArray<Entry> Organizations);
