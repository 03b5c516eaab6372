using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Comparte.Files;
using Comparte.Silo.Storage;

namespace Comparte.Silo.Blobs;

/// <summary>
/// The parts of files as blobs of one private container, <c>{id}/{part}</c>. An upload is an append blob: each piece is added
/// on the condition that the blob is as long as the piece's offset, so of two who add at once one is told so.
/// </summary>
internal sealed class AzureBlobs : IBlobStore
{
    public const string DefaultContainer = "files";

    /// <summary>Small, so that little is lost when the line breaks; 50,000 of them fit into one blob.</summary>
    private const int BlockSize = 256 * 1024;

    private readonly BlobContainerClient _container;
    private bool _isMade;

    public AzureBlobs(string connection, string container) =>
        _container = new BlobContainerClient(connection, container);

    public Task<long> LengthAsync(FileId file, FilePart part, CancellationToken stop = default) => GuardedAsync(
        async () => (await _container.GetBlobClient(NameOf(file, part)).GetPropertiesAsync(cancellationToken: stop))
            .Value.ContentLength,
        missing: 0);

    public async Task<Appended> AppendAsync(
        FileId file, long offset, Stream bytes, long most, CancellationToken stop = default)
    {
        var blob = _container.GetAppendBlobClient(NameOf(file, FilePart.Uploaded));
        if (offset == 0)
        {
            await GuardedAsync(
                async () => await blob.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None), missing: null);
        }

        var block = new byte[BlockSize];
        var (length, ended) = (offset, false);
        while (!ended && length < most)
        {
            var (filled, broken) = await FillAsync(bytes, block.AsMemory(0, (int)Math.Min(BlockSize, most - length)), stop);
            ended = filled < Math.Min(BlockSize, most - length);

            // Also what came before the line broke is kept, so that it need not come again.
            if (filled > 0 && !await AddAsync(blob, length, block.AsMemory(0, filled)))
            {
                return new Appended(await LengthAsync(file, FilePart.Uploaded, stop), Fitted: false);
            }

            length += filled;
            broken?.Throw();
        }

        // An empty piece adds nothing, and still has to fit.
        return length > offset || await LengthAsync(file, FilePart.Uploaded, stop) == offset
            ? new Appended(length, Fitted: true)
            : new Appended(await LengthAsync(file, FilePart.Uploaded, stop), Fitted: false);
    }

    public Task WriteAsync(FileId file, FilePart part, ReadOnlyMemory<byte> bytes, CancellationToken stop = default) =>
        GuardedAsync(
            async () => await _container.GetBlobClient(NameOf(file, part))
                .UploadAsync(new BinaryData(bytes), overwrite: true, stop),
            missing: null);

    public Task<Stream?> OpenAsync(FileId file, FilePart part, CancellationToken stop = default) => GuardedAsync(
        async () => (Stream?)await _container.GetBlobClient(NameOf(file, part))
            .OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), stop),
        missing: null);

    public Task DeleteAsync(FileId file, FilePart part, CancellationToken stop = default) => GuardedAsync(
        async () => await _container.DeleteBlobIfExistsAsync(
            NameOf(file, part), DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: stop),
        missing: null);

    private static string NameOf(FileId file, FilePart part) => $"{file}/{part.ToString().ToLowerInvariant()}";

    /// <summary>Reads until the block is full, the stream ends or breaks; a break is told beside what came before.</summary>
    private static async Task<(int Filled, System.Runtime.ExceptionServices.ExceptionDispatchInfo? Broken)> FillAsync(
        Stream source, Memory<byte> block, CancellationToken stop)
    {
        var filled = 0;
        try
        {
            while (filled < block.Length)
            {
                var read = await source.ReadAsync(block[filled..], stop);
                if (read == 0)
                {
                    break;
                }

                filled += read;
            }

            return (filled, null);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return (filled, System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e));
        }
    }

    private async Task<bool> AddAsync(AppendBlobClient blob, long offset, ReadOnlyMemory<byte> bytes)
    {
        var fits = new AppendBlobAppendBlockOptions
        {
            Conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = offset },
        };
        try
        {
            return await GuardedAsync(
                async () => await blob.AppendBlockAsync(
                    new MemoryStream(bytes.ToArray(), writable: false), fits, CancellationToken.None) is not null,
                missing: false);
        }
        catch (StorageFailedException e) when (e.InnerException is RequestFailedException { Status: 412 })
        {
            return false;
        }
    }

    private async Task<T> GuardedAsync<T>(Func<Task<T>> work, T missing)
    {
        try
        {
            if (!_isMade)
            {
                await _container.CreateIfNotExistsAsync(PublicAccessType.None);
                _isMade = true;
            }

            return await work();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return missing;
        }
        catch (RequestFailedException e)
        {
            throw new StorageFailedException(StorageFailure.Unavailable, "A blob could not be reached.", e);
        }
    }
}
