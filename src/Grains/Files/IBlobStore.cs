namespace Comparte.Files;

/// <summary>
/// Where the bytes of files are: a folder, or a storage service. A part is written once, but for the upload, which grows at
/// its end. Every method may be called from any thread; a failure of the store is a <c>StorageFailedException</c>.
/// </summary>
public interface IBlobStore
{
    /// <summary>How many bytes of a part are stored; 0 where there is none.</summary>
    Task<long> LengthAsync(FileId file, FilePart part, CancellationToken stop = default);

    /// <summary>
    /// Adds bytes to an upload. What came before the stream broke stays, durably. Nothing is added when the upload isn't
    /// <paramref name="offset"/> long or somebody else is adding.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">Where the bytes belong.</param>
    /// <param name="bytes">They are read to their end, or until the upload is <paramref name="most"/> long.</param>
    /// <param name="most">The greatest length.</param>
    /// <param name="stop">Ends the reading.</param>
    Task<Appended> AppendAsync(
        FileId file, long offset, Stream bytes, long most, CancellationToken stop = default);

    /// <summary>Writes a part in one piece, in the place of what was there.</summary>
    Task WriteAsync(FileId file, FilePart part, ReadOnlyMemory<byte> bytes, CancellationToken stop = default);

    /// <summary>Opens a part for reading from any position; null where there is none.</summary>
    Task<Stream?> OpenAsync(FileId file, FilePart part, CancellationToken stop = default);

    /// <summary>Deletes a part, if there is one.</summary>
    Task DeleteAsync(FileId file, FilePart part, CancellationToken stop = default);
}

/// <summary>What came of adding bytes to an upload.</summary>
/// <param name="Length">How long the upload is now.</param>
/// <param name="Fitted">Whether the bytes belonged at its end.</param>
public readonly record struct Appended(long Length, bool Fitted);
