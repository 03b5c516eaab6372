using System.Collections.Immutable;
using Comparte.Accounts;

namespace Comparte.Interactions;

/// <summary>Owns the counts of what one member did towards others in one month.</summary>
[GrainType("interactionMonth")]
internal sealed class InteractionMonthGrain(
    [PersistentState("interactionMonth.main", "main")] IPersistentState<InteractionMonthState> state, TimeProvider clock)
    : Grain, IInteractionMonthGrain
{
    private string Key => this.GetPrimaryKeyString();

    /// <inheritdoc />
    public async Task AddAsync(ImmutableArray<Interaction> interactions)
    {
        var (owner, month) = InteractionRules.Read(Key);
        if (!InteractionRules.Stays(month, clock.GetUtcNow()) || !await KeepsAsync(owner))
        {
            return;
        }

        var next = state.State;
        foreach (var towards in interactions.Where(one => one.From == owner && one.To != owner).GroupBy(one => one.To))
        {
            if (await KeepsAsync(towards.Key))
            {
                next = towards.Aggregate(next, InteractionRules.Add);
            }
        }

        if (next != state.State)
        {
            await this.SaveAsync(state, next);
        }
    }

    /// <inheritdoc />
    public Task EraseAsync(MemberId member) => member == InteractionRules.Read(Key).Member
        ? this.SaveAsync(state, new InteractionMonthState())
        : this.SaveAsync(state, InteractionRules.Without(state.State, member));

    /// <inheritdoc />
    public Task<ImmutableArray<InteractionCount>> CountsAsync() =>
        Task.FromResult(InteractionRules.Counts(state.State, InteractionRules.Read(Key).Month));

    private Task<bool> KeepsAsync(MemberId member) =>
        GrainFactory.GetGrain<IInteractionsGrain>(member.Value).NoteAsync(Key);
}

/// <summary>Stored as <c>interactionMonth.main</c>.</summary>
internal sealed record InteractionMonthState : IStoredRecord
{
    public int V { get; init; } = 1;

    /// <summary>How often, by <c>{member}/{kind}/{axis}</c>.</summary>
    public ImmutableSortedDictionary<string, int> Counts { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Marks of what was counted.</summary>
    public ImmutableSortedSet<long> Counted { get; init; } = [];
}
