namespace Comparte.Bench.Load.Servers;

/// <summary>The Release builds of the servers, beside this program's own.</summary>
internal sealed class Builds
{
    private readonly string _artifacts;

    private Builds(string root) => (Root, _artifacts) = (root, Path.Combine(root, "artifacts", "bin"));

    /// <summary>The repository.</summary>
    public string Root { get; }

    /// <summary>The plain SignalR hub.</summary>
    public string Peer => Existing("Peer", "Comparte.Bench.Peer.dll");

    /// <summary>Comparte's web host.</summary>
    public string Web => Existing("Web", "Comparte.Web.dll");

    /// <summary>Finds the repository that this program was built in.</summary>
    public static Builds Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Comparte.sln")))
        {
            folder = folder.Parent;
        }

        return new Builds(folder?.FullName ?? throw new InvalidOperationException("Comparte.sln was not found."));
    }

    private string Existing(string project, string assembly)
    {
        var path = Path.Combine(_artifacts, project, "release", assembly);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"Build it first: dotnet build -c Release bench/Load ({path}).");
    }
}
