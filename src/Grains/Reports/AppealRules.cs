using System.Collections.Immutable;
using Comparte.Hiding;
using Comparte.Topics;

namespace Comparte.Reports;

/// <summary>What becomes of something that is hidden, and of what its author says against it.</summary>
internal static class AppealRules
{
    /// <summary>Whether an appeal waits here.</summary>
    public static bool Waits(Report report) => report.Appeal is { Decision: null, Elsewhere: false };

    /// <summary>The entries after something was hidden or is shown again; none where that is known.</summary>
    public static ImmutableArray<Entry> Note(Report? present, HidingNote note)
    {
        var known = ReportRules.Of(
            present ?? new Report { Id = ReportRules.IdOf(note.About, note.Post), About = note.About, Post = note.Post },
            note.Authors);
        return note switch
        {
            { Hidden: { } hidden } when !(IsNoted(known) && known.Decision!.At >= hidden.At) =>
            [
                known with
                {
                    State = ReportState.Hidden,
                    Reports = ReportRules.WithoutWords(known),
                    Decision = new ReportDecision { By = hidden.By, At = hidden.At, Text = hidden.Text },
                    Reason = hidden.Reason,
                    Group = note.Group,
                    Appeal = null,
                    Shown = null,
                },
            ],
            { Shown: { } shown } when known.State == ReportState.Hidden && known.Decision?.At == shown.HiddenAt =>
                [known with { State = ReportState.Shown, Shown = shown }],
            _ => [],
        };
    }

    /// <summary>The entry with an appeal, or why there can't be one.</summary>
    public static Outcome<ImmutableArray<Entry>> Appeal(Report report, NewAppeal appeal, GroupId? elsewhereThan, DateTimeOffset now) =>
        report.Appeal is not null || report.State is not (ReportState.Warned or ReportState.Hidden)
            ? Refusal.Conflict("appealed")
            : ImmutableArray.Create<Entry>(report with
            {
                Appeal = new Appeal { At = now, Text = InputRules.Clean(appeal.Text), Elsewhere = elsewhereThan is not null },
                Group = elsewhereThan ?? report.Group,
            });

    /// <summary>Whether an entry of the network came from a group because of its appeal.</summary>
    public static bool IsTaken(Report report) =>
        report.Group is { } group && report.Id.StartsWith(group.Value, StringComparison.Ordinal);

    /// <summary>The id under which the network has an appeal of a group.</summary>
    public static string IdOfTaken(Report report) => $"{report.Group}/{ReportRules.IdOf(report.About!.Value, report.Post)}";

    /// <summary>The group's entry with what was decided elsewhere; null where it is known.</summary>
    public static Report? Decided(Report? present, Report report) => present is { Appeal: { Elsewhere: true, Decision: null } waits }
        && waits.At == report.Appeal!.At
            ? present with { Appeal = report.Appeal with { Elsewhere = true } }
            : null;

    /// <summary>An appeal as those who administer the network take it from a group; null where they have it.</summary>
    public static Report? Taken(Report? present, Report report) => present?.Appeal?.At >= report.Appeal!.At
        ? null
        : report with
        {
            Id = IdOfTaken(report),
            No = present?.No ?? 0,
            Rev = 0,
            Reports = [],
            Appeal = report.Appeal with { Elsewhere = false },
        };

    /// <summary>The entry with the decision on its appeal, or why there can't be one.</summary>
    public static Outcome<ImmutableArray<Entry>> Decide(
        Report report, AppealAnswer answer, MemberId actor, DateTimeOffset now) => !Waits(report)
        ? Refusal.Conflict("report_answered")
        : ImmutableArray.Create<Entry>(report with
        {
            Appeal = report.Appeal! with
            {
                Text = "",
                Granted = answer.Granted,
                Decision = new ReportDecision { By = actor, At = now, Text = InputRules.Clean(answer.Text) },
            },
        });

    private static bool IsNoted(Report report) => report.State is ReportState.Hidden or ReportState.Shown;
}
