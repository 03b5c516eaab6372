using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Inbox;
using Comparte.Members;
using Comparte.Presence;
using Microsoft.Extensions.Logging;

namespace Comparte.Mail;

/// <summary>Owns what is known of one member's mails; the key is the <see cref="MemberId"/>. A mail at once is marked after it was
/// sent, so that it comes at least once, and by its id twice at most on paper; a digest before, so that it comes once at most.
/// Reminders alone wake it, and are set before what they are for is written.</summary>
[GrainType("mail")]
internal sealed partial class MailGrain(
    [PersistentState("mail.main", "main")] IPersistentState<MailRecord> state,
    MailSettings settings,
    TimeProvider clock,
    ILogger<MailGrain> logger) : Grain, IMailGrain, IRemindable
{
    /// <summary>What a member does is reported some time later.</summary>
    private static readonly TimeSpan Reporting = TimeSpan.FromSeconds(45);

    /// <summary>How often it is looked whether a member is still there.</summary>
    private static readonly TimeSpan Looking = TimeSpan.FromMinutes(1);

    /// <summary>After how long a digest comes whose reminder was missed.</summary>
    private static readonly TimeSpan Missed = TimeSpan.FromHours(1);

    /// <summary>The least time between two mails that say what did not become of an answer.</summary>
    private static readonly TimeSpan Answering = TimeSpan.FromHours(1);

    private const int MaxTries = 12;
    private const int MaxDigestTries = 5;

    private MemberId Id => MemberId.Of(this.GetPrimaryKeyString());

    private MailRecord State => state.State;

    private DateTimeOffset Now => clock.GetUtcNow();

    private TimeZoneInfo Zone => MailTimes.ZoneOf(State.Choice.Zone, settings.Zone);

    private IMemberGrain Member => GrainFactory.GetGrain<IMemberGrain>(Id.Value);

    /// <inheritdoc />
    public async Task TakeAsync(ImmutableArray<Notice> notices)
    {
        var news = MailRules.News(State, notices, Now);
        if (news.IsEmpty || State is { Erased: true } or { Choice.AtOnce: false } || !await IsReachableAsync())
        {
            return;
        }

        if (State.Waiting.IsEmpty)
        {
            await RemindOfWaitingAsync();
        }

        await this.SaveAsync(state, State with { Waiting = [.. State.Waiting, .. news] });
    }

    /// <inheritdoc />
    public async Task ChooseAsync(MailChoice choice)
    {
        if (State.Erased || choice.Rev < State.Choice.Rev || (choice == State.Choice && State.Since is not null))
        {
            return;
        }

        var next = State with { Choice = choice, Since = State.Since ?? Now, DigestTries = 0 };
        next = next with { DigestAt = NextDigest(next), Waiting = choice.AtOnce ? State.Waiting : [] };
        await RemindOfDigestAsync(next.DigestAt);
        await this.SaveAsync(state, next);
        if (!next.Waiting.IsEmpty)
        {
            // Quiet hours may have ended with this.
            await RemindOfWaitingAsync();
        }

        // Everybody's own topic tells this once; waiting for the digest, perhaps a week, needs no memory.
        DeactivateOnIdle();
    }

    /// <inheritdoc />
    public async Task<bool> MayAnswerAsync()
    {
        if (State.Erased || State.AnsweredAt > Now - Answering)
        {
            return false;
        }

        await this.SaveAsync(state, State with { AnsweredAt = Now });
        return true;
    }

    /// <inheritdoc />
    public async Task EraseAsync()
    {
        await this.SaveAsync(state, new MailRecord { Erased = true });
        await this.EndReminderAsync(IMailGrain.AtOnceReminder);
        await this.EndReminderAsync(IMailGrain.DigestReminder);
    }

    /// <inheritdoc />
    public Task ReceiveReminder(string reminderName, TickStatus status) =>
        reminderName == IMailGrain.DigestReminder ? SendDigestAsync() : SendWaitingAsync();

    private Task RemindOfWaitingAsync()
    {
        var due = MailTimes.QuietEnd(State.Choice, Zone, Now) - Now;
        return RemindAsync(IMailGrain.AtOnceReminder, due > settings.Away ? due.Value : settings.Away, Looking);
    }

    private async Task SendWaitingAsync()
    {
        if (State.Waiting.IsEmpty)
        {
            await this.EndReminderAsync(IMailGrain.AtOnceReminder);
            return;
        }

        if (State.TryAt > Now || State.Waiting[0].At > Now - settings.Away)
        {
            return;
        }

        if (MailTimes.QuietEnd(State.Choice, Zone, Now) is { } end)
        {
            await RemindAsync(IMailGrain.AtOnceReminder, end - Now, Looking);
            return;
        }

        if (!await IsActiveAsync())
        {
            await SendAtOnceAsync(MailRules.AtOnce(State, await UnseenAsync(), await Member.MineAsync(Id)));
        }
    }

    private async Task SendAtOnceAsync(ImmutableArray<MailItem> items)
    {
        var outcome = items.IsEmpty ? MailOutcome.Nothing : await SendAsync(new MailOrder
        {
            Kind = MailKind.AtOnce,
            Id = MailRules.IdOf(Id, MailKind.AtOnce, items),
            To = Id,
            Items = MailRules.Newest(items),
            Left = Math.Max(0, items.Length - MailRules.MaxItems),
            Zone = Zone.Id,
        });
        if (outcome is MailOutcome.NotTaken or MailOutcome.Unknown && State.Tries < MaxTries)
        {
            var gap = MailTimes.GapAfter(State.Tries + 1);
            await RemindAsync(IMailGrain.AtOnceReminder, gap, Looking);
            await this.SaveAsync(state, State with { Tries = State.Tries + 1, TryAt = Now + gap });
            return;
        }

        var told = outcome == MailOutcome.Taken ? MailRules.Mailed(State, items, Now) : State.Mailed;
        await this.SaveAsync(state, State with { Waiting = [], Tries = 0, TryAt = null, Mailed = told });
        await this.EndReminderAsync(IMailGrain.AtOnceReminder);
    }

    private async Task SendDigestAsync()
    {
        if (State is not { Erased: false, DigestAt: { } due })
        {
            await this.EndReminderAsync(IMailGrain.DigestReminder);
            return;
        }

        if (due > Now)
        {
            await RemindOfDigestAsync(due);
            return;
        }

        var (before, now, since) = (State, Now, State.Since ?? due);
        var isReachable = await IsReachableAsync();
        var items = isReachable
            ? MailRules.Digest(State, await UnseenAsync(), await Member.MineAsync(Id), since)
            : [];
        var marked = State with
        {
            DigestAt = NextDigest(State),
            DigestTries = 0,
            Since = now,
            Mailed = MailRules.Mailed(State, items, now),
        };
        await RemindOfDigestAsync(marked.DigestAt);
        await this.SaveAsync(state, marked);
        var outcome = isReachable ? await SendAsync(new MailOrder
        {
            Kind = MailKind.Digest,
            Id = MailRules.IdOf(Id, MailKind.Digest, items, since),
            To = Id,
            Items = MailRules.Weightiest(items),
            Left = Math.Max(0, items.Length - MailRules.MaxItems),
            Since = since,
            Until = now,
            Zone = Zone.Id,
            Told = [.. before.Mailed.Select(mailed => mailed.Key)],
            Ahead = MailTimes.AheadOf(State.Choice.Digest),
        }) : MailOutcome.Nothing;
        if (outcome == MailOutcome.NotTaken && before.DigestTries < MaxDigestTries)
        {
            var again = before with
            {
                DigestTries = before.DigestTries + 1,
                DigestAt = Now + MailTimes.GapAfter(before.DigestTries + 2),
            };
            await RemindOfDigestAsync(again.DigestAt);
            await this.SaveAsync(state, again);
        }
    }

    private async Task<MailOutcome> SendAsync(MailOrder order)
    {
        try
        {
            return await GrainFactory.GetGrain<IMailRoomGrain>(0).SendAsync(order);
        }
        catch (Exception failure)
        {
            LogFailed(failure, order.Kind);
            return MailOutcome.Unknown;
        }
    }

    private DateTimeOffset? NextDigest(MailRecord of) => MailTimes.NextDigest(
        of.Choice, MailTimes.ZoneOf(of.Choice.Zone, settings.Zone), Now, MailTimes.SpreadOf(Id.Value));

    private Task<ImmutableArray<Notice>> UnseenAsync() => GrainFactory.GetGrain<IInboxGrain>(Id.Value).UnseenAsync();

    /// <summary>Whether there is an address to which a mail could go, and somebody who may read it.</summary>
    private async Task<bool> IsReachableAsync() =>
        await GrainFactory.GetGrain<IAccountGrain>(Id.Value).FindAsync()
            is { Standing: Standing.Active, Credentials.Email: { Length: > 0 } };

    /// <summary>Whether the member does something in the app, seen by others or not. An idle tab reads nothing.</summary>
    private async Task<bool> IsActiveAsync() =>
        await GrainFactory.GetPresence().ActiveAtAsync(Id) > Now - settings.Away - Reporting;

    private Task RemindOfDigestAsync(DateTimeOffset? due) =>
        due is { } at ? RemindAsync(IMailGrain.DigestReminder, at - Now, Missed) : this.EndReminderAsync(IMailGrain.DigestReminder);

    private async Task RemindAsync(string name, TimeSpan due, TimeSpan period) =>
        await this.RegisterOrUpdateReminder(name, due > TimeSpan.Zero ? due : TimeSpan.Zero, period);

    [LoggerMessage(3001, LogLevel.Warning, "A mail ({Kind}) could not be handed over.")]
    private partial void LogFailed(Exception failure, MailKind kind);
}
