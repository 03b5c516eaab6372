namespace Comparte.Silo.Storage;

/// <summary>
/// Storage could not do what was asked. The outcome of a failed write is unknown to its caller: it may be asked for
/// again with the same request id. It crosses silos, which the exceptions of a storage product do not.
/// </summary>
[GenerateSerializer, Alias("storage.failed")]
public sealed class StorageFailedException : Exception
{
    /// <summary>Creates the exception for <paramref name="failure"/>.</summary>
    public StorageFailedException(StorageFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>Why it failed.</summary>
    [Id(0)]
    public StorageFailure Failure { get; private set; }
}

/// <summary>Why storage failed.</summary>
[GenerateSerializer, Alias("storage.failure")]
public enum StorageFailure
{
    /// <summary>Reading or writing the files failed.</summary>
    Unavailable = 0,

    /// <summary>There is no room left on the disk.</summary>
    DiskFull = 1,

    /// <summary>The stored record can't be understood; other records are not affected.</summary>
    Unreadable = 2,
}
