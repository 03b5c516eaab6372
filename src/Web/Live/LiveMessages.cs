using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Web.Live;

/// <summary>The methods that browsers offer.</summary>
internal static class ToBrowser
{
    public const string Changes = nameof(Changes);
    public const string Heads = nameof(Heads);
    public const string Sync = nameof(Sync);
    public const string Reset = nameof(Reset);
    public const string Gone = nameof(Gone);
    public const string Bye = nameof(Bye);
    public const string Typing = nameof(Typing);
    public const string Presence = nameof(Presence);
}

/// <summary>What a browser wants to open, and how far it knows it.</summary>
/// <param name="Topic"><c>kind/id</c>.</param>
/// <param name="Epoch">The incarnation it knows, or null.</param>
/// <param name="Rev">The revision up to which it is complete.</param>
public sealed record Want(string Topic, string? Epoch, long Rev);

/// <summary>How an opening goes on.</summary>
public enum OpenedStatus
{
    /// <summary>Nothing is missing.</summary>
    Current,

    /// <summary>The few missing changes come at once.</summary>
    Follows,

    /// <summary>The difference is to be fetched.</summary>
    Fetch,

    /// <summary>The topic is another incarnation: a window is to be fetched.</summary>
    Reset,

    /// <summary>It isn't there for this reader: forget it.</summary>
    Gone,
}

/// <summary>The answer to one <see cref="Want"/>.</summary>
public sealed record Opened(string Topic, string Epoch, long Head, OpenedStatus Status);

/// <summary>Changes as browsers get them; see <see cref="TopicBatch"/>.</summary>
public sealed record Changes(TopicId Topic, string Epoch, long From, long To, ImmutableArray<Entry> Entries);

/// <summary>Where a topic stands: a browser that is behind fetches the difference.</summary>
public sealed record TopicAt(TopicId Topic, string Epoch, long Head);

/// <summary>A topic that is no longer open, or has to be fetched anew from whatever its head is.</summary>
public sealed record TopicNamed(TopicId Topic);

/// <summary>The server closes the connection.</summary>
/// <param name="ReconnectIn">Seconds to wait before coming back.</param>
/// <param name="Reason"><c>restart | slow | tooMany | signedOut | blocked</c>.</param>
public sealed record Farewell(double ReconnectIn, string Reason);

/// <summary>Somebody writes in a topic.</summary>
public sealed record TypingIn(TopicId Topic, MemberId Member);

/// <summary>Whether a member is there.</summary>
/// <param name="Member">Who.</param>
/// <param name="State"><c>active | idle | offline</c>.</param>
/// <param name="At">Last active, from which the browser computes how long ago.</param>
/// <param name="Here">The topics the member looks at, among those the reader looks at too.</param>
public sealed record PresenceOf(MemberId Member, string State, DateTimeOffset At, ImmutableArray<TopicId>? Here = null)
{
    /// <summary>Doing something.</summary>
    internal const string Active = "active";

    /// <summary>Connected, and quiet for some minutes.</summary>
    internal const string Idle = "idle";

    /// <summary>Not connected, or not to be seen.</summary>
    internal const string Offline = "offline";
}
