using System.Globalization;
using System.Text.RegularExpressions;

namespace Comparte.Calendars;

/// <summary>
/// The keys that calendars have: whose, and the year, <c>network-2026</c> or <c>g…-2026</c>. An event stands in each year
/// in which it takes place for somebody somewhere, so that a browser which shows a month opens the year of that month and
/// needs no other; what one topic holds stays bounded.
/// </summary>
public static partial class CalendarKeys
{
    private const string Everybody = "network";
    private const int Year = 4;

    /// <summary>The calendar of a group, or of the network, in a year.</summary>
    public static string Of(GroupId? group, int year) =>
        string.Create(CultureInfo.InvariantCulture, $"{group?.Value ?? Everybody}-{year}");

    /// <summary>The group whose calendar this is; null: the network's.</summary>
    public static GroupId? GroupOf(string key) => GroupId.TryParse(key[..^(Year + 1)], out var group) ? group : null;

    /// <summary>Whether a calendar could have this key.</summary>
    public static bool IsWellFormed(string key) =>
        OfYear().IsMatch(key)
        && (key[..^(Year + 1)] == Everybody || EntityId.IsWellFormed(key[..^(Year + 1)], GroupId.Prefix));

    [GeneratedRegex(@"\A[a-z0-9]{7,33}-(19|20|21|22)[0-9]{2}\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex OfYear();
}
