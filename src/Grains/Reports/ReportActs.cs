using Comparte.Power;
using Comparte.Topics;

namespace Comparte.Reports;

/// <summary>The acts of power that commands on reports are.</summary>
internal static class ReportActs
{
    /// <summary>The acts of a command. Of a report they don't say what it was about, so that nobody learns there that they were reported;
    /// what is hidden everybody sees who could read it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="group">The group whose reports these are; null: the network's.</param>
    /// <param name="find">The entries as drafted.</param>
    public static IEnumerable<PowerAct> Of(TopicCommand command, GroupId? group, Func<string, Entry?> find) =>
        command.Changes.OfType<Report>().Select(report => Of(report, group, find(report.Id) as Report)).OfType<PowerAct>();

    private static PowerAct? Of(Report report, GroupId? group, Report? before)
    {
        var act = new PowerAct { About = group is { } id ? TopicId.Of(id) : null };
        // The network reads nothing of which group something stands in.
        var open = group is null && report.Group is not null ? act : act with { About = report.About, Post = report.Post };
        if (report.Appeal?.Decision is { } decided && before?.Appeal is { Decision: null })
        {
            var type = report.Appeal.Granted ? ActType.AppealGranted : ActType.AppealRejected;
            return (report.State == ReportState.Warned ? act : open) with { Type = type, By = decided.By, At = decided.At };
        }

        if (report.State == before?.State || report.State == ReportState.Waiting)
        {
            return null;
        }

        return report.State switch
        {
            ReportState.Dismissed => act with { Type = ActType.ReportDismissed, By = report.Decision!.By, At = report.Decision.At },
            ReportState.Handled => act with { Type = ActType.ReportHandled, By = report.Decision!.By, At = report.Decision.At },
            ReportState.Warned when before is not null =>
                act with { Type = ActType.Warned, By = report.Decision!.By, At = report.Decision.At },
            ReportState.Hidden when !AppealRules.IsTaken(report) =>
                open with { Type = ActType.Hidden, By = report.Decision!.By, At = report.Decision.At },
            ReportState.Shown when report.Appeal is not { Granted: true } =>
                open with { Type = ActType.ShownAgain, By = report.Shown!.By, At = report.Shown.At },
            _ => null,
        };
    }
}
