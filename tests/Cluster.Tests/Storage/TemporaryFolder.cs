namespace Comparte.Cluster.Tests.Storage;

/// <summary>A folder that exists for one test, unless it is another process's.</summary>
internal sealed class TemporaryFolder(string? existing = null) : IDisposable
{
    public string Location { get; } = existing ?? Directory.CreateTempSubdirectory("comparte-").FullName;

    public string Below(string name) => Path.Combine(Location, name);

    public void Dispose()
    {
        if (existing is null)
        {
            Directory.Delete(Location, recursive: true);
        }
    }
}
