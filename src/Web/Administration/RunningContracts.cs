using System.Collections.Immutable;
using Comparte.Silo;

namespace Comparte.Web.Administration;

/// <summary>How the network runs, as far as this host knows.</summary>
/// <param name="Version">What runs here.</param>
/// <param name="Store">The store, its copies, and the look for damage.</param>
/// <param name="Hosts">Since when each host runs, the oldest first.</param>
/// <param name="Mail">Whether mails go out.</param>
/// <param name="Connected">How many members are connected to this host now.</param>
/// <param name="Push">Whether pushes reach the browsers' services.</param>
/// <param name="Dashboard">Whether the Orleans Dashboard is shown.</param>
public sealed record RunningView(
    string Version,
    StoreCare Store,
    ImmutableArray<DateTimeOffset> Hosts,
    MailRunning Mail,
    int Connected,
    PushRunning Push,
    bool Dashboard);

/// <summary>How it is with mails.</summary>
/// <param name="Sends">Whether a mail server is configured; without one, mails become files in the data folder.</param>
/// <param name="SentAt">When one last left, since this host started.</param>
/// <param name="FailedAt">When one last failed, since this host started.</param>
public sealed record MailRunning(bool Sends, DateTimeOffset? SentAt, DateTimeOffset? FailedAt);

/// <summary>How it is with pushes.</summary>
/// <param name="Works">Whether browsers take them: they do of sites with TLS alone.</param>
/// <param name="SentAt">When a service last took one, since this host started.</param>
/// <param name="FailedAt">When one last failed or was refused, since this host started.</param>
public sealed record PushRunning(bool Works, DateTimeOffset? SentAt, DateTimeOffset? FailedAt);
