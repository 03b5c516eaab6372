using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Comparte.Publications;
using Comparte.Topics;

namespace Comparte.Feeds;

/// <summary>The keys that feeds have. Those of members, organizations, initiatives and groups are their ids.</summary>
public static partial class FeedKeys
{
    /// <summary>Everything that was shared with the network.</summary>
    public const string Network = "network";

    private const int MaxTerritory = 60;

    private static readonly ImmutableArray<string> Types =
        [.. Enum.GetNames<PublicationType>().Select(name => name.ToLowerInvariant())];

    /// <summary>What is about an axis.</summary>
    public static string Axis(string axis) => $"axis-{axis}";

    /// <summary>What is about a country.</summary>
    public static string Country(string country) => $"country-{country}";

    /// <summary>What is about a department, state or province of a country; null where its name has no letter that an
    /// address could have.</summary>
    public static string? Territory(string country, string territory) =>
        PlainLetters.Of(territory, MaxTerritory) is { Length: > 0 } name ? $"territory-{country}-{name}" : null;

    /// <summary>What is of one type.</summary>
    public static string Kind(PublicationType type) => $"kind-{type.ToString().ToLowerInvariant()}";

    /// <summary>Whether a feed could have this key.</summary>
    public static bool IsWellFormed(string key) =>
        key == Network
        || EntityId.IsWellFormed(key, MemberId.Prefix) || EntityId.IsWellFormed(key, OrganizationId.Prefix)
        || EntityId.IsWellFormed(key, InitiativeId.Prefix) || EntityId.IsWellFormed(key, GroupId.Prefix)
        || (key.StartsWith("kind-", StringComparison.Ordinal) && Types.Contains(key[5..]))
        || OfPlaceOrAxis().IsMatch(key);

    [GeneratedRegex(
        @"\A(axis-[a-z0-9-]{1,40}|country-[A-Z]{2}|territory-[A-Z]{2}-[a-z0-9-]{1,60})\z",
        RegexOptions.CultureInvariant,
        200)]
    private static partial Regex OfPlaceOrAxis();
}
