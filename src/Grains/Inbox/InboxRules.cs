using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Inbox;

/// <summary>What a telling makes of an inbox.</summary>
internal static class InboxRules
{
    /// <summary>The id of entry 1.</summary>
    public const string AboutId = "about";

    /// <summary>How many notices can be noted as seen one by one.</summary>
    public const int MaxSeen = 50;

    /// <summary>A notice further from the newest is made anew when it is new again: readers begin with the newest by
    /// number.</summary>
    private const long Near = 20;

    private const int MaxBy = 3;

    /// <summary>What changes when this is told of a key of which <paramref name="present"/> stands. Nothing where that is
    /// no news.</summary>
    /// <param name="told">With the number 0.</param>
    /// <param name="present">The newest notice with its key.</param>
    /// <param name="newest">The number of the newest entry.</param>
    /// <param name="seenUpTo">Up to where everything was seen.</param>
    public static ImmutableArray<Entry> Fold(Notice told, Notice? present, long newest, long seenUpTo)
    {
        if (present is null)
        {
            return told.Count > 0 ? [Cut(told)] : [];
        }

        if (present.ToldRev >= told.ToldRev)
        {
            return [];
        }

        var gone = new Tombstone { Id = present.Id, No = present.No, ToldRev = told.ToldRev };
        if (told.Count == 0)
        {
            return [gone];
        }

        if (told.Count <= present.Count && told.Type == present.Type)
        {
            return [Cut(told) with { Id = present.Id, No = present.No, At = present.At, Seen = present.Seen }];
        }

        return present.No > seenUpTo && newest - present.No < Near
            ? [Cut(told) with { Id = present.Id, No = present.No }]
            : [gone, Cut(told)];
    }

    private static Notice Cut(Notice told) => told with { By = told.By[Math.Max(0, told.By.Length - MaxBy)..] };
}
