using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Inbox;
using Comparte.Mail;
using Comparte.Members;
using Comparte.Presence;
using Comparte.Topics;
using Microsoft.Extensions.Logging;

namespace Comparte.Push;

/// <summary>Owns the devices of one member that take pushes; the key is the <see cref="MemberId"/>. What is pushed while it is told
/// costs one write: whoever tells comes again until this answers. Only what has to wait is written before, with its reminder.
/// </summary>
[GrainType("push")]
internal sealed partial class PushGrain(
    [PersistentState("push.main", "main")] IPersistentState<PushRecord> state,
    PushHosts hosts,
    MailSettings settings,
    TimeProvider clock,
    ILogger<PushGrain> logger) : Grain, IPushGrain, IRemindable
{
    /// <summary>For how long after doing something a member counts as being there; what it does is reported some time later.
    /// </summary>
    private static readonly TimeSpan There = TimeSpan.FromMinutes(1);

    /// <summary>How often it is looked whether a member is still there.</summary>
    private static readonly TimeSpan Looking = TimeSpan.FromMinutes(1);

    private MemberId Id => MemberId.Of(this.GetPrimaryKeyString());

    private PushRecord State => state.State;

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <inheritdoc />
    public async Task TakeAsync(ImmutableArray<Notice> notices)
    {
        var waiting = PushRules.Told(State, notices, Now);
        if (waiting != State.Waiting)
        {
            await PushAsync(State with { Waiting = waiting });
        }
    }

    /// <inheritdoc />
    public async Task<Refusal?> AddAsync(MemberId actor, PushDevice device)
    {
        if (actor != Id || State.Erased)
        {
            return Refusal.NotFound;
        }

        if (PushRules.Check(device, hosts) is { } refusal)
        {
            return refusal;
        }

        if (!State.Devices.Any(known => known.Device == device))
        {
            await this.SaveAsync(state, State with { Devices = PushRules.With(State.Devices, device) });
        }

        return null;
    }

    /// <inheritdoc />
    public async Task<Refusal?> RemoveAsync(MemberId actor, string session)
    {
        if (actor != Id)
        {
            return Refusal.NotFound;
        }

        await EndSessionsAsync([session]);
        return null;
    }

    /// <inheritdoc />
    public Task<ImmutableArray<string>> SessionsAsync(MemberId actor) => Task.FromResult<ImmutableArray<string>>(
        actor == Id ? [.. State.Devices.Select(known => known.Device.Session)] : []);

    /// <inheritdoc />
    public async Task EndSessionsAsync(ImmutableArray<string> ended)
    {
        if (State.Devices.Any(known => ended.Contains(known.Device.Session)))
        {
            await this.SaveAsync(state, PushRules.Without(State, ended.Contains));
        }
    }

    /// <inheritdoc />
    public async Task EraseAsync()
    {
        await this.SaveAsync(state, new PushRecord { Erased = true });
        await this.EndReminderAsync(IPushGrain.Reminder);
    }

    /// <inheritdoc />
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (State.Waiting.IsEmpty)
        {
            await this.EndReminderAsync(IPushGrain.Reminder);
        }
        else if (PushRules.NextTry(State) <= Now)
        {
            await PushAsync(State);
        }
    }

    /// <summary>Pushes what waits in a state that isn't written yet, or lets it wait.</summary>
    private async Task PushAsync(PushRecord told)
    {
        var mine = await GrainFactory.GetGrain<IMemberGrain>(Id.Value).MineAsync(Id);
        if (await HeldUntilAsync(mine) is { } later)
        {
            await WaitAsync(told, later);
            return;
        }

        var alive = (await GrainFactory.GetGrain<ISessionsGrain>(Id.Value).ListAsync()).Select(session => session.Id).ToHashSet();
        told = PushRules.Without(told, session => !alive.Contains(session));
        var unseen = await GrainFactory.GetGrain<IInboxGrain>(Id.Value).UnseenAsync();
        var items = PushRules.Items(told, unseen, mine, Now);
        var answers = items.IsEmpty ? [] : await SendAsync(told, items, unseen.Length);
        var settled = PushRules.Settled(told, items, answers, Now);
        if (PushRules.NextTry(settled) is { } next)
        {
            await WaitAsync(settled, next);
            return;
        }

        var waited = !State.Waiting.IsEmpty;
        await this.SaveAsync(state, settled);
        if (waited)
        {
            await this.EndReminderAsync(IPushGrain.Reminder);
        }
    }

    private async Task WaitAsync(PushRecord next, DateTimeOffset until)
    {
        // The reminder that rings rings again by itself.
        var due = until - Now;
        if (next != State || due > Looking)
        {
            await this.RegisterOrUpdateReminder(IPushGrain.Reminder, due > TimeSpan.Zero ? due : TimeSpan.Zero, Looking);
        }

        if (next != State)
        {
            await this.SaveAsync(state, next);
        }
    }

    /// <summary>Until when nothing is pushed; null: it is now. An idle tab reads nothing.</summary>
    private async Task<DateTimeOffset?> HeldUntilAsync(ImmutableArray<Entry> mine)
    {
        var choice = mine.OfType<MailChoice>().FirstOrDefault() ?? new MailChoice();
        if (MailTimes.QuietEnd(choice, MailTimes.ZoneOf(choice.Zone, settings.Zone), Now) is { } end)
        {
            return end;
        }

        return await GrainFactory.GetPresence().ActiveAtAsync(Id) > Now - There ? Now + Looking : null;
    }

    private async Task<ImmutableArray<PushAnswer>> SendAsync(PushRecord told, ImmutableArray<PushItem> items, int unseen)
    {
        try
        {
            return await GrainFactory.GetGrain<IPushRoomGrain>(0).SendAsync(new PushOrder
            {
                To = Id,
                Items = items,
                Devices = PushRules.Due(told, Now),
                Unseen = unseen,
            });
        }
        catch (Exception failure)
        {
            LogFailed(failure);
            return
            [
                .. items.SelectMany(item => item.To.Select(session =>
                    new PushAnswer(session, item.Item.Notice.Key, PushOutcome.NotTaken, TimeSpan.Zero))),
            ];
        }
    }

    [LoggerMessage(3002, LogLevel.Warning, "Pushes could not be handed over.")]
    private partial void LogFailed(Exception failure);
}
