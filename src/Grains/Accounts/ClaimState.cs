namespace Comparte.Accounts;

/// <summary>Stored as <c>claim.main</c>.</summary>
internal sealed record ClaimState : IStoredRecord
{
    public int V { get; init; } = 1;

    public MemberId? Holder { get; init; }

    public bool Confirmed { get; init; }

    public DateTimeOffset? ReservedUntil { get; init; }
}
