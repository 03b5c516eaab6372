using Comparte.Silo.Blobs;

namespace Comparte.Silo.Operations.Moving;

/// <summary>The bytes of files in a folder, as hosts keep them.</summary>
internal sealed class FolderParts(string location) : IFileParts
{
    public string Place { get; } = Path.GetFullPath(location);

    public IEnumerable<string> All() => FolderBlobs.All(Place).Select(part => part.Name);

    public long LengthOf(string name) => new FileInfo(FolderBlobs.PathOf(Place, name)).Length;

    public Stream Open(string name) =>
        new FileStream(FolderBlobs.PathOf(Place, name), FileMode.Open, FileAccess.Read, FileShare.Read);

    public void Take(string name, Stream content, long length)
    {
        var path = FolderBlobs.PathOf(Place, name);
        if (new FileInfo(path) is { Exists: true } there && there.Length == length)
        {
            return;
        }

        using var target = FolderBlobs.Open(path, FileMode.Create);
        content.CopyTo(target);
        target.Flush(flushToDisk: true);
    }
}
