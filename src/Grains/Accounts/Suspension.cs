namespace Comparte.Accounts;

/// <summary>Somebody who administers keeps a member out for a time, or until it is taken back. What the member shared stays.
/// </summary>
[GenerateSerializer, Immutable, Alias("suspension")]
public sealed record Suspension
{
    /// <summary>Who did.</summary>
    [Id(0)]
    public MemberId By { get; init; }

    /// <summary>Since when.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }

    /// <summary>Why, in words for the member; up to 500 characters. Only the member and those who administer read them.</summary>
    [Id(2)]
    public string Reason { get; init; } = "";

    /// <summary>When it ends by itself; null: when somebody takes it back.</summary>
    [Id(3)]
    public DateTimeOffset? Until { get; init; }
}
