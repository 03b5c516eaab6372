namespace Comparte.Extracts;

/// <summary>That a group or an organization may be written into a file with all that stands there, for another network. Whoever leads it
/// says so, and the log of power tells it; the file is written by whoever looks after the server, who hands it over.</summary>
[GenerateSerializer, Immutable, Alias("extract-permit")]
public sealed record ExtractPermit
{
    /// <summary>How long it holds.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromDays(7);

    /// <summary>Who allowed it.</summary>
    [Id(0)]
    public MemberId By { get; init; }

    /// <summary>Until when.</summary>
    [Id(1)]
    public DateTimeOffset Until { get; init; }

    /// <summary>Whether it holds at a moment.</summary>
    public bool HoldsAt(DateTimeOffset now) => now < Until;

    /// <summary>What stands of it after a change: null leaves it as it is, true allows anew, false takes it back.</summary>
    public static ExtractPermit? Apply(ExtractPermit? permit, bool? change, MemberId actor, DateTimeOffset now) => change switch
    {
        null => permit,
        true => new ExtractPermit { By = actor, Until = now + Length },
        false => null,
    };
}
