using System.Collections.Concurrent;
using System.Collections.Immutable;
using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Web.Live;

/// <summary>
/// The members with a socket at this host. Their own topics are watched as long as they are here: by them the host
/// hears that a session ended, that an account was blocked, and whether the member wants to be seen.
/// </summary>
internal sealed class OnlineMembers(LiveTopics topics, IGrainFactory grains, TimeProvider clock)
{
    private readonly ConcurrentDictionary<MemberId, Online> _members = [];

    /// <summary>The time.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Members with their sockets.</summary>
    public IEnumerable<(MemberId Member, ImmutableHashSet<LiveConnection> Connections, bool Visible)> All =>
        _members.Select(pair => (pair.Key, pair.Value.Connections, pair.Value.Visible));

    /// <summary>Whether the member has a socket here.</summary>
    public bool Has(MemberId member) => _members.ContainsKey(member);

    /// <summary>Whether nobody is to know that the member is here. So it is until the member chooses otherwise.
    /// </summary>
    public bool IsInvisible(MemberId member) => !(_members.TryGetValue(member, out var online) && online.Visible);

    /// <summary>Takes a new socket, and ends it at once when its session is over by now.</summary>
    public async Task AddAsync(LiveConnection connection)
    {
        _members.AddOrUpdate(
            connection.Member,
            _ => new Online { Connections = [connection] },
            (_, online) => online with { Connections = online.Connections.Add(connection) });

        // Watch first, then read: what ends in between arrives as a change.
        var me = TopicId.Me(connection.Member);
        await topics.WatchAsync(me);
        var page = await grains.GetTopic(me).ReadAsync(default);
        Apply(connection.Member, page.Entries);
    }

    /// <summary>Forgets a closed socket.</summary>
    public void Remove(LiveConnection connection)
    {
        if (!_members.TryGetValue(connection.Member, out var online))
        {
            return;
        }

        var left = online with { Connections = online.Connections.Remove(connection) };
        var done = left.Connections.IsEmpty
            ? _members.TryRemove(new KeyValuePair<MemberId, Online>(connection.Member, online))
            : _members.TryUpdate(connection.Member, left, online);
        if (!done)
        {
            Remove(connection);
        }
    }

    /// <summary>Acts on what is in a member's own topic.</summary>
    public void Apply(MemberId member, ImmutableArray<Entry> entries)
    {
        if (!_members.TryGetValue(member, out var online))
        {
            return;
        }

        foreach (var entry in entries)
        {
            switch (entry)
            {
                case Setting { Id: MemberSettings.Presence } setting:
                    _members.AddOrUpdate(
                        member, _ => online, (_, now) => now with { Visible = setting.Value == "on" });
                    break;
                case AccountState account:
                    End(online.Connections, account);
                    break;
            }
        }
    }

    private static void End(IEnumerable<LiveConnection> connections, AccountState account)
    {
        foreach (var connection in connections)
        {
            if (account.Blocked || account.EndedSessions.Contains(connection.Session))
            {
                connection.End(new Frame
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

        public bool Visible { get; init; }
    }
}
