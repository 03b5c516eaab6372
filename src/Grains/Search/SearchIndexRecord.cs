namespace Comparte.Search;

/// <summary>Which index has been told everything. Another one, on another silo or from before a restore, is made anew.
/// </summary>
internal sealed record SearchIndexRecord : IStoredRecord
{
    /// <summary>The version of this record's format.</summary>
    public int V { get; init; } = 1;

    /// <summary>The index.</summary>
    public string Index { get; init; } = "";
}
