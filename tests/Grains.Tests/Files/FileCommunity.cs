using System.Text;
using Comparte.Files;

namespace Comparte.Grains.Tests.Files;

/// <summary>Uploads files with what a test doesn't care about filled in.</summary>
internal sealed class FileCommunity(ClusterFixture cluster)
{
    /// <summary>Small enough to be reached.</summary>
    public static readonly FileLimits Limits = new()
    {
        FileBytes = 100,
        MemberBytes = 250,
        MemberFiles = 4,
        NetworkBytes = 100_000,
    };

    public MemoryBlobs Blobs => cluster.Blobs;

    public IFileGrain File(FileId id) => cluster.Grains.GetGrain<IFileGrain>(id.Value);

    /// <summary>Makes room for a file.</summary>
    public async Task<(FileId Id, Outcome<FileView> Answer)> CreateAsync(
        MemberId owner, long size, string name = "semillas.csv", Guid? request = null)
    {
        var file = new NewFile { RequestId = request ?? Community.NewRequest(), Name = name, Size = size };
        var id = EntityId.FromRequest<FileId>(owner, file.RequestId);
        return (id, await File(id).CreateAsync(owner, file));
    }

    /// <summary>Uploads a file and waits until it is known what it is.</summary>
    public async Task<FileId> UploadAsync(MemberId owner, string content = "maíz;frijol", string name = "semillas.csv")
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var (id, answer) = await CreateAsync(owner, bytes.Length, name);
        Community.Value(answer);
        await Blobs.AppendAsync(id, 0, new MemoryStream(bytes), bytes.Length);
        Community.Value(await File(id).FinishAsync(owner));
        await Community.EventuallyAsync(async () =>
            Community.Value(await File(id).UploadAsync(owner)).Phase is FilePhase.Ready or FilePhase.Refused);
        return id;
    }
}
