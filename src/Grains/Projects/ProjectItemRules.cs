using System.Collections.Immutable;
using System.Globalization;
using Comparte.Topics;

namespace Comparte.Projects;

/// <summary>What goals, updates, indicators and values may say, and how many there may be.</summary>
internal static class ProjectItemRules
{
    /// <summary>The most of each in one project, and of values for one indicator.</summary>
    public const int MaxGoals = 40, MaxUpdates = 2000, MaxIndicators = 20, MaxValues = 500;

    private const double Most = 1e12;
    private const int Decimals = 4;
    private static readonly DateOnly Earliest = new(1990, 1, 1);

    /// <summary>Why a goal can't be taken, or null.</summary>
    public static Refusal? Check(ProjectGoalChange goal, bool isNew) =>
        InputRules.Request(goal.RequestId)
        ?? (goal.Text is null && !isNew ? null : InputRules.Line(goal.Text, 300, "text", required: true))
        ?? CheckNumber(goal.Order, "order");

    /// <summary>Why an update can't be taken, or null.</summary>
    public static Refusal? Check(ProjectUpdateChange update) =>
        InputRules.Request(update.RequestId)
        ?? InputRules.Lines(update.Text, 2000, "text", required: true);

    /// <summary>Why an indicator can't be taken, or null.</summary>
    public static Refusal? Check(ProjectIndicatorChange indicator, DateOnly today) =>
        InputRules.Request(indicator.RequestId)
        ?? InputRules.Line(indicator.Name, 120, "name", required: true)
        ?? InputRules.Line(indicator.Unit, 40, "unit")
        ?? CheckNumber(indicator.Target, "target")
        ?? ProjectRules.CheckDay(indicator.Due, today, "due")
        ?? InputRules.Line(indicator.Source, 120, "source")
        ?? InputRules.Known(indicator.Direction, "direction");

    /// <summary>Why a value can't be taken, or null. It is tomorrow already somewhere in the network.</summary>
    public static Refusal? Check(ProjectValueChange value, DateOnly on, DateOnly today) =>
        InputRules.Request(value.RequestId)
        ?? (value.Value is null ? Refusal.Invalid("required", "value") : CheckNumber(value.Value, "value"))
        ?? (on < Earliest || on > today.AddDays(1) ? Refusal.Invalid("date_invalid", "on") : null)
        ?? InputRules.Line(value.Source, 120, "source");

    /// <summary>The id of what an indicator was on a day.</summary>
    public static string ValueId(long indicator, DateOnly on) =>
        string.Create(CultureInfo.InvariantCulture, $"v{indicator}-{on:yyyyMMdd}");

    /// <summary>A goal with a change; a new one comes last.</summary>
    public static ProjectGoal Apply(ProjectGoal? present, ProjectGoalChange change, IEnumerable<ProjectGoal> all)
    {
        var goal = present ?? new ProjectGoal { Order = all.Select(other => other.Order).DefaultIfEmpty().Max() + 1 };
        return goal with
        {
            Text = change.Text is null ? goal.Text : InputRules.Clean(change.Text),
            Done = change.Done ?? goal.Done,
            Order = change.Order ?? goal.Order,
        };
    }

    /// <summary>An indicator as the change says.</summary>
    public static ProjectIndicator Apply(ProjectIndicator present, ProjectIndicatorChange change) => present with
    {
        Name = InputRules.Clean(change.Name),
        Unit = InputRules.Clean(change.Unit ?? ""),
        Target = Round(change.Target),
        Due = change.Due,
        Source = InputRules.Clean(change.Source ?? ""),
        Direction = change.Direction,
        Closed = change.Closed,
    };

    /// <summary>A value as it is kept.</summary>
    public static double? Round(double? value) => value is { } some ? Math.Round(some, Decimals) : null;

    /// <summary>Whether these entries hold something that others than the actor have told or counted.</summary>
    public static bool AnyByOthers(IEnumerable<Entry> entries, MemberId actor) => entries.Any(entry => entry switch
    {
        ProjectUpdate update => update.By != actor,
        ProjectValue value => value.By != actor,
        _ => false,
    });

    /// <summary>What stays of something that is taken away. Only an update says when: those outside were told of it.</summary>
    public static Tombstone Gone(Entry entry, DateTimeOffset now) =>
        new() { Id = entry.Id, No = entry.No, At = entry is ProjectUpdate ? now : null };

    /// <summary>The commits by which all that stands is taken away, each small enough for one write.</summary>
    public static IEnumerable<ImmutableArray<Entry>> Erasing(IEnumerable<Entry> entries, DateTimeOffset now) => entries
        .Where(entry => entry is not Tombstone)
        .Select(entry => (Entry)Gone(entry, now))
        .Chunk(12)
        .Select(some => some.ToImmutableArray());

    private static Refusal? CheckNumber(double? number, string field) =>
        number is { } some && !(Math.Abs(some) <= Most) ? Refusal.Invalid("figure_invalid", field) : null;
}
