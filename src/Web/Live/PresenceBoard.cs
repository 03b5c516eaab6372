using System.Collections.Concurrent;
using System.Collections.Immutable;
using Comparte.Presence;
using Microsoft.Extensions.Hosting;

namespace Comparte.Web.Live;

/// <summary>
/// Who is there, as far as it is on somebody's screen. This host reports its members to one grain in numbered
/// differences, asks it for those that its own browsers look at, and tells each browser only what changed.
/// </summary>
internal sealed partial class PresenceBoard : BackgroundService
{
    /// <summary>Members one browser may look at.</summary>
    public const int MostLooks = 100;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(5);

    /// <summary>How old the grain's knowledge may be of when somebody who goes on doing something did it last.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private readonly LiveTopics _topics;
    private readonly OnlineMembers _online;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _clock;
    private readonly ILogger<PresenceBoard> _logger;

    // What the grain has been told; used by the reports alone, one after another.
    private readonly Dictionary<MemberId, (MemberPresence Said, DateTimeOffset Seen, DateTimeOffset Told)> _said = [];
    private long _number;

    // Who chose anew whether to be seen, until the grain is told: it may have forgotten what it was told, and whoever
    // chose not to be may have gone by then.
    private readonly ConcurrentDictionary<MemberId, bool> _chose = [];

    public PresenceBoard(
        LiveTopics topics, OnlineMembers online, HereBoard here, IGrainFactory grains, TimeProvider clock,
        ILogger<PresenceBoard> logger)
    {
        (_topics, _online, _grains, _clock, _logger) = (topics, online, grains, clock, logger);
        online.VisibilityChanged = (member, visible) =>
        {
            _chose[member] = visible;
            here.ShowAgain(member);
        };
    }

    /// <summary>Sets whose presence a browser shows, and tells it.</summary>
    public async Task LookAsync(LiveConnection live, MemberId[] members)
    {
        live.ActiveAt = _clock.GetUtcNow();
        live.Looks = [.. members.Distinct()];
        if (live.Looks.Count > 0)
        {
            var seen = await Grain().LookAsync([.. live.Looks]);
            Tell(live, seen.ToDictionary(presence => presence.Member));
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, _clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ReportAsync();
                await RefreshAsync();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
                _number = 0;
            }
        }
    }

    private IPresenceGrain Grain() => _grains.GetPresence();

    private async Task ReportAsync()
    {
        var changes = Differences();
        var report = new PresenceReport { Host = _topics.Host, Number = _number + 1, Changes = changes };
        if (await Grain().ReportAsync(report))
        {
            _number++;
            return;
        }

        // The grain has lost us: begin again with everybody.
        var all = _said.Values.Select(said => said.Said).Where(said => said.State != PresenceState.Offline);
        await Grain().ReportAsync(report with { Number = 1, Changes = [.. all] });
        _number = 1;
    }

    private ImmutableArray<MemberPresence> Differences()
    {
        var now = _clock.GetUtcNow();
        var changes = ImmutableArray.CreateBuilder<MemberPresence>();
        var present = _online.All.Where(member => !member.Connections.IsEmpty).ToDictionary(
            member => member.Member,
            member => (At: member.Connections.Max(connection => connection.ActiveAt), Hidden: !member.Visible));
        foreach (var (member, (activeAt, hidden)) in present)
        {
            var state = now - activeAt > IdleAfter ? PresenceState.Idle : PresenceState.Active;
            var presence = new MemberPresence { Member = member, State = state, At = activeAt, Hidden = hidden };
            var isNews = _chose.TryRemove(member, out _);
            var isKnown = !isNews && _said.TryGetValue(member, out var said) && said.Said.State == state
                && said.Said.Hidden == hidden && activeAt - said.Told < Fresh;
            if (!isKnown)
            {
                changes.Add(presence);
            }

            _said[member] = (presence, now, isKnown ? _said[member].Told : activeAt);
        }

        foreach (var (member, said) in _said.Where(said => !present.ContainsKey(said.Key)).ToList())
        {
            // A reload or a deploy doesn't flap; of somebody who chose to be invisible and left, no time stays.
            var hides = said.Said.Hidden || (_chose.TryGetValue(member, out var seen) && !seen);
            if (now - said.Seen >= Grace || hides)
            {
                changes.Add(said.Said with { State = PresenceState.Offline, At = hides ? default : said.Said.At });
                _said.Remove(member);
            }
        }

        // Of whom nothing was said, nothing is to be taken back.
        foreach (var member in _chose.Keys.Where(member => !_said.ContainsKey(member)))
        {
            _chose.TryRemove(member, out _);
        }

        return changes.ToImmutable();
    }

    private async Task RefreshAsync()
    {
        var looking = _online.All.SelectMany(member => member.Connections).Where(live => live.Looks.Count > 0).ToList();
        if (looking.Count == 0)
        {
            return;
        }

        var members = looking.SelectMany(live => live.Looks).Distinct().ToImmutableArray();
        var seen = (await Grain().LookAsync(members)).ToDictionary(presence => presence.Member);
        looking.ForEach(live => Tell(live, seen));
    }

    private static void Tell(LiveConnection live, Dictionary<MemberId, MemberPresence> seen)
    {
        var news = new List<PresenceOf>();
        foreach (var member in live.Looks)
        {
            if (seen.TryGetValue(member, out var presence) && live.Saw(presence))
            {
                news.Add(Of(presence.Member, presence.State, presence.At));
            }
        }

        if (news.Count > 0)
        {
            live.Deliver(new Frame { Method = ToBrowser.Presence, Payload = news });
        }
    }

    private static PresenceOf Of(MemberId member, PresenceState state, DateTimeOffset at) =>
        new(member, state switch
        {
            PresenceState.Active => PresenceOf.Active,
            PresenceState.Idle => PresenceOf.Idle,
            _ => PresenceOf.Offline,
        }, at);

    [LoggerMessage(3121, LogLevel.Warning, "Presence could not be told.")]
    private partial void LogFailed(Exception failure);
}
