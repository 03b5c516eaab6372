namespace Comparte.Web.Hosting;

/// <summary>Where people reach the site, for links that no request is behind.</summary>
internal static class SiteAddress
{
    private static readonly string[] Everywhere = ["//[::]", "//0.0.0.0", "//*", "//+"];

    /// <summary>The configured address, else the first one on which the host listens. One that listens everywhere is
    /// reached here as localhost.</summary>
    public static string Of(string? configured, IEnumerable<string>? listening)
    {
        var address = configured is { Length: > 0 } ? configured : listening?.FirstOrDefault() ?? "http://localhost";
        foreach (var wildcard in Everywhere)
        {
            address = address.Replace(wildcard, "//localhost", StringComparison.Ordinal);
        }

        return address.TrimEnd('/');
    }
}
