using System.Collections.Immutable;

namespace Comparte.Axes;

/// <summary>The rules of axes. They see all axes there are, which are few.</summary>
internal static class AxisRules
{
    /// <summary>How many there may be, merged ones too.</summary>
    public const int Most = 300;

    private const int MaxLabel = 60;
    private const int MaxAbout = 300;
    private const int MaxKey = 36;

    /// <summary>The levels would be three.</summary>
    public static readonly Refusal TooDeep = Refusal.Invalid("axis_too_deep", "parent");

    /// <summary>Why a change is not well formed, or null.</summary>
    public static Refusal? Check(AxisChange change, bool isNew)
    {
        var labels = change.Labels ?? ImmutableSortedDictionary<string, string>.Empty;
        return InputRules.Request(change.RequestId)
            ?? InputRules.Languages([.. labels.Keys], "labels")
            ?? labels.Values.Select(label => InputRules.Line(label, MaxLabel, "labels")).FirstOrDefault(no => no is not null)
            ?? (isNew && labels.Values.All(string.IsNullOrWhiteSpace) ? Refusal.Invalid("required", "labels") : null)
            ?? InputRules.Lines(change.About, MaxAbout, "about");
    }

    /// <summary>The axis as it is after a change, or why it can't be so.</summary>
    public static Outcome<Axis> Apply(IReadOnlyCollection<Axis> all, Axis axis, AxisChange change, MemberId actor)
    {
        var changed = axis with
        {
            Labels = change.Labels is { } labels ? Merge(axis.Labels, labels) : axis.Labels,
            About = change.About is null ? axis.About : InputRules.Clean(change.About),
            Parent = change.Parent is null ? axis.Parent : change.Parent.Length > 0 ? change.Parent : null,
        };
        if (changed.Labels.IsEmpty)
        {
            return Refusal.Invalid("required", "labels");
        }

        if (changed.Parent != axis.Parent && RefusesPlace(all, changed) is { } misplaced)
        {
            return misplaced;
        }

        if (change.Labels is not null && all.Any(other => other.Id != axis.Id && IsCalledAlike(other, changed)))
        {
            return new Refusal { Code = "axis_exists", Kind = RefusalKind.Conflict, Field = "labels" };
        }

        return change.MergeInto is null
            ? change.Confirm && changed.State == AxisState.Proposed
                ? changed with { State = AxisState.Confirmed, DecidedBy = actor }
                : changed
            : Place(all, changed, change.MergeInto, actor);
    }

    /// <summary>A key made of a label, which no other axis has: lower-case words.</summary>
    public static string KeyOf(ImmutableSortedDictionary<string, string> labels, Func<string, bool> isTaken)
    {
        var label = labels.Values.First(label => !string.IsNullOrWhiteSpace(label));
        var key = PlainLetters.Of(label, MaxKey) is { Length: > 0 } words ? words : "x";
        return isTaken(key)
            ? Enumerable.Range(2, Most).Select(number => $"{key}-{number}").First(other => !isTaken(other))
            : key;
    }

    private static Outcome<Axis> Place(IReadOnlyCollection<Axis> all, Axis axis, string into, MemberId actor)
    {
        if (into.Length == 0)
        {
            return axis.State == AxisState.Merged
                ? axis with { State = AxisState.Confirmed, MergedInto = null, DecidedBy = actor }
                : axis;
        }

        var target = all.FirstOrDefault(other => other.Id == into);
        if (target is null or { State: AxisState.Merged } || target.Id == axis.Id)
        {
            return Refusal.Invalid("axis_unknown", "mergeInto");
        }

        // Parts of the one become parts of the other.
        return all.Any(other => other.Parent == axis.Id) && (target.Parent is not null || target.Id == axis.Parent)
            ? TooDeep with { Field = "mergeInto" }
            : axis with { State = AxisState.Merged, MergedInto = into, DecidedBy = actor };
    }

    private static Refusal? RefusesPlace(IReadOnlyCollection<Axis> all, Axis axis) => axis.Parent is null
        ? null
        : all.FirstOrDefault(other => other.Id == axis.Parent) switch
        {
            null or { State: AxisState.Merged } => Refusal.Invalid("axis_unknown", "parent"),
            { } parent when parent.Id == axis.Id || parent.Parent is not null => TooDeep,
            _ => all.Any(other => other.Parent == axis.Id) ? TooDeep : null,
        };

    private static ImmutableSortedDictionary<string, string> Merge(
        ImmutableSortedDictionary<string, string> former, ImmutableSortedDictionary<string, string> labels) =>
        former.SetItems(labels.Select(label => KeyValuePair.Create(label.Key, InputRules.Clean(label.Value ?? ""))))
            .RemoveRange(labels.Where(label => string.IsNullOrWhiteSpace(label.Value)).Select(label => label.Key));

    private static bool IsCalledAlike(Axis other, Axis axis) =>
        other.State != AxisState.Merged
        && other.Labels.Any(label => axis.Labels.TryGetValue(label.Key, out var own) && PlainLetters.Of(own) == PlainLetters.Of(label.Value));
}
