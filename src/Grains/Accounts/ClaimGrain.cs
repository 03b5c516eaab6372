namespace Comparte.Accounts;

/// <summary>Owns one claim; the key is <c>{kind}/{hash}</c>.</summary>
[GrainType("claim")]
internal sealed class ClaimGrain(
    [PersistentState("claim.main", "main")] IPersistentState<ClaimState> state, TimeProvider clock)
    : Grain, IClaimGrain
{
    internal static readonly TimeSpan Reservation = TimeSpan.FromMinutes(10);

    private ClaimKey Key => new(this.GetPrimaryKeyString());

    private ClaimState State => state.State;

    /// <inheritdoc />
    public async Task<bool> ReserveAsync(MemberId holder)
    {
        if (State.Holder == holder)
        {
            if (!State.Confirmed)
            {
                await this.SaveAsync(state, Reserved(holder));
            }

            return true;
        }

        if (await IsHeldByAnotherAsync())
        {
            return false;
        }

        await this.SaveAsync(state, Reserved(holder));
        return true;
    }

    /// <inheritdoc />
    public async Task<bool> ConfirmAsync(MemberId holder)
    {
        if (State.Holder != holder)
        {
            return false;
        }

        if (!State.Confirmed)
        {
            await this.SaveAsync(state, State with { Confirmed = true, ReservedUntil = null });
        }

        return true;
    }

    /// <inheritdoc />
    public async Task ReleaseAsync(MemberId holder)
    {
        if (State.Holder == holder)
        {
            await this.SaveAsync(state, new ClaimState());
        }
    }

    /// <inheritdoc />
    public async Task GiveBackAsync(MemberId holder)
    {
        if (State.Holder != holder)
        {
            return;
        }

        await SettleAsync();
        if (!State.Confirmed)
        {
            await this.SaveAsync(state, new ClaimState());
        }
    }

    /// <inheritdoc />
    public async Task<MemberId?> HolderAsync()
    {
        await SettleAsync();
        return State.Confirmed ? State.Holder : null;
    }

    private async Task<bool> IsHeldByAnotherAsync()
    {
        await SettleAsync();
        return State.Confirmed || State.ReservedUntil > clock.GetUtcNow();
    }

    /// <summary>A reservation that its account used is a claim, even if the confirmation never arrived.</summary>
    private async Task SettleAsync()
    {
        if (State is { Confirmed: false, Holder: { } holder } && await AccountHoldsAsync(holder))
        {
            await this.SaveAsync(state, State with { Confirmed = true, ReservedUntil = null });
        }
    }

    private Task<bool> AccountHoldsAsync(MemberId holder) => Key.IsToken
        ? GrainFactory.GetGrain<ISessionsGrain>(holder.Value).HoldsAsync(Key)
        : GrainFactory.GetGrain<IAccountGrain>(holder.Value).HoldsAsync(Key);

    private ClaimState Reserved(MemberId holder) =>
        new() { Holder = holder, ReservedUntil = clock.GetUtcNow() + Reservation };
}
