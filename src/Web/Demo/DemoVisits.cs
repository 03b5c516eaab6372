using System.Collections.Immutable;
using Comparte.Visits;

namespace Comparte.Web.Demo;

/// <summary>Something of the demonstration that people visit.</summary>
/// <param name="Key">Unlike all others, and the same at each import.</param>
/// <param name="Item">Its id.</param>
/// <param name="Since">Since when.</param>
/// <param name="Weight">How much it draws, beside others.</param>
/// <param name="IsNews">Whether it draws most when it is new.</param>
internal readonly record struct DemoVisited(string Key, string Item, DateTimeOffset Since, double Weight, bool IsNews);

/// <summary>Spreads the visits of a year over everything that can be visited, always the same, so that they come to the number
/// that they come to.</summary>
internal static class DemoVisits
{
    /// <summary>All visits of the year.</summary>
    public const int Total = 160_253;

    private const int Days = 365;
    private const double FirstDays = 9;
    private const double News = 7;
    private const double Weekend = 0.55;

    /// <summary>The visits of each item by day.</summary>
    public static IReadOnlyDictionary<string, ImmutableArray<VisitDay>> Spread(
        IReadOnlyCollection<DemoVisited> items, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var cells = items.SelectMany(item => CellsOf(item, today)).ToList();
        var all = cells.Sum(cell => cell.Weight);
        var visits = items.ToDictionary(item => item.Item, _ => ImmutableArray.CreateBuilder<VisitDay>());
        var (sum, given) = (0.0, 0);
        foreach (var cell in cells)
        {
            // What is left of a cell goes on to the next, so that nothing is lost.
            sum += cell.Weight;
            var until = cell == cells[^1] ? Total : (int)(sum / all * Total);
            if (until > given)
            {
                visits[cell.Item].Add(new VisitDay(cell.On, until - given));
                given = until;
            }
        }

        return visits.ToDictionary(item => item.Key, item => item.Value.ToImmutable());
    }

    private static IEnumerable<(string Item, DateOnly On, double Weight)> CellsOf(DemoVisited item, DateOnly today)
    {
        var since = DateOnly.FromDateTime(item.Since.UtcDateTime);
        var first = today.AddDays(1 - Days);
        for (var day = since > first ? since : first; day <= today; day = day.AddDays(1))
        {
            var age = day.DayNumber - since.DayNumber;
            var interest = item.IsNews ? 1 + (News * Math.Exp(-age / FirstDays)) : 1 + ((double)(day.DayNumber - first.DayNumber) / Days);
            var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? Weekend : 1;
            yield return (item.Item, day, item.Weight * interest * weekend * (0.5 + DemoChance.Part($"{item.Key}/{age}")));
        }
    }
}
