using System.Collections.Immutable;
using Comparte.Accounts;
using Orleans.Concurrency;

namespace Comparte.Interactions;

/// <summary>Owns what a member chose about the record of interactions, and knows which records hold something of the
/// member, so that all of it can be erased. Records ask it while it erases them; so it is reentrant, and its writes take
/// turns.</summary>
[GrainType("interactions"), Reentrant]
internal sealed class InteractionsGrain(
    [PersistentState("interactions.main", "main")] IPersistentState<InteractionsState> state, TimeProvider clock)
    : Grain, IInteractionsGrain
{
    private readonly Turns _turns = new();

    // Known before it is stored: what asks in between is refused.
    private bool _off;

    private MemberId Id => MemberId.Of(this.GetPrimaryKeyString());

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _off = state.State.Off;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task ChooseAsync(bool off, long rev)
    {
        if (rev < state.State.Rev)
        {
            return;
        }

        _off = off;
        await ChangeAsync(now => now with { Off = off, Rev = rev });
        if (!off)
        {
            return;
        }

        foreach (var record in state.State.Records)
        {
            await Record(record).EraseAsync(Id);
        }

        await ChangeAsync(now => now.Off ? now with { Records = [] } : now);
    }

    /// <inheritdoc />
    public async Task<bool> NoteAsync(string record)
    {
        if (_off)
        {
            return false;
        }

        if (!state.State.Records.Contains(record))
        {
            var past = state.State.Records
                .Where(one => !InteractionRules.Stays(InteractionRules.Read(one).Month, clock.GetUtcNow()))
                .ToList();
            await ChangeAsync(now => now with { Records = now.Records.Except(past).Add(record) });

            // Not awaited by whom it may be: each of these records is another month's, and its own month is over.
            foreach (var one in past.Where(one => one != record))
            {
                Record(one).EraseAsync(Id).Ignore();
            }
        }

        return !_off;
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<InteractionCount>> OwnAsync()
    {
        var own = state.State.Records.Where(record => InteractionRules.Read(record).Member == Id);
        var counts = await Task.WhenAll(own.Select(record => Record(record).CountsAsync()));
        return [.. counts.SelectMany(month => month)];
    }

    private IInteractionMonthGrain Record(string record) => GrainFactory.GetGrain<IInteractionMonthGrain>(record);

    private async Task ChangeAsync(Func<InteractionsState, InteractionsState> change)
    {
        using var turn = await _turns.EnterAsync();
        await this.SaveAsync(state, change(state.State));
    }
}

/// <summary>Stored as <c>interactions.main</c>.</summary>
internal sealed record InteractionsState : IStoredRecord
{
    public int V { get; init; } = 1;

    /// <summary>Whether the member wants no record.</summary>
    public bool Off { get; init; }

    /// <summary>The revision at which the member chose so.</summary>
    public long Rev { get; init; }

    /// <summary>The records that hold something of the member.</summary>
    public ImmutableSortedSet<string> Records { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
}
