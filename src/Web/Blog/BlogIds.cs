using System.Security.Cryptography;
using System.Text;

namespace Comparte.Web.Blog;

/// <summary>Ids made from a blog's address and what a thing is called there, so that the second import finds what the first
/// one made, and corrected dates or titles make no other.</summary>
internal sealed class BlogIds(string blog)
{
    private static readonly DateTimeOffset At = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What becomes of a post.</summary>
    public PublicationId Publication(string key) => EntityId.FromGuid<PublicationId>(Request($"post/{key}"));

    /// <summary>A request for what is made from this.</summary>
    public Guid Request(string what)
    {
        Span<byte> id = stackalloc byte[16];
        Guid.CreateVersion7(At).TryWriteBytes(id, bigEndian: true, out _);
        SHA256.HashData(Encoding.UTF8.GetBytes($"blog/{blog}/{what}")).AsSpan(0, 10).CopyTo(id[6..]);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }

    /// <summary>A blog's address in the form in which all its exports have it; null for none.</summary>
    public static string? AddressOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && HostOf(uri) is { } host
            ? host + uri.AbsolutePath.TrimEnd('/').ToLowerInvariant()
            : null;

    /// <summary>The host of an address, without what some have before it; null for one that no host can have.</summary>
    public static string? HostOf(Uri uri)
    {
        try
        {
            return WithoutWww(uri.IdnHost);
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    /// <summary>A host without what some addresses have before it.</summary>
    public static string WithoutWww(string host)
    {
        var plain = host.ToLowerInvariant();
        return plain.StartsWith("www.", StringComparison.Ordinal) ? plain[4..] : plain;
    }
}
