using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Comparte.Web.Moved;

/// <summary>
/// Addresses of a former site as the table holds them. One page has several, such as with a slash at its end, its accents
/// in hexadecimal, its feed, and its number as <c>?p=123</c>: they come to one.
/// </summary>
internal static partial class OldAddress
{
    private const int Longest = 1000;

    private static readonly string[] Numbers = ["p", "page_id", "attachment_id"];

    /// <summary>Paths that are this site's own, whatever stood there before.</summary>
    private static readonly string[] Own = ["/api", "/app", "/assets", "/health", "/live", "/openapi"];

    /// <summary>What the table calls a page of a former site; null for what it can't hold: another kind of address, its
    /// start page, or a path that this site needs itself.</summary>
    public static string? Of(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? Read(Uri.UnescapeDataString(uri.AbsolutePath), uri.Query).FirstOrDefault()
            : null;

    /// <summary>What the table may call the page that a request asks for, the likeliest first.</summary>
    /// <param name="path">Decoded.</param>
    /// <param name="query">With its question mark, or empty.</param>
    public static IEnumerable<string> Read(string path, string query)
    {
        if (path.Length + query.Length > Longest || Folded(path) is not { } folded)
        {
            yield break;
        }

        if (NumberOf(query) is { } number)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{folded}?p={number}");
        }

        if (folded.Length > 0 && !Own.Any(own => folded == own || folded.StartsWith(own + "/", StringComparison.Ordinal)))
        {
            yield return folded;
        }
    }

    /// <summary>The number by which an address names its page, else null.</summary>
    public static long? NumberOf(string? query)
    {
        if (string.IsNullOrEmpty(query) || query.Length > Longest)
        {
            return null;
        }

        foreach (var (name, value) in QueryHelpers.ParseQuery(query))
        {
            if (Numbers.Contains(name) && value.Count == 1
                && long.TryParse(value[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }
        }

        return null;
    }

    private static string? Folded(string path)
    {
        try
        {
            // An address that was encoded twice, as old links are, is the same page.
            var decoded = path.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(path) : path;
            var plain = Slashes().Replace(decoded.Normalize(NormalizationForm.FormC).ToLowerInvariant(), "/");
            plain = Index().Replace(plain.TrimEnd('/'), "");
            var folded = Feeds().Replace(plain, "").TrimEnd('/');
            return folded.Any(char.IsControl) ? null : folded;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or RegexMatchTimeoutException)
        {
            return null;
        }
    }

    [GeneratedRegex("/{2,}", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Slashes();

    [GeneratedRegex(@"/index\.php(?=/|\z)", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Index();

    /// <summary>What follows a page's address in that of its feed, its comments, its parts and its short forms.</summary>
    [GeneratedRegex(
        @"(?<=[^/])/(?:feed(?:/(?:rss2?|rdf|atom))?|amp|embed|trackback|comment-page-\d{1,5})\z",
        RegexOptions.CultureInvariant,
        100)]
    private static partial Regex Feeds();
}
