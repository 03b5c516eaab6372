using System.Collections.Immutable;
using System.Globalization;
using Comparte.Power;
using Comparte.Topics;

namespace Comparte.Reports;

/// <summary>What reports may hold, and what becomes of them.</summary>
internal static class ReportRules
{
    /// <summary>Answered ones that are listed.</summary>
    public const int AnsweredListed = 50;

    private const int MaxText = 300;
    private const int MaxAnswer = 500;
    private const int MaxReports = 12;

    /// <summary>Why a report can't be like this, or null.</summary>
    public static Refusal? Check(NewReport report) =>
        InputRules.Request(report.RequestId)
        ?? InputRules.Known(report.Reason, "reason")
        ?? InputRules.Lines(report.Text, MaxText, "text")
        ?? (report.Reason == ReportReason.SomethingElse && string.IsNullOrWhiteSpace(report.Text)
            ? Refusal.Invalid("required", "text")
            : null);

    /// <summary>Why reports can't be answered like this, or null.</summary>
    public static Refusal? Check(ReportAnswer answer) =>
        InputRules.Request(answer.RequestId)
        ?? InputRules.Known(answer.State, "state")
        ?? (answer.State == ReportState.Waiting ? Refusal.Invalid("required", "state") : null)
        ?? InputRules.Lines(answer.Text, MaxAnswer, "text")
        ?? (string.IsNullOrWhiteSpace(answer.Text) ? Refusal.Invalid("required", "text") : null);

    /// <summary>The entry's id of what is reported.</summary>
    public static string IdOf(NewReport report) =>
        string.Create(CultureInfo.InvariantCulture, $"{report.About}/{report.Post}");

    /// <summary>The entry with one more report; none where the member reported it before, or as many did as are kept. What was
    /// answered waits anew.</summary>
    public static ImmutableArray<Entry> Take(
        Report? present, NewReport report, MemberId actor, MemberId? author, DateTimeOffset now)
    {
        var known = present ?? new Report { Id = IdOf(report), About = report.About, Post = report.Post, Author = author };
        if (known.Reports.Any(one => one.By == actor) || known.Reports.Length >= MaxReports)
        {
            return [];
        }

        var one = new ReportedBy { By = actor, Reason = report.Reason, Text = InputRules.Clean(report.Text), At = now };
        return [known with { Reports = known.Reports.Add(one), State = ReportState.Waiting }];
    }

    /// <summary>The entry with its answer, or why there can't be one. What the members wrote has served by then.</summary>
    public static Outcome<ImmutableArray<Entry>> Answer(
        Report report, ReportAnswer answer, MemberId actor, DateTimeOffset now) =>
        report.State != ReportState.Waiting ? Refusal.Conflict("report_answered")
        : answer.State == ReportState.Warned && report.Author is null ? Refusal.Invalid("warn_whom", "state")
        : ImmutableArray.Create<Entry>(report with
        {
            State = answer.State,
            Reports = [.. report.Reports.Select(one => one with { Text = "" })],
            Decision = new ReportDecision { By = actor, At = now, Text = InputRules.Clean(answer.Text) },
        });

    /// <summary>The act that an answer is. What it was about stands in no log, so that nobody learns there that they were
    /// reported.</summary>
    public static IEnumerable<PowerAct> Acts(TopicCommand command, GroupId? group, Func<string, Entry?> find) =>
        command.Changes.OfType<Report>()
            .Where(report => report.State != ReportState.Waiting && find(report.Id) is Report { State: ReportState.Waiting })
            .Select(report => new PowerAct
            {
                Type = report.State switch
                {
                    ReportState.Dismissed => ActType.ReportDismissed,
                    ReportState.Warned => ActType.Warned,
                    _ => ActType.ReportHandled,
                },
                By = command.Actor,
                About = group is { } id ? TopicId.Of(id) : null,
                At = report.Decision!.At,
            });
}
