using System.Text.Json;

namespace Comparte.Web.Tests.Rights;

/// <summary>Says of what somebody saw what is missing in it, and what should not be there.</summary>
internal static class Judge
{
    /// <summary>The fields of a content that stand nowhere in what was seen on a way, where they should.</summary>
    public static IEnumerable<string> Missing(Content content, Way way, IReadOnlyList<Sight> seen) =>
        content.Shown.GetValueOrDefault(way, [])
            .Where(field => way == Way.Count
                ? seen.Sum(sight => Hits(sight, content.Word(field))) == 0
                : !seen.Any(sight => sight.Says(content.Word(field))))
            .Select(field => $"{content.Kind}.{field}");

    /// <summary>Where a content comes out in what was seen on a way.</summary>
    public static IEnumerable<string> Leaks(Content content, Eyes eyes, IReadOnlyList<Sight> seen) =>
        seen.SelectMany(sight => content.Words.Where(word => sight.Says(word.Value)).Select(word => word.Key)
            .Concat(content.Ids.Where(id => sight.Tells(id) && !IsGiven(content, eyes, sight)))
            .Concat(content.Words.Where(word => Hits(sight, word.Value) > 0).Select(word => $"count of {word.Key}"))
            .Select(what => $"{what} at {sight.Address}"));

    /// <summary>How many hits a search for a word counts.</summary>
    public static int Hits(Sight sight, string word) =>
        sight.Address == Addresses.Question(word) && sight.Status == 200 ? Counts(sight).Values.Sum() : 0;

    /// <summary>What a search counts, by kind.</summary>
    public static Dictionary<string, int> Counts(Sight sight)
    {
        using var page = JsonDocument.Parse(sight.Body);
        return page.RootElement.GetProperty("counts").EnumerateObject()
            .ToDictionary(kind => kind.Name, kind => kind.Value.GetInt32());
    }

    private static bool IsGiven(Content content, Eyes eyes, Sight sight) =>
        content.Given.Any(given => given.Reader == eyes.Reader && sight.Address.Contains(given.Where, StringComparison.Ordinal));
}
