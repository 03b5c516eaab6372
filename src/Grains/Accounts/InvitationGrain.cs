using Comparte.Groups;
using Comparte.Members;

namespace Comparte.Accounts;

/// <summary>Owns one invitation and its uses; the key is the id made from its code's hash. It calls claims, the account,
/// the member and the group, in this order, and each step may be repeated: a retry of the same request finishes what a
/// crash left half done.</summary>
[GrainType("invitation")]
internal sealed class InvitationGrain(
    [PersistentState("invitation.main", "main")] IPersistentState<InvitationRecord> state, TimeProvider clock)
    : Grain, IInvitationGrain
{
    private InvitationRecord State => state.State;

    private InvitationState Stage => InvitationRules.StateOf(State, clock.GetUtcNow());

    private INetworkGrain Network => GrainFactory.GetNetwork();

    /// <inheritdoc />
    public async Task<Refusal?> CreateAsync(MemberId? maker, NewInvitation invitation)
    {
        if (InvitationRules.Check(invitation) is { } invalid)
        {
            return invalid;
        }

        if (State.At is not null || (invitation.Administrator && maker is not null))
        {
            return Refusal.NotAllowed;
        }

        if (maker is { } by && await GrainFactory.RefusesInvitingAsync(by, invitation.Group) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        await this.SaveAsync(state, new InvitationRecord
        {
            At = now,
            By = maker,
            Group = invitation.Group,
            Uses = invitation.Uses,
            ExpiresAt = now + TimeSpan.FromDays(invitation.Days),
            Language = invitation.Language,
            Name = invitation.Name,
            Administrator = invitation.Administrator,
        });
        return null;
    }

    /// <inheritdoc />
    public Task<InvitationPreview> PreviewAsync() => Task.FromResult(State.At is null ? new() : new InvitationPreview
    {
        State = Stage,
        By = State.By,
        Group = State.Group,
        Uses = State.Uses,
        ExpiresAt = State.ExpiresAt,
        Language = State.Language,
    });

    /// <inheritdoc />
    public Task<Outcome<Invitation>> ReadAsync(MemberId actor, bool asAdministrator) =>
        Task.FromResult<Outcome<Invitation>>(!IsFor(actor, asAdministrator) ? Refusal.NotFound : new Invitation
        {
            Id = InvitationId.Of(this.GetPrimaryKeyString()),
            By = State.By,
            Group = State.Group,
            Uses = State.Uses,
            At = State.At!.Value,
            ExpiresAt = State.ExpiresAt,
            RevokedAt = State.RevokedAt,
            Name = State.Name,
            UsedBy = State.UsedBy,
        });

    /// <inheritdoc />
    public async Task<Refusal?> RevokeAsync(MemberId? actor, bool asAdministrator)
    {
        if (!IsFor(actor, asAdministrator))
        {
            return Refusal.NotFound;
        }

        if (State.RevokedAt is null)
        {
            await this.SaveAsync(state, State with { RevokedAt = clock.GetUtcNow() });
        }

        return null;
    }

    /// <inheritdoc />
    public async Task<Outcome<Acceptance>> AcceptAsync(Newcomer newcomer)
    {
        if (InvitationRules.Check(newcomer) is { } invalid)
        {
            return invalid;
        }

        var member = EntityId.FromRequest<MemberId>(State.By ?? default, newcomer.RequestId);
        if (await RefusesUseAsync(member) is { } refusal)
        {
            return refusal;
        }

        var entry = new AccountEntry(GrainFactory, member, newcomer.Email);
        var names = newcomer.SignInName is { } chosen ? [chosen.Trim()] : SignInNames.From(newcomer.Name);
        if (await entry.ReserveAsync(names) is { } taken)
        {
            return taken;
        }

        var use = await AddUseAsync(member, newcomer.Name.Trim(), newcomer.Language);
        await entry.CreateAsync(new NewAccount
        {
            Credentials = new() { PasswordHash = newcomer.PasswordHash, SecurityStamp = newcomer.SecurityStamp },
            Standing = use.Approved is true ? Standing.Active : Standing.Waiting,
            Roles = State.Administrator ? [Roles.Administrator] : [],
            InvitedBy = State.By,
        });
        return use.Approved is true
            ? await AdmitAsync(use, newcomer.RequestId)
            : new Acceptance { Member = member, Waiting = use.Approved is null };
    }

    /// <inheritdoc />
    public async Task<Outcome<Acceptance>> JoinAsync(MemberId actor, Guid requestId)
    {
        if (await RefusesUseAsync(actor) is { } refusal)
        {
            return refusal;
        }

        if (State.Group is null)
        {
            return Refusal.Conflict("already_member");
        }

        if (!(await GrainFactory.GetGrain<IMemberGrain>(actor.Value).ProfileAsync()).TryGet(out var profile, out var no))
        {
            return no;
        }

        var use = await AddUseAsync(actor, profile.Name, language: null);
        return use.Approved is true
            ? await AdmitAsync(use, requestId)
            : new Acceptance { Member = actor, Waiting = use.Approved is null };
    }

    /// <inheritdoc />
    public async Task<Refusal?> AnswerAsync(MemberId actor, MemberId member, bool approve, bool asAdministrator)
    {
        var use = State.UsedBy.FirstOrDefault(use => use.Member == member);
        if (!IsFor(actor, asAdministrator) || use is null)
        {
            return Refusal.NotFound;
        }

        if (use.Approved is { } before && before != approve)
        {
            return Refusal.Conflict("already_answered");
        }

        var account = GrainFactory.GetGrain<IAccountGrain>(member.Value);
        var answered = use with { Approved = approve };
        if (!approve)
        {
            await SaveUseAsync(use, answered);
            await account.RemoveWaitingAsync();
            return null;
        }

        var admitted = await AdmitAsync(answered, Guid.CreateVersion7(clock.GetUtcNow()));
        if (admitted.TryGet(out _, out var refusal))
        {
            await SaveUseAsync(use, answered);
        }

        return refusal;
    }

    private bool IsFor(MemberId? actor, bool asAdministrator) =>
        State.At is not null && (asAdministrator || State.By == actor);

    private async Task<Refusal?> RefusesUseAsync(MemberId member)
    {
        if (State.RevokedAt is null && State.UsedBy.FirstOrDefault(use => use.Member == member) is { } earlier)
        {
            return earlier.Approved is false ? Refusal.Forbidden("invitation_declined") : null;
        }

        if (InvitationRules.RefusesUse(Stage) is { } refusal)
        {
            return refusal;
        }

        return State.By is { } by && await GrainFactory.RefusesInvitingAsync(by, State.Group) is not null
            ? InvitationRules.RefusesUse(InvitationState.Revoked)
            : null;
    }

    private async Task<InvitationUse> AddUseAsync(MemberId member, string name, string? language)
    {
        if (State.UsedBy.FirstOrDefault(use => use.Member == member) is { } earlier)
        {
            return earlier;
        }

        var use = new InvitationUse
        {
            Member = member,
            Name = name,
            At = clock.GetUtcNow(),
            Approved = State.Uses == InvitationUses.Single ? true : null,
            Language = language,
        };
        await this.SaveAsync(state, State with { UsedBy = State.UsedBy.Add(use) });
        return use;
    }

    private Task SaveUseAsync(InvitationUse before, InvitationUse after) => before == after
        ? Task.CompletedTask
        : this.SaveAsync(state, State with { UsedBy = State.UsedBy.Replace(before, after) });

    /// <summary>Makes the member and brings it into the group. Everything in it may be repeated.</summary>
    private async Task<Outcome<Acceptance>> AdmitAsync(InvitationUse use, Guid requestId)
    {
        if (use.Language is { } language)
        {
            var profile = InvitationRules.ProfileOf(use.Member, use.Name, language);
            if (await GrainFactory.GetGrain<IMemberGrain>(use.Member.Value).CreateAsync(profile, language) is { } no)
            {
                return no;
            }

            await GrainFactory.GetGrain<IAccountGrain>(use.Member.Value).SetStandingAsync(Standing.Active);
        }

        if (State.Administrator)
        {
            await Network.TellAdministratorAsync(use.Member);
        }

        var welcome = use.Language is null ? null : (await Network.ReadAsync()).WelcomeGroup;
        return await AdmitToGroupsAsync(use.Member, welcome, requestId) is { } refusal
            ? refusal
            : new Acceptance { Member = use.Member };
    }

    private async Task<Refusal?> AdmitToGroupsAsync(MemberId member, GroupId? welcome, Guid requestId)
    {
        if (welcome is { } open && open != State.Group)
        {
            await GrainFactory.GetGrain<IGroupGrain>(open.Value).JoinAsync(member, "", requestId);
        }

        return State is { Group: { } group, By: { } by }
            ? await GrainFactory.GetGrain<IGroupGrain>(group.Value).AdmitInvitedAsync(by, member, requestId)
            : null;
    }
}
