using System.Collections.Immutable;

namespace Comparte.Administration;

/// <summary>Stored as <c>guests.main</c>.</summary>
internal sealed record GuestListState : IStoredRecord
{
    public int V { get; init; } = 1;

    /// <summary>Who was invited and has not come, the oldest first.</summary>
    public ImmutableArray<Guest> Guests { get; init; } = [];
}
