namespace Comparte.Web.Rendering;

/// <summary>Where a link in a post leads. Readers see it before they follow it, whatever its words say.</summary>
internal sealed record PostLink
{
    /// <summary>The address to follow.</summary>
    public required string Url { get; init; }

    /// <summary>What is told of it beside its words: the host, with letters that only look like others in their plain
    /// form <c>xn--…</c>; of mail and telephone the address or number.</summary>
    public required string Place { get; init; }

    /// <summary>Reads an address; null for one that nobody should follow: of another scheme, of this host without
    /// saying so, or with a name and password before the host, which only make it look like another one.</summary>
    public static PostLink? Of(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var target))
        {
            return null;
        }

        if (target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp)
        {
            return target.UserInfo.Length == 0 && HostOf(target) is { } host
                ? new PostLink { Url = url, Place = host }
                : null;
        }

        return target.Scheme is "mailto" or "tel" ? Plain(target) : null;
    }

    /// <summary>Whether words are the address itself, so that they need nothing beside them.</summary>
    public bool IsSaidBy(string words)
    {
        var said = words.Trim().TrimEnd('/');
        return said == Place || (WithoutScheme(Url).TrimEnd('/') is var address
            && (said == address || said == $"https://{address}" || said == $"http://{address}")
            && address.StartsWith(Place, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Without what a link could add to a mail, such as a subject or hidden receivers.</summary>
    private static PostLink? Plain(Uri target)
    {
        var place = Uri.UnescapeDataString(target.OriginalString[(target.Scheme.Length + 1)..].Split('?')[0]);
        return place.Length > 0 && !place.Any(char.IsWhiteSpace) && !place.Any(char.IsControl)
            ? new PostLink { Url = $"{target.Scheme}:{place}", Place = place }
            : null;
    }

    private static string WithoutScheme(string url) =>
        url[(url.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart('/');

    private static string? HostOf(Uri target)
    {
        try
        {
            return target.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
