using System.Collections.Concurrent;
using Comparte.Files;

namespace Comparte.Grains.Tests.Files;

/// <summary>Bytes in memory, with the manners of a real store.</summary>
internal sealed class MemoryBlobs : IBlobStore
{
    private readonly ConcurrentDictionary<(FileId File, FilePart Part), byte[]> _parts = [];

    /// <summary>The one store of the process, which the silo's configuration has to reach.</summary>
    public static MemoryBlobs Instance { get; } = new();

    /// <summary>Which parts of a file are stored.</summary>
    public IEnumerable<FilePart> PartsOf(FileId file) =>
        _parts.Keys.Where(key => key.File == file).Select(key => key.Part).Order();

    public Task<long> LengthAsync(FileId file, FilePart part, CancellationToken stop = default) =>
        Task.FromResult(_parts.TryGetValue((file, part), out var bytes) ? bytes.LongLength : 0);

    public async Task<Appended> AppendAsync(
        FileId file, long offset, Stream bytes, long most, CancellationToken stop = default)
    {
        var before = _parts.GetValueOrDefault((file, FilePart.Uploaded), []);
        if (before.Length != offset)
        {
            return new Appended(before.Length, Fitted: false);
        }

        using var grown = new MemoryStream();
        grown.Write(before);
        await bytes.CopyToAsync(grown, stop);
        _parts[(file, FilePart.Uploaded)] = grown.ToArray();
        return new Appended(grown.Length, Fitted: true);
    }

    public Task WriteAsync(FileId file, FilePart part, ReadOnlyMemory<byte> bytes, CancellationToken stop = default)
    {
        _parts[(file, part)] = bytes.ToArray();
        return Task.CompletedTask;
    }

    public Task<Stream?> OpenAsync(FileId file, FilePart part, CancellationToken stop = default) =>
        Task.FromResult<Stream?>(
            _parts.TryGetValue((file, part), out var bytes) ? new MemoryStream(bytes, writable: false) : null);

    public Task DeleteAsync(FileId file, FilePart part, CancellationToken stop = default)
    {
        _parts.TryRemove((file, part), out _);
        return Task.CompletedTask;
    }
}
