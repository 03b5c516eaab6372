using System.Collections.Immutable;
using Comparte.Erasure;
using Comparte.Inbox;
using Comparte.Topics;

namespace Comparte.Groups;

/// <summary>Lets administrators from outside read a group in an emergency, tells its members, and ends it in time.</summary>
internal sealed class GroupEmergency
{
    private const int MaxReason = 500;
    private const int MaxVisits = 20;

    /// <summary>Visitors read and change nothing.</summary>
    public static readonly Refusal ReadsOnly = Refusal.Forbidden("emergency_reads_only");

    private readonly GroupId _id;
    private readonly Topic _topic;
    private readonly GroupRoll _drafted;
    private readonly GroupRoll _committed;
    private readonly IGrainFactory _grains;
    private readonly GroupTelling _telling;
    private readonly Administrators _administrators;
    private readonly TimeProvider _clock;
    private readonly TimedEnd _end;

    public GroupEmergency(
        GroupId id, Topic topic, GroupRoll drafted, GroupRoll committed, GroupTelling telling, IGrainFactory grains, TimeProvider clock)
    {
        (_id, _topic, _drafted, _committed, _telling, _grains, _clock) = (id, topic, drafted, committed, telling, grains, clock);
        _administrators = new Administrators(grains);
        _end = new TimedEnd(clock, () => committed.Emergencies.Min(one => one.Open?.Until), EndOverdueAsync);
    }

    /// <summary>Tells all members of each visit, once, also of one that is over when they are told.</summary>
    public Follower Follower => new()
    {
        Name = "emergency",
        Concerns = entry => entry is EmergencyEntry,
        Durable = true,
        TellAsync = TellAsync,
    };

    /// <summary>Whether no visit goes on, whose end is to be noted.</summary>
    public bool IsOver => !_committed.Emergencies.Any();

    /// <summary>See <see cref="IEmergencyGrain.EnterAsync"/>.</summary>
    public async Task<Outcome<EmergencyVisit>> EnterAsync(MemberId actor, EmergencyOrder order)
    {
        var refusal = await _administrators.RefusesAsync(actor)
            ?? (_drafted.About is null ? Refusal.NotFound : null)
            ?? InputRules.Request(order.RequestId)
            ?? InputRules.Lines(order.Reason, MaxReason, "reason", required: true);
        if (refusal is not null)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, order.RequestId, Fingerprint.Of("emergency", order));
        var entered = await _topic.OnceAsync(command, () => Next(actor, InputRules.Clean(order.Reason)));
        if (!entered.TryGet(out var committed, out refusal))
        {
            return refusal;
        }

        _end.Start();
        return ((EmergencyEntry)committed.Entries[0]).Visits[^1];
    }

    /// <summary>See <see cref="IEmergencyGrain.EndAsync"/>.</summary>
    public Task EndAsync(MemberId visitor) => EndAsync(one => one.By == visitor, _clock.GetUtcNow());

    /// <summary>Ends visits when their time is over. Where nobody is awake then, the topic's reminder wakes the grain.</summary>
    public void Start() => _end.Start();

    /// <summary>Ends none any more; the next activation does.</summary>
    public void Stop() => _end.Stop();

    /// <summary>Ends the visits whose time is over.</summary>
    public Task EndOverdueAsync()
    {
        var now = _clock.GetUtcNow();
        return EndAsync(one => one.VisitAt(now) is null, now);
    }

    private Outcome<ImmutableArray<Entry>> Next(MemberId actor, string reason)
    {
        var now = _clock.GetUtcNow();
        if (_drafted.RoleOf(actor) is not null)
        {
            return Refusal.Conflict("emergency_member");
        }

        var present = _drafted.EmergencyOf(actor);
        if (present?.VisitAt(now) is not null)
        {
            return Refusal.Conflict("emergency_open");
        }

        var visit = new EmergencyVisit { At = now, Until = now + EmergencyVisit.Length, Reason = reason };
        return ImmutableArray.Create<Entry>(new EmergencyEntry
        {
            Id = EmergencyEntry.IdOf(actor),
            No = present?.No ?? 0,
            By = actor,
            Visits = [.. present?.Ended(now).Visits.TakeLast(MaxVisits - 1) ?? [], visit],
        });
    }

    private async Task EndAsync(Func<EmergencyEntry, bool> which, DateTimeOffset now)
    {
        foreach (var one in _drafted.Emergencies.Where(which).ToList())
        {
            _ = _topic.Enqueue(new TopicCommand { Actor = one.By, Changes = [one.Ended(now)] });
        }

        await _topic.SettledAsync();
    }

    private async Task TellAsync(ImmutableArray<Entry> entries)
    {
        var visits =
            from entry in entries.Cast<EmergencyEntry>()
            from visit in entry.Visits
            where visit.At > entry.Visits[^1].At - EmergencyVisit.Length
            select (entry.By, visit);
        foreach (var (by, visit) in visits)
        {
            await GroupTelling.NotifyAsync(_grains, _committed.Members.Where(member => member.Since <= visit.At), new Notice
            {
                Type = NoticeType.EmergencyEntry,
                Key = $"emergency/{_id}/{by}/{visit.At.UtcTicks}",
                About = TopicId.Of(_id),
                Place = TopicId.Of(_id),
                By = [by],
                At = visit.At,
                ToldRev = 1,
            });
        }

        foreach (var by in entries.Cast<EmergencyEntry>().Select(entry => entry.By))
        {
            // Whoever is dismissed has the visits ended of which the own topic tells; who was before that, here.
            await _telling.TellPlaceAsync(by);
            if (await _administrators.RefusesAsync(by) is not null)
            {
                await EndAsync(by);
            }
        }
    }
}
