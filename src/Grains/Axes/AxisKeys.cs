using System.Collections.Immutable;

namespace Comparte.Axes;

/// <summary>Under which keys something is about an axis.</summary>
public static class AxisKeys
{
    /// <summary>The axis's own key, those of its parts, and those of what was merged into any of them.</summary>
    /// <param name="all">All axes, the merged ones among them.</param>
    /// <param name="key">The key of one of them.</param>
    public static ImmutableHashSet<string> Of(IReadOnlyCollection<Axis> all, string key)
    {
        var byKey = all.ToDictionary(axis => axis.Id, StringComparer.Ordinal);
        var wanted = Resolve(byKey, key)?.Id ?? key;
        return
        [
            key,
            .. all.Where(axis => Resolve(byKey, axis.Id) is { } now
                    && (now.Id == wanted || (now.Parent is { } parent && Resolve(byKey, parent)?.Id == wanted)))
                .Select(axis => axis.Id),
        ];
    }

    private static Axis? Resolve(Dictionary<string, Axis> byKey, string key)
    {
        var axis = byKey.GetValueOrDefault(key);

        // Each step leads to another one, so more steps than there are would go round.
        for (var steps = 0; axis?.MergedInto is { } into && steps < byKey.Count; steps++)
        {
            axis = byKey.GetValueOrDefault(into);
        }

        return axis;
    }
}
