using System.Collections.Immutable;

namespace Comparte.Writing;

/// <summary>The stored record of the versions of a text, without what they say.</summary>
internal sealed record VersionsRecord : IStoredRecord
{
    /// <summary>The version of this record's format.</summary>
    public int V { get; init; } = 1;

    /// <summary>Oldest first.</summary>
    public ImmutableArray<TextVersion> Versions { get; init; } = [];
}

/// <summary>The stored record of one version of a text.</summary>
internal sealed record VersionRecord : IStoredRecord
{
    /// <summary>The version of this record's format.</summary>
    public int V { get; init; } = 1;

    /// <summary>The version.</summary>
    public TextVersion Version { get; init; } = new();

    /// <summary>Markdown.</summary>
    public string Source { get; init; } = "";
}
