using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Comparte.Interactions;

/// <summary>How interactions are counted and how long they stay.</summary>
internal static class InteractionRules
{
    /// <summary>How many months stay. An older one is erased when a new one begins.</summary>
    public const int KeptMonths = 36;

    /// <summary>The month of a time.</summary>
    public static string MonthOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The key of a member's record of a month.</summary>
    public static string RecordOf(MemberId member, string month) => $"{member.Value}/{month}";

    /// <summary>Whose record it is, and of which month.</summary>
    public static (MemberId Member, string Month) Read(string record)
    {
        var slash = record.IndexOf('/', StringComparison.Ordinal);
        return (MemberId.Of(record[..slash]), record[(slash + 1)..]);
    }

    /// <summary>Whether a month still stays.</summary>
    public static bool Stays(string month, DateTimeOffset now) =>
        string.CompareOrdinal(month, MonthOf(now.AddMonths(-KeptMonths))) > 0;

    /// <summary>The counts with one more; the same where it was counted before.</summary>
    public static InteractionMonthState Add(InteractionMonthState state, Interaction one)
    {
        var mark = MarkOf(one);
        if (state.Counted.Contains(mark))
        {
            return state;
        }

        var counts = state.Counts;
        foreach (var axis in one.Axes.DefaultIfEmpty(""))
        {
            var key = $"{one.To.Value}/{one.Kind}/{axis}";
            counts = counts.SetItem(key, counts.GetValueOrDefault(key) + 1);
        }

        return state with { Counts = counts, Counted = state.Counted.Add(mark) };
    }

    /// <summary>The counts without those towards a member.</summary>
    public static InteractionMonthState Without(InteractionMonthState state, MemberId member) => state with
    {
        Counts = state.Counts.RemoveRange(
            state.Counts.Keys.Where(key => key.StartsWith(member.Value + "/", StringComparison.Ordinal)).ToList()),
    };

    /// <summary>The counts as they are told.</summary>
    public static ImmutableArray<InteractionCount> Counts(InteractionMonthState state, string month) =>
    [
        .. state.Counts.Select(count => (Parts: count.Key.Split('/'), Times: count.Value))
            .Select(count => new InteractionCount
            {
                Month = month,
                To = MemberId.Of(count.Parts[0]),
                Kind = Enum.Parse<InteractionKind>(count.Parts[1]),
                Axis = count.Parts[2],
                Times = count.Times,
            }),
    ];

    /// <summary>What tells that something was counted, without telling what it was.</summary>
    private static long MarkOf(Interaction one) => BinaryPrimitives.ReadInt64BigEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{one.Key}/{one.From.Value}/{one.To.Value}/{one.Kind}")));
}
