using System.Collections.Immutable;
using System.Globalization;
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
        ?? (report.Reason == ReportReason.SomethingElse && InputRules.IsBlank(report.Text)
            ? Refusal.Invalid("required", "text")
            : null);

    /// <summary>Why reports can't be answered like this, or null.</summary>
    public static Refusal? Check(ReportAnswer answer) =>
        InputRules.Request(answer.RequestId)
        ?? InputRules.Known(answer.State, "state")
        ?? (answer.State is ReportState.Dismissed or ReportState.Warned or ReportState.Handled
            ? null
            : Refusal.Invalid("required", "state"))
        ?? CheckWords(answer.Text, "text");

    /// <summary>Why a decision or an appeal can't have these words, or null.</summary>
    public static Refusal? CheckWords(string text, string field) =>
        InputRules.Lines(text, MaxAnswer, field)
        ?? (InputRules.IsBlank(text) ? Refusal.Invalid("required", field) : null);

    /// <summary>Whether something that waits is for one of those who moderate: nobody judges the own, nor twice while there is somebody
    /// else.</summary>
    public static bool IsFor(Report report, MemberId moderator, IReadOnlyCollection<MemberId> moderators) =>
        !report.IsBy(moderator) && !(report.Appeal is not null && IsJudgedByOthers(report, moderator, moderators));

    /// <summary>Whether an appeal is somebody else's to decide than the one's who decided before.</summary>
    public static bool IsJudgedByOthers(Report report, MemberId moderator, IEnumerable<MemberId> moderators) =>
        report.Decision?.By == moderator && moderators.Any(one => one != moderator && !report.IsBy(one));

    /// <summary>The entry's id of what is reported.</summary>
    public static string IdOf(NewReport report) => IdOf(report.About, report.Post);

    /// <summary>The entry's id of something.</summary>
    public static string IdOf(TopicId about, long? post) => string.Create(CultureInfo.InvariantCulture, $"{about}/{post}");

    /// <summary>The entry with one more report; none where the member reported it before, or as many wait as are kept. What was
    /// answered waits anew, unless its author appealed and waits for that answer, or it was hidden in that moment.</summary>
    public static ImmutableArray<Entry> Take(
        Report? present, NewReport report, MemberId actor, ImmutableArray<MemberId> authors, DateTimeOffset now)
    {
        var known = Of(present ?? new Report { Id = IdOf(report), About = report.About, Post = report.Post }, authors);
        if (known.Reports.Any(one => one.By == actor) || WithRoom(known) is not { } reports)
        {
            return [];
        }

        var one = new ReportedBy { By = actor, Reason = report.Reason, Text = InputRules.Clean(report.Text), At = now };
        return
        [
            IsUnderAppeal(known) ? known with { Reports = reports.Add(one) }
            : known.State == ReportState.Hidden ? known with { Reports = reports.Add(one with { Text = "" }) }
            : known with { Reports = reports.Add(one), State = ReportState.Waiting, Appeal = null },
        ];
    }

    /// <summary>The entry with those who wrote it, whoever began it first.</summary>
    public static Report Of(Report report, ImmutableArray<MemberId> authors) => report with
    {
        Author = authors.IsEmpty ? null : authors[0],
        CoAuthors = authors.IsEmpty ? [] : authors.RemoveAt(0),
    };

    /// <summary>The reports with room for one more: what was answered longest ago makes it. Null where all wait.</summary>
    private static ImmutableArray<ReportedBy>? WithRoom(Report report) =>
        report.Reports.Length < MaxReports ? report.Reports
        : report.Decision?.At >= report.Reports[0].At ? report.Reports.RemoveAt(0)
        : null;

    /// <summary>The entry with its answer, or why there can't be one. What the members wrote has served by then.</summary>
    public static Outcome<ImmutableArray<Entry>> Answer(
        Report report, ReportAnswer answer, MemberId actor, DateTimeOffset now) =>
        report.State != ReportState.Waiting ? Refusal.Conflict("report_answered")
        : answer.State == ReportState.Warned && report.Author is null ? Refusal.Invalid("warn_whom", "state")
        : ImmutableArray.Create<Entry>(report with
        {
            State = answer.State,
            Reports = WithoutWords(report),
            Decision = new ReportDecision { By = actor, At = now, Text = InputRules.Clean(answer.Text) },
        });

    /// <summary>Who reported something, once it is answered: what they wrote has served.</summary>
    public static ImmutableArray<ReportedBy> WithoutWords(Report report) =>
        [.. report.Reports.Select(one => one with { Text = "" })];

    private static bool IsUnderAppeal(Report report) => report.Appeal is { Decision: null };
}
