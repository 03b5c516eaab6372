using System.Collections.Immutable;

namespace Comparte.Visits;

/// <summary>How often something was visited.</summary>
[GenerateSerializer, Immutable, Alias("visit-count")]
public sealed record VisitCount
{
    /// <summary>All visits since the beginning: members, once a day each.</summary>
    [Id(0)]
    public long Total { get; init; }

    /// <summary>The days of the last year that had any, oldest first. Days are those of UTC.</summary>
    [Id(1)]
    public ImmutableArray<VisitDay> Days { get; init; } = [];
}

/// <summary>The visits of one day.</summary>
/// <param name="On">The day, in UTC.</param>
/// <param name="Visits">How many, at least 1.</param>
[GenerateSerializer, Immutable, Alias("visit-day")]
public readonly record struct VisitDay([property: Id(0)] DateOnly On, [property: Id(1)] int Visits);
