using System.Collections.Immutable;

namespace Comparte.Interactions;

/// <summary>Whether and where a member stands in the record of interactions; the key is the <see cref="MemberId"/>.
/// </summary>
[Alias("Comparte.IInteractionsGrain")]
public interface IInteractionsGrain : IGrainWithStringKey
{
    /// <summary>Takes what the member chose at a revision. Whoever wants no record is erased from it.</summary>
    [Alias("Choose")]
    Task ChooseAsync(bool off, long rev);

    /// <summary>Notes that a month's record of somebody will hold something of the member; false: the member wants no
    /// record.</summary>
    [Alias("Note")]
    Task<bool> NoteAsync(string record);

    /// <summary>What the member did towards others, oldest month first.</summary>
    [Alias("Own")]
    Task<ImmutableArray<InteractionCount>> OwnAsync();
}

/// <summary>What one member did towards others in one month; the key is <c>{member}/2026-05</c>.</summary>
[Alias("Comparte.IInteractionMonthGrain")]
public interface IInteractionMonthGrain : IGrainWithStringKey
{
    /// <summary>Counts interactions, each once however often it is told.</summary>
    [Alias("Add")]
    Task AddAsync(ImmutableArray<Interaction> interactions);

    /// <summary>Erases what concerns a member.</summary>
    [Alias("Erase")]
    Task EraseAsync(MemberId member);

    /// <summary>The counts.</summary>
    [Alias("Counts")]
    Task<ImmutableArray<InteractionCount>> CountsAsync();
}
