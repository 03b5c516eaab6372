using System.Text;

namespace Comparte.Web.Tests.Blog;

/// <summary>A file in a folder of its own, which goes with it.</summary>
internal sealed class WrittenFile : IDisposable
{
    public WrittenFile(byte[] bytes, string name = "blog.xml")
    {
        Folder = Directory.CreateTempSubdirectory("comparte-blog-").FullName;
        Path = System.IO.Path.Combine(Folder, name);
        File.WriteAllBytes(Path, bytes);
    }

    public WrittenFile(string text, Encoding? encoding = null) : this((encoding ?? Encoding.UTF8).GetBytes(text))
    {
    }

    public string Folder { get; }

    public string Path { get; }

    /// <summary>Another file beside it.</summary>
    public string Add(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Folder, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
