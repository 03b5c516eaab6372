namespace Comparte.Topics;

/// <summary>
/// The hosts that watch a topic. Each has at most one call in flight, also when it stops watching, watches again or
/// starts anew meanwhile; nobody awaits one inside a command. A host that doesn't answer twice, or doesn't renew, is
/// forgotten and watches again when it can.
/// </summary>
internal sealed class Watchers(Topic topic, TopicId id, Func<TopicId?> parent, TimeProvider clock)
{
    /// <summary>How long a watch lasts without renewal.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private const int MaxFailures = 2;
    private readonly Dictionary<string, Watcher> _hosts = [];

    /// <summary>The hosts, by name, that are being pushed to. A host that is forgotten or replaced stays here until its
    /// last call has ended.</summary>
    private readonly HashSet<string> _pushing = [];

    /// <summary>Registers a host, which knows the topic up to <paramref name="rev"/> by the answer to this. False for a
    /// host that has restarted since.</summary>
    public bool Watch(HostId host, ITopicObserver observer, long rev)
    {
        var until = clock.GetUtcNow() + Lease;
        if (_hosts.TryGetValue(host.Name, out var known) && known.Host.Generation >= host.Generation)
        {
            if (known.Host.Generation > host.Generation)
            {
                return false;
            }

            (known.Observer, known.Sent, known.Until, known.Failures) = (observer, rev, until, 0);
            return true;
        }

        _hosts[host.Name] = new Watcher(host) { Observer = observer, Sent = rev, Until = until };
        return true;
    }

    /// <summary>False when this host, in this generation, doesn't watch.</summary>
    public bool Renew(HostId host)
    {
        if (!_hosts.TryGetValue(host.Name, out var watcher) || watcher.Host.Generation != host.Generation)
        {
            return false;
        }

        watcher.Until = clock.GetUtcNow() + Lease;
        return true;
    }

    /// <summary>Forgets a host.</summary>
    public void Unwatch(HostId host)
    {
        if (_hosts.TryGetValue(host.Name, out var watcher) && watcher.Host.Generation == host.Generation)
        {
            _hosts.Remove(host.Name);
        }
    }

    /// <summary>Passes on what a host that watches tells, to the others.</summary>
    public void Pass(HostId from, TopicSignal signal)
    {
        if (!_hosts.ContainsKey(from.Name))
        {
            return;
        }

        var now = clock.GetUtcNow();
        foreach (var watcher in _hosts.Values.Where(other => other.Host.Name != from.Name && other.Until >= now))
        {
            watcher.Observer.SignalAsync(id, signal).Ignore();
        }
    }

    /// <summary>Starts a push to every host that has none in flight. Called after each commit.</summary>
    public void Notify()
    {
        if (_hosts.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        foreach (var watcher in _hosts.Values.ToArray())
        {
            if (watcher.Until < now)
            {
                _hosts.Remove(watcher.Host.Name);
            }
            else if (_pushing.Add(watcher.Host.Name))
            {
                _ = PushAsync(watcher.Host.Name);
            }
        }
    }

    /// <summary>Pushes to whoever watches under this name by then.</summary>
    private async Task PushAsync(string host)
    {
        try
        {
            while (_hosts.TryGetValue(host, out var watcher) && watcher.Sent < topic.Head)
            {
                await PushOnceAsync(watcher);
            }
        }
        finally
        {
            _pushing.Remove(host);
        }
    }

    private async Task PushOnceAsync(Watcher watcher)
    {
        var batch = BatchAfter(watcher.Sent);
        var begun = clock.GetTimestamp();
        using var span = TopicTelemetry.BeginPush(batch);
        try
        {
            await watcher.Observer.ChangesAsync(span is null ? batch : batch with { Trace = span.Id });
            (watcher.Sent, watcher.Failures) = (Math.Max(watcher.Sent, batch.To), 0);
            TopicTelemetry.EndPush(id, clock.GetElapsedTime(begun), answered: true);
        }
        catch (Exception)
        {
            TopicTelemetry.EndPush(id, clock.GetElapsedTime(begun), answered: false);

            // The host is gone, or too slow. It repairs itself by renewing, which answers the head.
            if (++watcher.Failures >= MaxFailures && IsCurrent(watcher))
            {
                _hosts.Remove(watcher.Host.Name);
            }
        }
    }

    /// <summary>The next changes. Where the ring begins later than the host stands, the batch begins later too: the
    /// host sees the gap and has its readers fetch.</summary>
    private TopicBatch BatchAfter(long rev)
    {
        var from = Math.Max(rev, topic.Ring.Start);
        var (to, entries) = topic.Ring.After(from) ?? (from, []);
        return new TopicBatch
        {
            Topic = id,
            Epoch = topic.Epoch,
            From = from,
            To = to,
            Entries = entries,
            Parent = parent(),
            After = topic.After,
            CommittedAt = topic.CommittedAt,
            Trace = topic.Trace,
        };
    }

    private bool IsCurrent(Watcher watcher) =>
        _hosts.TryGetValue(watcher.Host.Name, out var current) && ReferenceEquals(current, watcher);

    private sealed class Watcher(HostId host)
    {
        public HostId Host { get; } = host;

        public required ITopicObserver Observer { get; set; }

        public DateTimeOffset Until { get; set; }

        /// <summary>The revision up to which the host has been told.</summary>
        public long Sent { get; set; }

        public int Failures { get; set; }
    }
}
