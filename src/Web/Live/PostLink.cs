namespace Comparte.Web.Live;

/// <summary>Where a link in a post leads. Readers see the host before they follow it, whatever its words say.</summary>
internal static class PostLink
{
    /// <summary>The address, or null for one that nobody should follow: of another scheme, of this host without saying so,
    /// or with a name and password before the host, which only serve to make it look like another one.</summary>
    public static Uri? TargetOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var target)
        && (IsWeb(target) ? target.UserInfo.Length == 0 : target.Scheme == Uri.UriSchemeMailto || target.Scheme == "tel")
            ? target
            : null;

    /// <summary>The host that is told beside a link's words; null when the words are the address already. A host whose
    /// letters only look like others is told in its plain form, <c>xn--…</c>.</summary>
    public static string? HostToShow(Uri target, string words)
    {
        if (!IsWeb(target))
        {
            return null;
        }

        var said = words.Contains("://", StringComparison.Ordinal) ? words : $"https://{words}";
        var isSaid = Uri.TryCreate(said, UriKind.Absolute, out var shown)
            && shown.UserInfo.Length == 0
            && shown.IdnHost == target.IdnHost;
        return isSaid ? null : target.IdnHost;
    }

    private static bool IsWeb(Uri target) =>
        target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp;
}
