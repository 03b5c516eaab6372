using System.Security.Cryptography;
using Comparte.Cluster.Tests.Storage;
using Comparte.Files;
using Comparte.Silo.Blobs;
using Orleans;

namespace Comparte.Cluster.Tests.Files;

/// <summary>What every store of bytes keeps to.</summary>
public abstract class BlobStoreTests
{
    private readonly FileId _file = EntityId.New<FileId>(TimeProvider.System);

    internal abstract IBlobStore Blobs { get; }

    [Fact]
    public async Task What_isnt_there_is_empty_and_can_be_deleted()
    {
        Assert.Equal(0, await Blobs.LengthAsync(_file, FilePart.Uploaded));
        Assert.Null(await Blobs.OpenAsync(_file, FilePart.Full));
        await Blobs.DeleteAsync(_file, FilePart.Uploaded);
    }

    [Fact]
    public async Task An_upload_grows_at_its_end_alone()
    {
        var bytes = RandomNumberGenerator.GetBytes(700_000);

        Assert.Equal(new Appended(600_000, true), await AddAsync(0, bytes[..600_000], bytes.Length));
        Assert.Equal(new Appended(600_000, false), await AddAsync(0, [1], bytes.Length));
        Assert.Equal(new Appended(600_000, false), await AddAsync(600_001, [1], bytes.Length));
        Assert.Equal(new Appended(700_000, true), await AddAsync(600_000, bytes[600_000..], bytes.Length));
        Assert.Equal(new Appended(700_000, true), await AddAsync(700_000, [], bytes.Length));

        Assert.Equal(bytes, await ReadAsync(FilePart.Uploaded));
    }

    [Fact]
    public async Task No_more_is_added_than_there_may_be()
    {
        Assert.Equal(new Appended(10, true), await AddAsync(0, new byte[25], most: 10));
        Assert.Equal(10, await Blobs.LengthAsync(_file, FilePart.Uploaded));
    }

    [Fact]
    public async Task What_came_before_a_stream_broke_stays()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);

        await Assert.ThrowsAsync<IOException>(
            () => Blobs.AppendAsync(_file, 0, new BreakingStream(bytes), most: 1_000_000));

        Assert.Equal(bytes, await ReadAsync(FilePart.Uploaded));
        Assert.Equal(new Appended(300_001, true), await AddAsync(300_000, [1], most: 1_000_000));
    }

    [Fact]
    public async Task Of_two_who_add_at_once_one_is_told_so()
    {
        var both = await Task.WhenAll(AddAsync(0, new byte[200_000], 400_000), AddAsync(0, new byte[200_000], 400_000));

        Assert.Single(both, added => added.Fitted);
        Assert.Equal(200_000, await Blobs.LengthAsync(_file, FilePart.Uploaded));
    }

    [Fact]
    public async Task A_part_is_written_whole_read_from_any_position_and_deleted()
    {
        await Blobs.WriteAsync(_file, FilePart.Display, "primero"u8.ToArray());
        await Blobs.WriteAsync(_file, FilePart.Display, "segundo"u8.ToArray());
        await Blobs.WriteAsync(_file, FilePart.Full, "otra"u8.ToArray());

        await using (var content = (await Blobs.OpenAsync(_file, FilePart.Display))!)
        {
            content.Position = 3;
            var three = new byte[3];
            await content.ReadExactlyAsync(three);
            Assert.Equal("und"u8.ToArray(), three);
        }

        await Blobs.DeleteAsync(_file, FilePart.Display);
        Assert.Equal(0, await Blobs.LengthAsync(_file, FilePart.Display));
        Assert.Equal("otra"u8.ToArray(), await ReadAsync(FilePart.Full));
    }

    [Fact]
    public async Task What_is_being_read_can_be_deleted()
    {
        await Blobs.WriteAsync(_file, FilePart.Full, new byte[500_000]);
        await using var content = (await Blobs.OpenAsync(_file, FilePart.Full))!;
        await content.ReadExactlyAsync(new byte[1000]);

        await Blobs.DeleteAsync(_file, FilePart.Full);

        Assert.Null(await Blobs.OpenAsync(_file, FilePart.Full));
    }

    private Task<Appended> AddAsync(long offset, byte[] bytes, long most) =>
        Blobs.AppendAsync(_file, offset, new MemoryStream(bytes), most);

    private async Task<byte[]> ReadAsync(FilePart part)
    {
        await using var content = (await Blobs.OpenAsync(_file, part))!;
        using var read = new MemoryStream();
        await content.CopyToAsync(read);
        return read.ToArray();
    }

    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException("The line broke.");
        }
    }
}

/// <summary>The store in a folder.</summary>
public sealed class FolderBlobsTests : BlobStoreTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FolderBlobsTests() => Blobs = new FolderBlobs(_folder.Below("files"));

    internal override IBlobStore Blobs { get; }

    [Fact]
    public async Task Its_files_are_their_owners_alone()
    {
        await Blobs.WriteAsync(EntityId.New<FileId>(TimeProvider.System), FilePart.Full, new byte[1]);

        var file = Assert.Single(Directory.GetFiles(_folder.Location, "*", SearchOption.AllDirectories));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    public void Dispose() => _folder.Dispose();
}
