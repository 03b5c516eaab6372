namespace Comparte.Files;

/// <summary>How much may be stored. From the section <c>Files</c> of the configuration.</summary>
public sealed record FileLimits
{
    /// <summary>Bytes of one file.</summary>
    public long FileBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>Bytes of all files of one member.</summary>
    public long MemberBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Files of one member, also those of few bytes.</summary>
    public int MemberFiles { get; init; } = 10_000;

    /// <summary>Bytes of all files of the network.</summary>
    public long NetworkBytes { get; init; } = 50L * 1024 * 1024 * 1024;
}
