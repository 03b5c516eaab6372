using Comparte.Accounts;
using Microsoft.Extensions.Logging;

namespace Comparte.Erasure;

/// <summary>Owns what is known of one member's leaving; the key is the <see cref="MemberId"/>. It calls everything that a member
/// can belong to and is called by none of it. Each step may be repeated; a reminder, set before the account is closed, goes
/// on after a crash.</summary>
[GrainType("erasure")]
internal sealed partial class ErasureGrain(
    [PersistentState("erasure.main", "main")] IPersistentState<ErasureRecord> state,
    TimeProvider clock,
    ILogger<ErasureGrain> logger) : Grain, IErasureGrain, IRemindable
{
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _erasing = Task.CompletedTask;
    private bool _leaves;

    private IAccountGrain Account => GrainFactory.GetGrain<IAccountGrain>(Id.Value);

    private MemberId Id => MemberId.Of(this.GetPrimaryKeyString());

    private ErasureRecord State => state.State;

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GoOn();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _stopping.TrySetResult();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<Refusal?> EraseAsync(MemberId actor)
    {
        if (actor != Id || await Account.FindAsync() is not { } account)
        {
            return Refusal.NotFound;
        }

        if (State.At is null)
        {
            try
            {
                _leaves = true;
                if (account.Roles.Contains(Roles.Administrator) && !await new Administrators(GrainFactory).AnyBesidesAsync(Id))
                {
                    return Refusal.Conflict("last_administrator");
                }

                await this.RegisterOrUpdateReminder(IErasureGrain.Reminder, ReminderPeriod, ReminderPeriod);
                await this.SaveAsync(state, State with { At = clock.GetUtcNow() });
            }
            finally
            {
                _leaves = false;
            }
        }

        await Account.SetStandingAsync(Standing.Erased);
        GoOn();
        return null;
    }

    /// <inheritdoc />
    public Task<bool> LeavesAsync() => Task.FromResult(_leaves || State.At is not null);

    /// <inheritdoc />
    public Task<DateTimeOffset?> DoneAtAsync() => Task.FromResult(State.DoneAt);

    /// <inheritdoc />
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        GoOn();
        if (State.At is null || State.DoneAt is not null)
        {
            await this.EndReminderAsync(IErasureGrain.Reminder);
        }
    }

    private void GoOn()
    {
        if (State is { At: not null, DoneAt: null } && _erasing.IsCompleted)
        {
            _erasing = GoOnAsync();
        }
    }

    private async Task GoOnAsync()
    {
        var pause = FirstPause;
        while (!_stopping.Task.IsCompleted)
        {
            try
            {
                await Account.SetStandingAsync(Standing.Erased);
                if (await new Farewell(Id, GrainFactory, clock).TakeAsync())
                {
                    await this.SaveAsync(state, State with { DoneAt = clock.GetUtcNow() });
                    await this.EndReminderAsync(IErasureGrain.Reminder);
                    LogDone();
                    return;
                }
            }
            catch (Exception failure)
            {
                LogFailed(failure);
            }

            await Task.WhenAny(Task.Delay(pause, clock), _stopping.Task);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    [LoggerMessage(2901, LogLevel.Information, "A member who left the network was erased.")]
    private partial void LogDone();

    [LoggerMessage(2902, LogLevel.Warning, "A member who left the network could not be erased whole; it is tried again.")]
    private partial void LogFailed(Exception failure);
}
