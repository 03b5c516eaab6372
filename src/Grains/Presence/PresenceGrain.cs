using System.Collections.Immutable;

namespace Comparte.Presence;

/// <summary>Who is online, as the hosts tell. A host that stops reporting takes its members with it after 15 s.
/// </summary>
[GrainType("presence")]
internal sealed class PresenceGrain(TimeProvider clock) : Grain, IPresenceGrain
{
    private const int MostRemembered = 20_000;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private readonly Dictionary<string, Reporting> _hosts = [];
    private readonly Dictionary<MemberId, DateTimeOffset> _lastSeen = [];

    /// <inheritdoc />
    public Task<bool> ReportAsync(PresenceReport report)
    {
        _hosts.TryGetValue(report.Host.Name, out var host);
        if (report.Number != 1
            && (host is null || host.Generation != report.Host.Generation || host.Number + 1 != report.Number))
        {
            return Task.FromResult(false);
        }

        if (report.Number == 1 || host is null)
        {
            _hosts[report.Host.Name] = host = new Reporting(report.Host.Generation);
        }

        (host.Number, host.Until) = (report.Number, clock.GetUtcNow() + Lease);
        foreach (var change in report.Changes)
        {
            if (change.Hidden || change.At == default)
            {
                _lastSeen.Remove(change.Member);
            }
            else
            {
                _lastSeen[change.Member] = change.At;
            }

            host.Members[change.Member] = change;
            if (change.State == PresenceState.Offline)
            {
                host.Members.Remove(change.Member);
            }
        }

        Trim();
        return Task.FromResult(true);
    }

    /// <inheritdoc />
    public Task<ImmutableArray<MemberPresence>> LookAsync(ImmutableArray<MemberId> members)
    {
        ForgetHosts();
        return Task.FromResult(members.Select(Presence).ToImmutableArray());
    }

    /// <inheritdoc />
    public Task<DateTimeOffset?> ActiveAtAsync(MemberId member)
    {
        ForgetHosts();
        return Task.FromResult(AtHosts(member).Where(presence => presence.State == PresenceState.Active)
            .Max(presence => (DateTimeOffset?)presence.At));
    }

    /// <inheritdoc />
    public Task ForgetAsync(MemberId member)
    {
        _lastSeen.Remove(member);
        foreach (var host in _hosts.Values)
        {
            host.Members.Remove(member);
        }

        return Task.CompletedTask;
    }

    private void ForgetHosts()
    {
        var now = clock.GetUtcNow();
        foreach (var gone in _hosts.Where(host => host.Value.Until < now).Select(host => host.Key).ToList())
        {
            _hosts.Remove(gone);
        }
    }

    /// <summary>One host may not know yet what was chosen at another: hidden anywhere is hidden.</summary>
    private MemberPresence Presence(MemberId member)
    {
        var known = AtHosts(member).ToList();
        return known.Exists(presence => presence.Hidden)
            ? new MemberPresence { Member = member }
            : known.OrderByDescending(presence => (presence.State, presence.At)).FirstOrDefault()
                ?? new MemberPresence { Member = member, At = _lastSeen.GetValueOrDefault(member) };
    }

    private IEnumerable<MemberPresence> AtHosts(MemberId member) =>
        _hosts.Values.Select(host => host.Members.GetValueOrDefault(member)).OfType<MemberPresence>();

    private void Trim()
    {
        if (_lastSeen.Count > MostRemembered)
        {
            foreach (var (member, _) in _lastSeen.OrderBy(seen => seen.Value).Take(MostRemembered / 10).ToList())
            {
                _lastSeen.Remove(member);
            }
        }
    }

    private sealed class Reporting(long generation)
    {
        public long Generation { get; } = generation;

        public long Number { get; set; }

        public DateTimeOffset Until { get; set; }

        public Dictionary<MemberId, MemberPresence> Members { get; } = [];
    }
}
