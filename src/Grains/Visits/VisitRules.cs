using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Visits;

/// <summary>What can be visited, and how visits are counted.</summary>
public static class VisitRules
{
    private const int KeptDays = 366;

    /// <summary>The topic of an item that can be visited; null for anything else.</summary>
    public static TopicId? TopicOf(string? item)
    {
        var topic = TopicId.OfEntity(item);
        return topic?.Kind is TopicKinds.Organization or TopicKinds.Initiative or TopicKinds.Publication or TopicKinds.Need
            ? topic
            : null;
    }

    /// <summary>Whether visits of a day are still taken: those of yesterday may arrive a little later.</summary>
    internal static bool Takes(DateOnly day, DateOnly today) => day == today || day == today.AddDays(-1);

    /// <summary>The counts after more visits on a day; days older than a year remain in the total alone.</summary>
    internal static VisitsState Add(VisitsState state, DateOnly day, int visits) => state with
    {
        Total = state.Total + visits,
        Days = Kept(state.Days.SetItem(day, state.Days.GetValueOrDefault(day) + visits)),
    };

    /// <summary>The counts that these days make.</summary>
    internal static VisitsState Of(IEnumerable<VisitDay> days)
    {
        var all = days.GroupBy(day => day.On, day => day.Visits)
            .ToImmutableSortedDictionary(day => day.Key, day => day.Sum());
        return new VisitsState { Total = all.Values.Sum(visits => (long)visits), Days = Kept(all) };
    }

    private static ImmutableSortedDictionary<DateOnly, int> Kept(ImmutableSortedDictionary<DateOnly, int> days) =>
        days.Count <= KeptDays ? days : days.RemoveRange(days.Keys.Take(days.Count - KeptDays));
}
