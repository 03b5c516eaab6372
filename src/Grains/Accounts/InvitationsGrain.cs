using System.Collections.Immutable;

namespace Comparte.Accounts;

/// <summary>Owns the list of the invitations that one member made; the key is the <see cref="MemberId"/>.</summary>
[GrainType("invitations")]
internal sealed class InvitationsGrain(
    [PersistentState("invitations.main", "main")] IPersistentState<InvitationsState> state)
    : Grain, IInvitationsGrain
{
    private const int Kept = 500;

    private MemberId Maker => MemberId.Of(this.GetPrimaryKeyString());

    /// <inheritdoc />
    public async Task<Refusal?> CreateAsync(InvitationId id, NewInvitation invitation, Guid requestId)
    {
        if ((InputRules.Request(requestId) ?? await Invitation(id).CreateAsync(Maker, invitation)) is { } refusal)
        {
            return refusal;
        }

        var earlier = state.State.Made.FirstOrDefault(made => made.RequestId == requestId);
        if (earlier is not null)
        {
            await Invitation(earlier.Id).RevokeAsync(Maker, asAdministrator: false);
        }

        var others = state.State.Made.Where(made => made != earlier).Take(Kept - 1);
        var added = new MadeInvitation { Id = id, RequestId = requestId };
        await this.SaveAsync(state, state.State with { Made = [added, .. others] });
        return null;
    }

    /// <inheritdoc />
    public Task<ImmutableArray<InvitationId>> ListAsync() =>
        Task.FromResult(state.State.Made.Select(made => made.Id).ToImmutableArray());

    private IInvitationGrain Invitation(InvitationId id) => GrainFactory.GetGrain<IInvitationGrain>(id.Value);
}
