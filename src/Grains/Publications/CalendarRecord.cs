using System.Collections.Immutable;

namespace Comparte.Publications;

/// <summary>In which calendars an event was told. The record stands beside the topic, and no reader gets it.</summary>
internal sealed record CalendarRecord : IStoredRecord
{
    /// <summary>The version of this record's format.</summary>
    public int V { get; init; } = 1;

    /// <summary>The key of each calendar in which it may stand, noted before it is told.</summary>
    public ImmutableSortedSet<string> Keys { get; init; } = [];
}
