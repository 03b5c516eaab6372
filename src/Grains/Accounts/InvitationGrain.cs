using Comparte.Groups;
using Comparte.Members;
using Comparte.Power;
using Comparte.Terms;

namespace Comparte.Accounts;

/// <summary>Owns one invitation and its uses; the key is the id made from its code's hash. It calls claims, the
/// account, the member and the group, in this order, and at last the maker; each step may be repeated: a retry of the
/// same request finishes what a crash left half done.</summary>
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
            Nameless = invitation.Nameless,
        });
        return null;
    }

    /// <inheritdoc />
    public async Task<InvitationPreview> PreviewAsync()
    {
        // What can't be used any more tells nobody of a hidden group.
        var stage = Stage == InvitationState.Open && await RefusesMakerAsync() is not null
            ? InvitationState.Revoked
            : Stage;
        return stage != InvitationState.Open ? new InvitationPreview { State = stage } : new()
        {
            State = stage,
            By = State.By,
            Group = State.Group,
            Uses = State.Uses,
            ExpiresAt = State.ExpiresAt,
            Language = State.Language,
        };
    }

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
            UsedBy = [.. State.UsedBy.Select(use => use.ToView())],
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

        // Nobody can be admitted any more, and whoever waits is free to come another way.
        foreach (var use in State.UsedBy.Where(use => use.Approved is null))
        {
            await DeclineAsync(use);
        }

        await TellMakerAsync();
        return null;
    }

    /// <inheritdoc />
    public async Task ForgetAsync(MemberId member)
    {
        if (InvitationRules.Without(State, member) is { } forgotten)
        {
            await this.SaveAsync(state, forgotten);
            await TellMakerAsync();
        }
    }

    /// <inheritdoc />
    public async Task<Outcome<Acceptance>> AcceptAsync(Newcomer newcomer)
    {
        if (InvitationRules.Check(newcomer) is { } invalid)
        {
            return invalid;
        }

        var member = EntityId.FromRequest<MemberId>(State.By ?? default, newcomer.RequestId);
        if (await AnswerAtOnceAsync(member, newcomer.RequestId) is { } answer)
        {
            return answer;
        }

        if (await GrainFactory.GetTerms().RefuseAsync(newcomer.Terms) is { } disagreed)
        {
            return disagreed;
        }

        var entry = new AccountEntry(GrainFactory, member, newcomer.Email, newcomer.Oidc);
        var names = newcomer.SignInName is { } chosen ? [chosen.Trim()] : SignInNames.From(newcomer.Name);
        if (await entry.ReserveAsync(names) is { } taken)
        {
            return taken;
        }

        var use = await AddUseAsync(member, newcomer);
        await entry.CreateAsync(new NewAccount
        {
            Credentials = new() { PasswordHash = newcomer.PasswordHash, SecurityStamp = newcomer.SecurityStamp },
            Standing = Standing.Waiting,
            Roles = State.Administrator ? [Roles.Administrator] : [],
            InvitedBy = State.By,
        });
        return await GoOnAsync(use);
    }

    /// <inheritdoc />
    public async Task<Outcome<Acceptance>> JoinAsync(MemberId actor, Guid requestId)
    {
        if (InputRules.Request(requestId) is { } invalid)
        {
            return invalid;
        }

        var found = await GrainFactory.GetGrain<IMemberGrain>(actor.Value).ProfileAsync();
        if (!found.TryGet(out var profile, out var no))
        {
            return no;
        }

        if (await AnswerAtOnceAsync(actor, requestId) is { } answer)
        {
            return answer;
        }

        return State.Group is not { } group || (UseOf(actor) is null && await IsInAsync(actor, group))
            ? Refusal.Conflict("already_member")
            : await GoOnAsync(await AddUseAsync(new() { Member = actor, Name = profile.Name, RequestId = requestId }));
    }

    /// <inheritdoc />
    public async Task<Refusal?> AnswerAsync(MemberId actor, MemberId member, bool approve, bool asAdministrator)
    {
        if (!IsFor(actor, asAdministrator) || UseOf(member) is not { } use)
        {
            return Refusal.NotFound;
        }

        if (approve && State.RevokedAt is not null && use.AdmittedAt is null)
        {
            return InvitationRules.RefusesUse(InvitationState.Revoked);
        }

        if (use.Approved is { } before && before != approve)
        {
            return Refusal.Conflict("already_answered");
        }

        if (!approve)
        {
            await DeclineAsync(use);
            await TellMakerAsync();
            return null;
        }

        if (use.AdmittedAt is not null)
        {
            await TellMakerAsync();
            return null;
        }

        var denied = await RefusesMakerAsync()
            ?? (await AdmitAsync(use, Guid.CreateVersion7(clock.GetUtcNow()))).Refusal;
        await TellMakerAsync();
        return denied;
    }

    private async Task<bool> IsInAsync(MemberId member, GroupId group) =>
        (await GrainFactory.GetGrain<IGroupGrain>(group.Value).ViewAsync(member)).TryGet(out var view, out _)
        && view.Role is not null;

    private bool IsFor(MemberId? actor, bool asAdministrator) =>
        State.At is not null && (asAdministrator || State.By == actor);

    private StoredUse? UseOf(MemberId member) => State.UsedBy.FirstOrDefault(use => use.Member == member);

    /// <summary>The answer to somebody who can't use the invitation, or has; null when the use goes on.</summary>
    private async Task<Outcome<Acceptance>?> AnswerAtOnceAsync(MemberId member, Guid requestId)
    {
        var earlier = UseOf(member);
        if (earlier is not null && InvitationRules.AnswerRepeated(earlier, requestId) is { } answer)
        {
            return answer;
        }

        var stage = earlier is null ? Stage
            : State.RevokedAt is null ? InvitationState.Open
            : InvitationState.Revoked;
        var refusal = InvitationRules.RefusesUse(stage)
            ?? (await RefusesMakerAsync() is null ? null : InvitationRules.RefusesUse(InvitationState.Revoked));
        return refusal is null ? null : (Outcome<Acceptance>?)refusal;
    }

    /// <summary>Why the maker could not invite now, or null. The network itself always may.</summary>
    private async Task<Refusal?> RefusesMakerAsync() =>
        State.By is { } by ? await GrainFactory.RefusesInvitingAsync(by, State.Group) : null;

    private Task<StoredUse> AddUseAsync(MemberId member, Newcomer newcomer) => AddUseAsync(new()
    {
        Member = member,
        Name = newcomer.Name.Trim(),
        RequestId = newcomer.RequestId,
        Language = newcomer.Language,
        Terms = newcomer.Terms.No,
    });

    private async Task<StoredUse> AddUseAsync(StoredUse fresh)
    {
        if (UseOf(fresh.Member) is { } earlier)
        {
            return earlier;
        }

        var use = fresh with
        {
            At = clock.GetUtcNow(),
            Approved = State.Uses == InvitationUses.Single ? true : null,
        };
        await this.SaveAsync(state, State with { UsedBy = State.UsedBy.Add(use) });
        return use;
    }

    private Task SaveUseAsync(StoredUse after) => UseOf(after.Member) is { } before && before != after
        ? this.SaveAsync(state, State with { UsedBy = State.UsedBy.Replace(before, after) })
        : Task.CompletedTask;

    /// <summary>The account goes first, so that after a crash in between the answer is still to be given.</summary>
    private async Task DeclineAsync(StoredUse use)
    {
        await new AccountEntry(GrainFactory, use.Member).RemoveAsync();
        await SaveUseAsync(use with { Approved = false });
    }

    private async Task<Outcome<Acceptance>> GoOnAsync(StoredUse use)
    {
        if (use.Approved is true)
        {
            return await AdmitAsync(use, use.RequestId);
        }

        await TellMakerAsync();
        return new Acceptance { Member = use.Member, Waiting = true };
    }

    /// <summary>Tells the maker how many wait for an answer, so that they need not be looked for.</summary>
    private Task TellMakerAsync() => State.By is not { } by
        ? Task.CompletedTask
        : GrainFactory.GetGrain<IMemberGrain>(by.Value).TellGuestsAsync(
            InvitationId.Of(this.GetPrimaryKeyString()),
            State.UsedBy.Count(use => use.Approved is null));

    /// <summary>Makes the member, brings it into the group, and opens the account last, so that whom the group refuses
    /// stays outside. Everything in it may be repeated; when all is done the use is over.</summary>
    private async Task<Outcome<Acceptance>> AdmitAsync(StoredUse use, Guid requestId)
    {
        var refusal = await MakeProfileAsync(use) ?? await AdmitToGroupsAsync(use, requestId);
        if (refusal is not null)
        {
            return refusal;
        }

        var isOpen = use.Language is null || await OpenAccountAsync(use.Member);
        if (State.Administrator)
        {
            await Network.TellAdministratorAsync(use.Member);
            await GrainFactory.GetGrain<IPowerGrain>(IPowerGrain.Network).TakeAsync(
                [PowerRules.OfAccount(ActType.AdministratorAppointed, State.By, use.Member, use.At)]);
        }

        // Who came by the network's own invitation is nobody's to be told, and nobody could find it to forget the name.
        await SaveUseAsync(use with
        {
            Name = State.By is null || State.Nameless ? "" : use.Name,
            Approved = true,
            AdmittedAt = isOpen ? clock.GetUtcNow() : null,
        });
        return new Acceptance { Member = use.Member };
    }

    /// <summary>False where a crash came before the account: its request, when it is repeated, makes it and goes on.
    /// </summary>
    private async Task<bool> OpenAccountAsync(MemberId member)
    {
        var account = GrainFactory.GetGrain<IAccountGrain>(member.Value);
        await account.ActivateAsync();
        return await account.FindAsync() is not null;
    }

    private async Task<Refusal?> MakeProfileAsync(StoredUse use)
    {
        if (use.Language is not { } language)
        {
            return null;
        }

        var member = GrainFactory.GetGrain<IMemberGrain>(use.Member.Value);
        var profile = InvitationRules.ProfileOf(use.Member, use.Name, language);
        return use.Terms is { } terms
            ? await member.AdmitAsync(profile, language, terms, use.At)
            : await member.CreateAsync(profile, language);
    }

    private async Task<Refusal?> AdmitToGroupsAsync(StoredUse use, Guid requestId)
    {
        if (State is { Group: { } group, By: { } by }
            && await GrainFactory.GetGrain<IGroupGrain>(group.Value).AdmitInvitedAsync(by, use.Member, requestId)
                is { } refusal)
        {
            return refusal;
        }

        // A welcome group that doesn't take everybody is no reason to stay outside.
        if (use.Language is not null && (await Network.ReadAsync()).WelcomeGroup is { } open && open != State.Group)
        {
            await GrainFactory.GetGrain<IGroupGrain>(open.Value).JoinAsync(use.Member, "", requestId);
        }

        return null;
    }
}
