using System.Globalization;
using System.Text.RegularExpressions;

namespace Comparte.Web.Blog;

/// <summary>Dates as exports and feeds write them.</summary>
internal static partial class BlogDates
{
    private static readonly (string Name, string Offset)[] Zones =
    [
        ("GMT", "+00:00"), ("UTC", "+00:00"), ("UT", "+00:00"), ("Z", "+00:00"), ("EST", "-05:00"), ("EDT", "-04:00"),
        ("CST", "-06:00"), ("CDT", "-05:00"), ("MST", "-07:00"), ("MDT", "-06:00"), ("PST", "-08:00"), ("PDT", "-07:00"),
    ];

    /// <summary>An export's, which is in universal time; null for none, as drafts have.</summary>
    public static DateTimeOffset? OfUtc(string text) =>
        DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? Sane(at)
            : null;

    /// <summary>A feed's: RFC 822 or ISO 8601.</summary>
    public static DateTimeOffset? OfFeed(string text)
    {
        var known = Weekday().Replace(text.Trim(), "");
        foreach (var (name, offset) in Zones)
        {
            if (known.EndsWith(" " + name, StringComparison.OrdinalIgnoreCase))
            {
                known = known[..^name.Length] + offset;
                break;
            }
        }

        return DateTimeOffset.TryParse(
            known, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? Sane(at) : null;
    }

    private static DateTimeOffset? Sane(DateTimeOffset at) => at.Year is > 1980 and < 2200 ? at.ToUniversalTime() : null;

    /// <summary>What the weekday is says nothing, and some are in other languages, or wrong.</summary>
    [GeneratedRegex(@"\A\p{L}{2,10}\.?,\s*", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Weekday();
}
