using Comparte.Groups;
using Comparte.Members;
using Comparte.Power;

namespace Comparte.Accounts;

/// <summary>Owns one account; the key is the <see cref="MemberId"/>. Devices and tokens are kept by
/// <see cref="SessionsGrain"/>, which this grain calls.</summary>
[GrainType("account")]
internal sealed class AccountGrain(
    [PersistentState("account.main", "main")] IPersistentState<AccountState> state, TimeProvider clock)
    : Grain, IAccountGrain, IAccountCodesGrain
{
    private static readonly Refusal Changed = Refusal.Conflict("account_changed");

    private AccountState State => state.State;

    private bool Exists => State.At is not null;

    private Standing Standing => AccountRules.StandingOf(State, clock.GetUtcNow());

    private bool IsErased => State.Standing == Standing.Erased;

    /// <summary>Whether there is an account that can be changed.</summary>
    private bool IsKept => Exists && !IsErased;

    private ISessionsGrain Sessions => GrainFactory.GetGrain<ISessionsGrain>(this.GetPrimaryKeyString());

    /// <inheritdoc />
    public async Task<bool> CreateAsync(NewAccount account)
    {
        if (Exists)
        {
            return false;
        }

        await this.SaveAsync(state, new AccountState
        {
            At = clock.GetUtcNow(),
            Credentials = account.Credentials with { Rev = 1 },
            Standing = account.Standing,
            Roles = account.Roles,
            InvitedBy = account.InvitedBy,
        });
        return true;
    }

    /// <inheritdoc />
    public Task<Account?> FindAsync() => Task.FromResult(!Exists ? null : new Account
    {
        Id = MemberId.Of(this.GetPrimaryKeyString()),
        Credentials = State.Credentials,
        Standing = Standing,
        Roles = State.Roles,
        HasRecoveryCode = State.RecoveryHash is not null,
        Restored = State.Restored,
        Suspension = Standing == Standing.Blocked ? State.Suspension : null,
    });

    /// <inheritdoc />
    public async Task<Outcome<Credentials>> WriteAsync(Credentials credentials)
    {
        if (!IsKept || credentials.Rev != State.Credentials.Rev)
        {
            return IsKept ? Changed : Refusal.NotFound;
        }

        if (AccountRules.RefusesChange(State.Credentials, credentials) is { } refusal)
        {
            return refusal;
        }

        await this.SaveAsync(state, State with { Credentials = credentials with { Rev = credentials.Rev + 1 } });
        return State.Credentials;
    }

    /// <inheritdoc />
    public Task CountFailureAsync() => !Exists ? Task.CompletedTask : this.SaveAsync(
        state, State with { Credentials = AccountRules.AfterFailure(State.Credentials, clock.GetUtcNow()) });

    /// <inheritdoc />
    public Task<bool> HoldsAsync(ClaimKey claim) => Task.FromResult(
        Exists && AccountRules.Claims(State.Credentials).Contains(claim));

    /// <inheritdoc />
    public Task ActivateAsync() => Exists && State.Standing == Standing.Waiting
        ? this.SaveAsync(state, State with { Standing = Standing.Active })
        : Task.CompletedTask;

    /// <inheritdoc />
    public async Task SetStandingAsync(Standing standing)
    {
        if (!IsKept && !(IsErased && standing == Standing.Erased))
        {
            return;
        }

        if (State.Standing != standing)
        {
            await this.SaveAsync(state, State with { Standing = standing, Suspension = null });
        }

        await Sessions.EndAllAsync(blocked: standing is Standing.Blocked or Standing.Erased);
    }

    /// <inheritdoc />
    public async Task<Refusal?> SuspendAsync(Suspension? suspension)
    {
        if (!IsKept || State.Standing == Standing.Waiting)
        {
            return Refusal.NotFound;
        }

        var standing = suspension is null ? Standing.Active : Standing.Blocked;
        await this.SaveAsync(state, State with { Standing = standing, Suspension = suspension });
        if (suspension is not null)
        {
            await Sessions.EndAllAsync(blocked: true);
        }

        return null;
    }

    /// <inheritdoc />
    public async Task EraseAsync()
    {
        if (IsErased)
        {
            await this.SaveAsync(state, new AccountState { At = State.At, Standing = Standing.Erased });
            await Sessions.TellRolesAsync([]);
        }
    }

    /// <inheritdoc />
    public async Task<Refusal?> SetRoleAsync(string role, bool granted)
    {
        if (!IsKept)
        {
            return Refusal.NotFound;
        }

        if (State.Roles.Contains(role) != granted)
        {
            var roles = granted ? State.Roles.Add(role) : State.Roles.Remove(role);
            await this.SaveAsync(state, State with { Roles = roles });
        }

        await Sessions.TellRolesAsync(State.Roles);
        return null;
    }

    /// <inheritdoc />
    public async Task RemoveWaitingAsync()
    {
        if (Exists && State.Standing == Standing.Waiting)
        {
            await this.SaveAsync(state, new AccountState());
        }
    }

    /// <inheritdoc />
    public async Task<Refusal?> StartSessionAsync(NewSession session)
    {
        if (RefusesEntry() is { } refusal)
        {
            return refusal;
        }

        await Sessions.StartAsync(session, State.Roles);
        return null;
    }

    /// <inheritdoc />
    public async Task<Outcome<string>> AddTokenAsync(NewToken token) =>
        RefusesEntry() is { } refusal
            ? refusal
            : await Sessions.AddTokenAsync(token, State.Roles);

    /// <inheritdoc />
    public async Task<Refusal?> IssueAsync(CodePurpose purpose, string hash)
    {
        if (RefusesEntry() is { } refusal)
        {
            return refusal;
        }

        await this.SaveAsync(state, AccountRules.Issue(State, purpose, hash, clock.GetUtcNow()));
        return null;
    }

    /// <inheritdoc />
    public async Task<Refusal?> IssueRestoreAsync(MemberId actor, string hash, bool asAdministrator)
    {
        if ((RefusesEntry() ?? await RefusesRestoringAsync(actor, asAdministrator)) is { } refusal)
        {
            return refusal;
        }

        // Nobody is helped in whom the log doesn't name.
        var now = clock.GetUtcNow();
        await GrainFactory.GetGrain<IPowerGrain>(IPowerGrain.Network).TakeAsync(
            [PowerRules.OfAccount(ActType.AccessRestored, actor, MemberId.Of(this.GetPrimaryKeyString()), now)]);
        await this.SaveAsync(state, AccountRules.IssueRestore(State, actor, hash, now));
        return null;
    }

    /// <inheritdoc />
    public async Task<Refusal?> UseAsync(CodePurpose purpose, string hash)
    {
        if (AccountRules.Use(State, purpose, hash, clock.GetUtcNow()) is not { } used)
        {
            return AccountRules.CodeExpired;
        }

        var credentials = State.Credentials with { EmailConfirmed = true, Rev = State.Credentials.Rev + 1 };
        await this.SaveAsync(state, used with { Credentials = credentials });
        return null;
    }

    /// <inheritdoc />
    public async Task<Refusal?> SetRecoveryCodeAsync(string? hash)
    {
        if (!IsKept)
        {
            return Refusal.NotFound;
        }

        await this.SaveAsync(state, State with { RecoveryHash = hash });
        return null;
    }

    /// <inheritdoc />
    public async Task<Refusal?> UseRecoveryAsync(string hash)
    {
        if (AccountRules.UseRecovery(State, hash, clock.GetUtcNow()) is not { } used)
        {
            return AccountRules.RecoveryRefused;
        }

        await this.SaveAsync(state, used);
        return null;
    }

    private Refusal? RefusesEntry() => Exists ? AccountRules.RefusesEntry(Standing) : Refusal.NotFound;

    private async Task<Refusal?> RefusesRestoringAsync(MemberId actor, bool asAdministrator)
    {
        var member = MemberId.Of(this.GetPrimaryKeyString());
        if (actor == member || (State.Roles.Contains(Roles.Administrator) && !asAdministrator))
        {
            return Refusal.NotAllowed;
        }

        if (asAdministrator)
        {
            return null;
        }

        // Anybody may found a group and invite people into the network by it: facilitating any group is not enough.
        var welcome = (await GrainFactory.GetNetwork().ReadAsync()).WelcomeGroup?.Value;
        var helps = (await MembershipsAsync(actor)).Any(group => group.Id == welcome && group.Role == GroupRole.Facilitator)
            && (await MembershipsAsync(member)).Any(group => group.Id == welcome);
        return !helps ? Refusal.NotAllowed
            : State.Credentials.EmailConfirmed ? Refusal.Forbidden("restore_by_mail")
            : null;
    }

    private async Task<IEnumerable<Membership>> MembershipsAsync(MemberId member) =>
        (await GrainFactory.GetGrain<IMemberGrain>(member.Value).MineAsync(member))
            .OfType<Membership>().Where(group => group.Role is not null);
}
