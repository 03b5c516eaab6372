namespace Comparte.Silo.Storage;

/// <summary>What a test may want otherwise than a community does.</summary>
internal sealed record StoreSettings
{
    /// <summary>How long the writer waits for another write before it empties the log.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long text may stay in the log of a writer that is never idle.</summary>
    public TimeSpan LongestLog { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Called on the writer thread when nothing that was overwritten or deleted is left.</summary>
    public Action? LogEmptied { get; init; }

    /// <summary>The most pages the file may have; a stand-in for a disk that fills up.</summary>
    public long MaxPages { get; init; } = 4_294_967_294;
}
