using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Power;

namespace Comparte.Terms;

/// <summary>Owns what the network says to whoever is about to join.</summary>
[GrainType("terms")]
internal sealed class TermsGrain(
    [PersistentState("terms.main", "main")] IPersistentState<TermsState> state, TimeProvider clock)
    : Grain, ITermsGrain
{
    private static readonly TermsVersion Unwritten = new();

    private TermsVersion Current => state.State.Versions.IsEmpty ? Unwritten : state.State.Versions[^1];

    /// <inheritdoc />
    public Task<TermsVersion> CurrentAsync() => Task.FromResult(Current);

    /// <inheritdoc />
    public Task<int> NumberAsync() => Task.FromResult(Current.No);

    /// <inheritdoc />
    public Task<ImmutableArray<TermsVersion>> VersionsAsync() =>
        Task.FromResult(ImmutableArray.CreateRange(state.State.Versions.Reverse()));

    /// <inheritdoc />
    public async Task<Outcome<TermsVersion>> PublishAsync(MemberId actor, TermsChange change, bool asAdministrator)
    {
        if (!asAdministrator)
        {
            return Refusal.NotAllowed;
        }

        if (TermsRules.Check(change) is { } refusal)
        {
            return refusal;
        }

        if (state.State.Request == change.RequestId)
        {
            return TermsRules.Says(Current, change) ? Current : Refusal.RequestReused;
        }

        if (change.After != Current.No)
        {
            return Refusal.Conflict("terms_changed");
        }

        // The log is told first: no version holds that nobody hears of.
        var now = clock.GetUtcNow();
        var next = TermsRules.Next(Current, change, now);
        await GrainFactory.GetGrain<IPowerGrain>(IPowerGrain.Network)
            .TakeAsync([PowerRules.OfTerms(actor, next.No, change.RequestId, now)]);
        await this.SaveAsync(
            state, state.State with { Versions = state.State.Versions.Add(next), Request = change.RequestId });
        return next;
    }

    /// <inheritdoc />
    public Task<Refusal?> RefuseAsync(TermsAgreement agreement) =>
        Task.FromResult(TermsRules.Check(Current, agreement));
}

/// <summary>Stored as <c>terms.main</c>.</summary>
internal sealed record TermsState : IStoredRecord
{
    public int V { get; init; } = 1;

    /// <summary>Oldest first.</summary>
    public ImmutableArray<TermsVersion> Versions { get; init; } = [];

    /// <summary>What made the newest one.</summary>
    public Guid Request { get; init; }
}
