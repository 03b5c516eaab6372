using System.Text;
using System.Text.RegularExpressions;

namespace Comparte.Web.Blog;

/// <summary>The blog's uploads in a folder, found by the path of their address. Nothing outside the folder is ever opened,
/// and nothing is fetched.</summary>
/// <param name="folder">It holds what was under <c>wp-content/uploads</c>, or a folder above that.</param>
/// <param name="blog">The blog's address.</param>
internal sealed partial class MediaFolder(string? folder, string blog)
{
    private readonly string? _root = folder is null ? null : Path.GetFullPath(folder);
    private readonly string _host = blog.Split('/')[0];

    /// <summary>Whether an address is of the blog itself, or of the servers that show its pictures for it.</summary>
    public bool IsOwn(string url) => PathOf(url) is not null;

    /// <summary>The file that stood at an address; null where there is none here.</summary>
    public string? Find(string url)
    {
        if (_root is null || PathOf(url) is not { } path)
        {
            return null;
        }

        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 0 or > 20
            || parts.Any(part => part is "." or ".." || part.AsSpan().ContainsAny('\\', ':', '\0')))
        {
            return null;
        }

        // The folder may stand for any part of the path, but a name alone says too little.
        for (var from = 0; from < Math.Max(1, parts.Length - 1); from++)
        {
            var rest = parts[from..];
            var larger = Sized().Replace(rest[^1], "$1");
            var whole = larger == rest[^1] ? null : Existing([.. rest[..^1], larger]);
            if ((whole ?? Existing(rest)) is { } file)
            {
                return file;
            }
        }

        return null;
    }

    /// <summary>The path of a file in the folder, with slashes: the same wherever the folder is.</summary>
    public string NameOf(string file) => Path.GetRelativePath(_root!, file).Replace('\\', '/').Normalize();

    private string? PathOf(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")
            || BlogIds.HostOf(uri) is not { } host)
        {
            return null;
        }

        var path = Uri.UnescapeDataString(uri.AbsolutePath);
        if (host == _host || host.EndsWith("." + _host, StringComparison.Ordinal))
        {
            return path;
        }

        // Pictures that WordPress.com shows for a blog elsewhere, and those of blogs that it holds.
        var first = path.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        return host.EndsWith(".wp.com", StringComparison.Ordinal) && BlogIds.WithoutWww(first) == _host
            || host == _host.Replace(".wordpress.com", ".files.wordpress.com", StringComparison.Ordinal) ? path : null;
    }

    private string? Existing(string[] parts)
    {
        foreach (var form in new[] { NormalizationForm.FormC, NormalizationForm.FormD })
        {
            var at = _root!;
            foreach (var part in parts)
            {
                at = Path.Combine(at, part.Normalize(form));
                if (new FileInfo(at) is { LinkTarget: not null })
                {
                    return null;
                }
            }

            if (at.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(at))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>The name of a smaller copy that WordPress made.</summary>
    [GeneratedRegex(@"\A(.+)-\d{1,5}x\d{1,5}(?=\.[A-Za-z]{3,4}\z)", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Sized();
}
