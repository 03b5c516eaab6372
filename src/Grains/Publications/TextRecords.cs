using System.Collections.Immutable;

namespace Comparte.Publications;

/// <summary>The stored record of a working text.</summary>
internal sealed record WorkingRecord : IStoredRecord
{
    /// <summary>The version of this record's format.</summary>
    public int V { get; init; } = 1;

    /// <summary>The text.</summary>
    public WorkingText Text { get; init; } = new();

    /// <summary>The last savings, newest last, so that a repeated one is answered as it was.</summary>
    public ImmutableArray<SavedRequest> Saved { get; init; } = [];
}

/// <summary>A saving that was carried out.</summary>
/// <param name="By">Whose.</param>
/// <param name="Request">Its id.</param>
/// <param name="No">The number that it got.</param>
internal readonly record struct SavedRequest(MemberId By, Guid Request, long No);
