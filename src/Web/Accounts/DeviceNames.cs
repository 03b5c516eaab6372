namespace Comparte.Web.Accounts;

/// <summary>A device as its owner would recognize it: the browser and the system.</summary>
internal static class DeviceNames
{
    // Order matters: most browsers claim to be others too.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
        ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary>From the <c>User-Agent</c> header; empty when it says nothing known.</summary>
    public static string From(string userAgent)
    {
        var known = new[] { First(Browsers, userAgent), First(Systems, userAgent) };
        return string.Join(" · ", known.Where(name => name is not null));
    }

    private static string? First((string Sign, string Name)[] names, string userAgent) => names
        .FirstOrDefault(pair => userAgent.Contains(pair.Sign, StringComparison.Ordinal)).Name;
}
