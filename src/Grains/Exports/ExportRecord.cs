using System.Collections.Immutable;

namespace Comparte.Exports;

/// <summary>Stored as <c>export.main</c>.</summary>
internal sealed record ExportRecord : IStoredRecord
{
    public int V { get; init; } = 1;

    public ExportPhase Phase { get; init; }

    /// <summary>The request that asked for it; repeated it finds the same.</summary>
    public Guid Request { get; init; }

    public string Language { get; init; } = "";

    /// <summary>The words of the file, as long as it is being made.</summary>
    public ImmutableSortedDictionary<string, string> Words { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>How often making it failed.</summary>
    public int Failures { get; init; }

    /// <summary>When it was ready.</summary>
    public DateTimeOffset At { get; init; }

    public long Size { get; init; }

    /// <summary>When the member asked lately.</summary>
    public ImmutableArray<DateTimeOffset> Asked { get; init; } = [];
}
