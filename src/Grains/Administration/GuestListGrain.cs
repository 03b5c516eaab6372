using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Directories;
using Comparte.Search;
using Comparte.Topics;

namespace Comparte.Administration;

/// <summary>Owns the list of whom the administration invited. A guest stands in it before there is an invitation, so that a crash in
/// between leaves nobody who can come in unseen; a guest without an invitation is forgotten when somebody reads.</summary>
[GrainType("guests")]
internal sealed class GuestListGrain(
    [PersistentState("guests.main", "main")] IPersistentState<GuestListState> state, TimeProvider clock)
    : Grain, IGuestListGrain
{
    private const int AtOnce = 16;

    private ImmutableArray<Guest> Guests => state.State.Guests;

    /// <inheritdoc />
    public async Task<Outcome<ImmutableArray<GuestCheck>>> PreviewAsync(MemberId actor, ImmutableArray<GuestLine> guests)
    {
        if (await GrainFactory.GetAdministration().RefusesAsync(actor) is { } refusal)
        {
            return refusal;
        }

        if (guests.Length > GuestRules.AtOnce)
        {
            return GuestRules.TooMany;
        }

        await ForgetWhoCameAsync();
        var lines = guests.Select(GuestRules.Clean).ToImmutableArray();
        return GuestRules.Preview(
            lines, await HoldersAsync(lines), await NamesAsync(), [.. Guests.Select(guest => guest.Line)]);
    }

    /// <inheritdoc />
    public async Task<Outcome<DateTimeOffset>> InviteAsync(MemberId actor, GuestOrder order)
    {
        if ((await GrainFactory.GetAdministration().RefusesAsync(actor) ?? GuestRules.Check(order)) is { } refusal)
        {
            return refusal;
        }

        var earlier = Guests.Where(guest => guest.RequestId == order.RequestId).ToImmutableArray();
        if (Guests.Length - earlier.Length + order.Guests.Length > GuestRules.Most)
        {
            return GuestRules.TooMany;
        }

        await RevokeAsync(earlier, actor);
        var now = clock.GetUtcNow();
        var guests = order.Guests.Select(guest => new Guest
        {
            Invitation = guest.Invitation,
            Line = GuestRules.Clean(guest.Line),
            By = actor,
            At = now,
            ExpiresAt = now + TimeSpan.FromDays(order.Days),
            Mailed = guest.Mailed,
            Language = order.Language,
            Days = order.Days,
            RequestId = order.RequestId,
        }).ToImmutableArray();
        await SaveAsync([.. Guests.RemoveRange(earlier), .. guests]);
        foreach (var some in guests.Chunk(AtOnce))
        {
            var refusals = await Task.WhenAll(some.Select(guest => MakeAsync(actor, guest)));
            if (refusals.FirstOrDefault(one => one is not null) is { } refused)
            {
                return refused;
            }
        }

        return now + TimeSpan.FromDays(order.Days);
    }

    /// <inheritdoc />
    public async Task<Outcome<ImmutableArray<Guest>>> ListAsync(MemberId actor)
    {
        if (await GrainFactory.GetAdministration().RefusesAsync(actor) is { } refusal)
        {
            return refusal;
        }

        return await ForgetWhoCameAsync();
    }

    /// <inheritdoc />
    public async Task<Outcome<Guest>> RenewAsync(MemberId actor, InvitationId guest, InvitationId renewed, bool mailed)
    {
        if (await GrainFactory.GetAdministration().RefusesAsync(actor) is { } refusal)
        {
            return refusal;
        }

        await ForgetWhoCameAsync();
        if (Guests.FirstOrDefault(one => one.Invitation == guest) is not { } known)
        {
            return Refusal.NotFound;
        }

        var now = clock.GetUtcNow();
        var next = known with
        {
            Invitation = renewed,
            By = actor,
            At = now,
            ExpiresAt = now + TimeSpan.FromDays(known.Days),
            Mailed = mailed && known.Line.Email is not null,
        };
        await RevokeAsync([known], actor);
        await SaveAsync(Guests.Replace(known, next));
        return await MakeAsync(actor, next) is { } refused ? refused : next;
    }

    /// <inheritdoc />
    public async Task<Refusal?> WithdrawAsync(MemberId actor, InvitationId guest)
    {
        if (await GrainFactory.GetAdministration().RefusesAsync(actor) is { } refusal)
        {
            return refusal;
        }

        if (Guests.FirstOrDefault(one => one.Invitation == guest) is not { } known)
        {
            return Refusal.NotFound;
        }

        await RevokeAsync([known], actor);
        await SaveAsync(Guests.Remove(known));
        return null;
    }

    /// <inheritdoc />
    public Task SweepAsync() => ForgetWhoCameAsync();

    /// <summary>Who has not come, with what became of the invitation; those who came, and what was never made, are forgotten.
    /// </summary>
    private async Task<ImmutableArray<Guest>> ForgetWhoCameAsync()
    {
        var told = ImmutableArray.CreateBuilder<Guest>();
        var kept = ImmutableArray.CreateBuilder<Guest>();
        foreach (var some in Guests.Chunk(AtOnce))
        {
            var previews = await Task.WhenAll(some.Select(guest => Invitation(guest.Invitation).PreviewAsync()));
            foreach (var (guest, preview) in some.Zip(previews))
            {
                if (preview.State is not (InvitationState.Used or InvitationState.Unknown))
                {
                    kept.Add(guest);
                    told.Add(guest with { State = preview.State });
                }
            }
        }

        if (kept.Count < Guests.Length)
        {
            await SaveAsync(kept.ToImmutable());
        }

        return told.ToImmutable();
    }

    private async Task<Dictionary<string, MemberId>> HoldersAsync(ImmutableArray<GuestLine> lines)
    {
        var addresses = lines.Select(line => line.Email).OfType<string>().Where(SignInNames.IsAddress).ToHashSet();
        var holders = new Dictionary<string, MemberId>();
        foreach (var some in addresses.Chunk(AtOnce))
        {
            var found = await Task.WhenAll(some.Select(address =>
                GrainFactory.GetGrain<IClaimGrain>(ClaimKey.Email(address).Value).HolderAsync()));
            foreach (var (address, holder) in some.Zip(found))
            {
                if (holder is { } member)
                {
                    holders[GuestRules.KnownAddress(address)] = member;
                }
            }
        }

        return holders;
    }

    private async Task<Dictionary<string, MemberId>> NamesAsync()
    {
        var names = new Dictionary<string, MemberId>();
        foreach (var card in (await new SearchSources(GrainFactory)
            .EntriesAsync(new TopicId(TopicKinds.Directory, DirectoryRules.Members))).OfType<MemberCard>())
        {
            names.TryAdd(GuestRules.Known(card.Name), MemberId.Of(card.Id));
        }

        return names;
    }

    private Task<Refusal?> MakeAsync(MemberId actor, Guest guest) =>
        Invitation(guest.Invitation).CreateAsync(actor, new NewInvitation
        {
            Uses = InvitationUses.Single,
            Days = guest.Days,
            Language = guest.Language,
            Nameless = true,
        });

    private async Task RevokeAsync(ImmutableArray<Guest> guests, MemberId actor)
    {
        foreach (var some in guests.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(guest => Invitation(guest.Invitation).RevokeAsync(actor, asAdministrator: true)));
        }
    }

    private Task SaveAsync(ImmutableArray<Guest> guests) => this.SaveAsync(state, state.State with { Guests = guests });

    private IInvitationGrain Invitation(InvitationId id) => GrainFactory.GetGrain<IInvitationGrain>(id.Value);
}
