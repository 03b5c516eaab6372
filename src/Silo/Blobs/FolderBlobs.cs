using Comparte.Files;
using Comparte.Silo.Storage;

namespace Comparte.Silo.Blobs;

/// <summary>
/// The parts of files as files of a folder, <c>files/{two characters}/{id}.{part}</c>, readable by their owner only. A part
/// that is written whole appears whole: under another name first, synced, renamed.
/// </summary>
internal sealed class FolderBlobs(string location) : IBlobStore
{
    private const int BufferSize = 64 * 1024;
    private const string Unfinished = ".unfinished";

    public Task<long> LengthAsync(FileId file, FilePart part, CancellationToken stop = default) =>
        Task.FromResult(new FileInfo(PathOf(file, part)) is { Exists: true } found ? found.Length : 0);

    public async Task<Appended> AppendAsync(
        FileId file, long offset, Stream bytes, long most, CancellationToken stop = default)
    {
        var path = PathOf(file, FilePart.Uploaded);
        var target = Guarded(() => OpenForAppending(path, offset));
        if (target is null)
        {
            return new Appended(await LengthAsync(file, FilePart.Uploaded, stop), Fitted: false);
        }

        await using (target)
        {
            try
            {
                await CopyAsync(bytes, target, most - offset, stop);
            }
            finally
            {
                // Also what came before the line broke is kept, so that it need not come again.
                Guarded(() =>
                {
                    target.Flush(flushToDisk: true);
                    return true;
                });
            }

            return new Appended(target.Length, Fitted: true);
        }
    }

    public async Task WriteAsync(
        FileId file, FilePart part, ReadOnlyMemory<byte> bytes, CancellationToken stop = default)
    {
        var path = PathOf(file, part);
        var target = Guarded(() => Open(path + Unfinished, FileMode.Create));
        await using (target)
        {
            await GuardedAsync(() => target.WriteAsync(bytes, stop));
            Guarded(() =>
            {
                target.Flush(flushToDisk: true);
                return true;
            });
        }

        File.Move(path + Unfinished, path, overwrite: true);
    }

    public Task<Stream?> OpenAsync(FileId file, FilePart part, CancellationToken stop = default)
    {
        try
        {
            const FileShare Others = FileShare.ReadWrite | FileShare.Delete;
            return Task.FromResult<Stream?>(new FileStream(
                PathOf(file, part), FileMode.Open, FileAccess.Read, Others, BufferSize, useAsync: true));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteAsync(FileId file, FilePart part, CancellationToken stop = default)
    {
        var path = PathOf(file, part);
        if (Directory.Exists(Path.GetDirectoryName(path)))
        {
            File.Delete(path);
            File.Delete(path + Unfinished);
        }

        return Task.CompletedTask;
    }

    /// <summary>The files of every part that is there, with what they belong to.</summary>
    internal static IEnumerable<(string Path, string Name)> All(string location) => Directory.Exists(location)
        ? Directory.EnumerateFiles(location, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(Unfinished, StringComparison.Ordinal))
            .Select(path => (Path: path, Name: Path.GetFileName(path)))
            .Where(part => part.Name[0] != '.')
        : [];

    /// <summary>Where a part is kept; its name tells the file and the part.</summary>
    internal static string PathOf(string location, string name) =>
        Path.Combine(location, name.Split('.')[0][^2..], name);

    /// <summary>Opens a file for one writer alone; a new one is its owner's.</summary>
    internal static FileStream Open(string path, FileMode mode)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private static FileStream? OpenForAppending(string path, long offset)
    {
        FileStream target;
        try
        {
            target = Open(path, FileMode.OpenOrCreate);
        }
        catch (IOException e) when (DataFolder.IsSharingViolation(e))
        {
            return null;
        }

        if (target.Length != offset)
        {
            target.Dispose();
            return null;
        }

        target.Seek(0, SeekOrigin.End);
        return target;
    }

    private static async Task CopyAsync(Stream source, FileStream target, long most, CancellationToken stop)
    {
        var buffer = new byte[BufferSize];
        while (most > 0)
        {
            var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(most, BufferSize)), stop);
            if (read == 0)
            {
                return;
            }

            await GuardedAsync(() => target.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None));
            most -= read;
        }
    }

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (IOException e)
        {
            throw Failed(e);
        }
    }

    private static async Task GuardedAsync(Func<ValueTask> work)
    {
        try
        {
            await work();
        }
        catch (IOException e)
        {
            throw Failed(e);
        }
    }

    private static StorageFailedException Failed(IOException e)
    {
        const int NoSpaceUnix = 28;
        const int NoSpaceWindows = unchecked((int)0x80070070);
        var full = e.HResult is NoSpaceUnix or NoSpaceWindows;
        return new(full ? StorageFailure.DiskFull : StorageFailure.Unavailable, "A file could not be written.", e);
    }

    private string PathOf(FileId file, FilePart part) => PathOf(location, $"{file}.{NameOf(part)}");

    private static string NameOf(FilePart part) => part switch
    {
        FilePart.Uploaded => "uploaded",
        FilePart.Full => "full",
        FilePart.Display => "display",
        FilePart.Thumbnail => "thumbnail",
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };
}
