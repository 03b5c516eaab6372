using Comparte.Files;

namespace Comparte.Exports;

/// <summary>What the member uploaded, as it is kept: pictures and films without what the camera noted.</summary>
internal sealed class UploadPart(ExportDesk desk, IBlobStore blobs) : IExportPart
{
    private readonly List<FileView> _files = [];

    /// <inheritdoc />
    public async Task<IReadOnlyCollection<Func<Task>>> FindAsync() =>
    [
        .. (await desk.Grains.GetGrain<IQuotaGrain>(desk.Member.Value).FilesAsync())
            .Select(id => (Func<Task>)(() => AddAsync(id))),
        () => desk.AddListAsync(
            "files", _files, file => ExportPages.Item(ExportPages.Link(file.Name, ExportRules.PathOf(file.Id, file.Name)))),
    ];

    private async Task AddAsync(FileId id)
    {
        if ((await desk.Grains.GetGrain<IFileGrain>(id.Value).UploadAsync(desk.Member)).TryGet(out var file, out _)
            && file is { Phase: FilePhase.Ready, Sensitive: false }
            && await blobs.OpenAsync(id, file.Original, desk.Stop) is { } bytes)
        {
            await using (bytes)
            {
                // Documents are packed already, like pictures; packing them again makes them longer.
                await desk.Archive.AddAsync(
                    ExportRules.PathOf(id, file.Name), bytes, packed: file.Kind != FileKind.Text, desk.Stop);
            }

            _files.Add(file);
        }
    }
}
