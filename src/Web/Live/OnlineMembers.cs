using System.Collections.Concurrent;
using System.Collections.Immutable;
using Comparte.Members;
using Comparte.Topics;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Live;

/// <summary>
/// The members with a socket or a waiting request at this host. Their own topics are watched as long as they are here:
/// by them the host hears that a session ended, that an account was blocked, and whether the member wants to be seen.
/// </summary>
internal sealed class OnlineMembers(
    LiveTopics topics, IGrainFactory grains, IOptions<LiveOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<MemberId, Online> _members = [];

    /// <summary>The time.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Called with each member who chose to be seen, or no longer to be, and which of them it was.</summary>
    public Action<MemberId, bool> VisibilityChanged { private get; set; } = (_, _) => { };

    /// <summary>Members with their sockets.</summary>
    public IEnumerable<(MemberId Member, ImmutableHashSet<LiveConnection> Connections, bool Visible)> All =>
        _members.Select(pair => (pair.Key, pair.Value.Connections, pair.Value.Visible));

    /// <summary>Whether the member has a socket here.</summary>
    public bool Has(MemberId member) => !ConnectionsOf(member).IsEmpty;

    /// <summary>The member's sockets here.</summary>
    public ImmutableHashSet<LiveConnection> ConnectionsOf(MemberId member) =>
        _members.TryGetValue(member, out var online) ? online.Connections : [];

    /// <summary>Whether nobody is to know that the member is here. So it is until the member chooses otherwise.
    /// </summary>
    public bool IsInvisible(MemberId member) => !(_members.TryGetValue(member, out var online) && online.Visible);

    /// <summary>Takes a new socket or waiting request, and ends it at once when its session is over by now. False when
    /// the member has too many of them.</summary>
    public async Task<bool> AddAsync(Subscriber subscriber)
    {
        if (!TryAdd(subscriber))
        {
            return false;
        }

        // Watch first, then read: what ends in between arrives as a change.
        while (!Hold(await topics.WatchAsync(TopicId.Me(subscriber.Member)), subscriber))
        {
        }

        var mine = await grains.GetGrain<IMemberGrain>(subscriber.Member.Value).MineAsync(subscriber.Member);
        Apply(subscriber.Member, mine);
        return true;
    }

    /// <summary>Forgets a closed socket or a request that has been answered.</summary>
    public void Remove(Subscriber subscriber)
    {
        while (_members.TryGetValue(subscriber.Member, out var online))
        {
            var left = online.Without(subscriber);
            if (left.IsEmpty
                ? _members.TryRemove(new KeyValuePair<MemberId, Online>(subscriber.Member, online))
                : _members.TryUpdate(subscriber.Member, left, online))
            {
                break;
            }
        }

        if (topics.Find(TopicId.Me(subscriber.Member)) is { } me)
        {
            lock (me.Gate)
            {
                me.Release(subscriber, Now);
            }
        }
    }

    /// <summary>Acts on what is in a member's own topic.</summary>
    public void Apply(MemberId member, ImmutableArray<Entry> entries)
    {
        foreach (var entry in entries)
        {
            switch (entry)
            {
                case Setting { Id: MemberSettings.Presence } setting:
                    Show(member, setting.Value == "on", setting.Rev);
                    break;
                case AccountState account:
                    End(member, account);
                    break;
            }
        }
    }

    private bool TryAdd(Subscriber subscriber)
    {
        while (true)
        {
            var online = _members.GetOrAdd(subscriber.Member, _ => new Online());
            var more = online.With(subscriber);
            if (more.Connections.Count > options.Value.SocketsPerMember
                || more.Waiters.Count > options.Value.WaitsPerMember)
            {
                return false;
            }

            if (_members.TryUpdate(subscriber.Member, more, online))
            {
                return true;
            }
        }
    }

    private static bool Hold(WatchedTopic me, Subscriber subscriber)
    {
        lock (me.Gate)
        {
            return me.Hold(subscriber);
        }
    }

    /// <summary>What was read may be older than what has been told meanwhile.</summary>
    private void Show(MemberId member, bool visible, long rev)
    {
        while (_members.TryGetValue(member, out var online) && online.VisibleRev < rev)
        {
            if (!_members.TryUpdate(member, online with { Visible = visible, VisibleRev = rev }, online))
            {
                continue;
            }

            if (online.Visible != visible)
            {
                VisibilityChanged(member, visible);
            }
        }
    }

    private void End(MemberId member, AccountState account)
    {
        if (!_members.TryGetValue(member, out var online))
        {
            return;
        }

        foreach (var subscriber in online.Connections.Concat<Subscriber>(online.Waiters))
        {
            if (account.Blocked || account.EndedSessions.Contains(subscriber.Session))
            {
                subscriber.End(new Frame
                {
                    Method = ToBrowser.Bye,
                    Payload = new Farewell(0, account.Blocked ? "blocked" : "signedOut"),
                });
            }
        }
    }

    private sealed record Online
    {
        public ImmutableHashSet<LiveConnection> Connections { get; init; } = [];

        public ImmutableHashSet<Waiter> Waiters { get; init; } = [];

        public bool Visible { get; init; }

        /// <summary>The revision of the member's topic that said so.</summary>
        public long VisibleRev { get; init; }

        public bool IsEmpty => Connections.IsEmpty && Waiters.IsEmpty;

        public Online With(Subscriber subscriber) => subscriber switch
        {
            LiveConnection connection => this with { Connections = Connections.Add(connection) },
            Waiter waiter => this with { Waiters = Waiters.Add(waiter) },
            _ => throw new ArgumentOutOfRangeException(nameof(subscriber)),
        };

        public Online Without(Subscriber subscriber) => subscriber switch
        {
            LiveConnection connection => this with { Connections = Connections.Remove(connection) },
            Waiter waiter => this with { Waiters = Waiters.Remove(waiter) },
            _ => throw new ArgumentOutOfRangeException(nameof(subscriber)),
        };
    }
}
