using System.Collections.Immutable;
using System.Globalization;
using Comparte.Accounts;
using Comparte.Administration;
using Microsoft.Extensions.Logging;

namespace Comparte.Webhooks;

/// <summary>Owns what one receiver is to be told; see <see cref="IWebhookGrain"/>. What waits is written, with its reminder, before
/// anything is tried; one thing is tried at a time, and after one that wasn't taken nothing for a minute.</summary>
[GrainType("webhook")]
internal sealed partial class WebhookGrain(
    [PersistentState("webhook.main", "main")] IPersistentState<WebhookRecord> state, TimeProvider clock, ILogger<WebhookGrain> logger)
    : Grain, IWebhookGrain, IRemindable
{
    /// <summary>How often it is looked what is due, and how long what became of a try is waited for.</summary>
    private static readonly TimeSpan Looking = TimeSpan.FromMinutes(1);

    /// <summary>When the reminder rings, as far as this activation knows.</summary>
    private DateTimeOffset? _rings;

    /// <summary>What is tried now, and until when what became of it is waited for: meanwhile nothing else is.</summary>
    private (string Id, int Try, DateTimeOffset Until) _trying;

    /// <summary>Until when nothing is tried: something wasn't taken a moment ago.</summary>
    private DateTimeOffset _restsUntil;

    /// <summary>Whether somebody waits to see what becomes of the next try.</summary>
    private bool _isAwaited;

    private WebhookRecord State => state.State;

    private DateTimeOffset Now => clock.GetUtcNow();

    private long No => long.Parse(
        this.GetPrimaryKeyString().AsSpan(IWebhooksGrain.Key.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public async Task TellAsync(Webhook webhook, ImmutableArray<Happening> happenings)
    {
        if (State.Erased)
        {
            return;
        }

        var told = DeliveryRules.Told(State, webhook, happenings, Now);
        var isAwaited = told != State && happenings.Any(one => one.Type == HappeningType.Ping);
        await KeepAsync(told);
        await (isAwaited ? SendNowAsync() : SendAsync());
    }

    /// <inheritdoc />
    public async Task SettleAsync(WebhookAnswer answer)
    {
        if ((answer.Id, answer.Try) == (_trying.Id, _trying.Try))
        {
            _trying = default;
        }

        var settled = DeliveryRules.Settled(State, answer, Now);
        if (settled == State)
        {
            return;
        }

        var isTaken = answer.Outcome is WebhookOutcome.Taken or WebhookOutcome.Nothing;
        _restsUntil = isTaken || _isAwaited ? default : Now + Looking;
        _isAwaited = false;
        await KeepAsync(settled);
        if (DeliveryRules.RestAfter(State, answer, Now) is { } rest)
        {
            // Where this is lost, the next try says it again.
            await GrainFactory.GetWebhooks().TurnOffAsync(No, new WebhookOff(rest, Now));
        }
        else
        {
            await SendAsync();
        }
    }

    /// <inheritdoc />
    public Task<WebhookStanding> StandingAsync() => Task.FromResult(DeliveryRules.StandingOf(State));

    /// <inheritdoc />
    public async Task<Outcome<ImmutableArray<WebhookDelivery>>> DeliveriesAsync(MemberId actor) =>
        await GrainFactory.GetAdministration().RefusesAsync(actor) is { } refusal ? refusal
        : State.Erased || State.Webhook is null ? Refusal.NotFound
        : DeliveryRules.List(State);

    /// <inheritdoc />
    public async Task<Refusal?> AgainAsync(MemberId actor, string id, Guid requestId)
    {
        if ((await GrainFactory.GetAdministration().RefusesAsync(actor) ?? InputRules.Request(requestId)) is { } refusal)
        {
            return refusal;
        }

        var request = new WebhookRequest { By = actor, Id = requestId, About = id };
        if (!DeliveryRules.Again(State, request, Now).TryGet(out var next, out var denied))
        {
            return denied;
        }

        if (next != State)
        {
            await KeepAsync(next);
            await SendNowAsync();
        }

        return null;
    }

    /// <inheritdoc />
    public async Task EraseAsync()
    {
        await KeepAsync(new WebhookRecord { Erased = true });
        await this.EndReminderAsync(IWebhookGrain.Reminder);
    }

    /// <inheritdoc />
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        // It rings again by itself.
        _rings = Now;
        if (DeliveryRules.NextTry(State) is null)
        {
            await this.EndReminderAsync(IWebhookGrain.Reminder);
            _rings = null;
            return;
        }

        await RemindAsync(State);
        await SendAsync();
    }

    /// <summary>Writes what is known next. Whatever waits then has its reminder before.</summary>
    private async Task KeepAsync(WebhookRecord next)
    {
        if (next == State)
        {
            return;
        }

        await RemindAsync(next);
        await this.SaveAsync(state, next);
        if (_rings is not null && DeliveryRules.NextTry(next) is null)
        {
            await this.EndReminderAsync(IWebhookGrain.Reminder);
            _rings = null;
        }
    }

    private async Task RemindAsync(WebhookRecord next)
    {
        if (DeliveryRules.NextTry(next) is not { } due)
        {
            return;
        }

        var soon = Now + Looking;
        var wanted = due > soon ? due : soon;
        if (_rings is not { } rings || wanted > rings + Looking || due + Looking < rings)
        {
            await this.RegisterOrUpdateReminder(IWebhookGrain.Reminder, wanted - Now, Looking);
            _rings = wanted;
        }
    }

    /// <summary>Has the next thing tried that is due, and doesn't wait for it.</summary>
    private async Task SendAsync()
    {
        if (Now < _trying.Until || Now < _restsUntil || DeliveryRules.Due(State, Now) is not { } due)
        {
            return;
        }

        var webhook = State.Webhook!;
        _trying = (due.Id, due.Tries + 1, Now + Looking);
        try
        {
            await GrainFactory.GetGrain<IWebhookRoomGrain>(webhook.No).SendAsync(new WebhookOrder
            {
                No = webhook.No,
                Address = webhook.Address,
                Secrets = webhook is { Former: { } former, FormerUntil: { } until } && until > Now
                    ? [webhook.Secret, former]
                    : [webhook.Secret],
                Id = due.Id,
                Happening = due.Happening,
                Try = due.Tries + 1,
            });
        }
        catch (Exception failure)
        {
            LogFailed(failure, webhook.No);
        }
    }

    /// <summary>The same for somebody who waits to see what becomes of it: after what is tried already, whatever becomes of that.</summary>
    private Task SendNowAsync()
    {
        _restsUntil = default;
        _isAwaited = Now < _trying.Until;
        return SendAsync();
    }

    [LoggerMessage(3501, LogLevel.Warning, "What webhook {No} is to be told could not be handed over; it will be.")]
    private partial void LogFailed(Exception failure, long no);
}
