using System.Collections.Immutable;
using Comparte.Hiding;
using Comparte.Inbox;
using Comparte.Topics;

namespace Comparte.Reports;

/// <summary>Whom reports are told: those who moderate how many wait, those who reported what came of it, and whoever is warned. No
/// notice says who reported.</summary>
internal sealed class ReportTelling(string key, Topic topic, IGrainFactory grains, TimeProvider clock)
{
    private const int AtOnce = 32;

    /// <summary>The followers.</summary>
    public ImmutableArray<Follower> Followers =>
    [
        new() { Name = "moderators", Concerns = entry => entry is Report, Durable = true, TellAsync = TellModeratorsAsync },
        new()
        {
            Name = "people",
            Concerns = entry => entry is Report { Decision: not null } report && report.State != ReportState.Waiting,
            Durable = true,
            TellAsync = entries => TellAsync(entries.OfType<Report>().SelectMany(Answers)),
        },
        new()
        {
            Name = "elsewhere",
            Concerns = entry => entry is Report { Appeal: { Elsewhere: true, Decision: null } },
            Durable = true,
            TellAsync = entries => Task.WhenAll(entries.OfType<Report>().Select(
                grains.GetGrain<IReportsGrain>(IReportsGrain.Network).TakeAppealAsync)),
        },
        new()
        {
            Name = "decided",
            Concerns = entry => entry is Report { Appeal.Decision: not null } report && AppealRules.IsTaken(report),
            Durable = true,
            TellAsync = entries => Task.WhenAll(entries.OfType<Report>().Select(
                report => grains.GetGrain<IReportsGrain>(report.Group!.Value.Value).TakeDecisionAsync(report))),
        },
        new()
        {
            Name = "granted",
            Concerns = entry => entry is Report { State: ReportState.Hidden, Appeal: { Granted: true, Elsewhere: false } },
            Durable = true,
            TellAsync = entries => Task.WhenAll(entries.OfType<Report>().Select(GrantAsync)),
        },
    ];

    private IEnumerable<Report> Waiting => topic.Rows.Select(row => row.Entry).OfType<Report>()
        .Where(report => report.State == ReportState.Waiting || AppealRules.Waits(report));

    private async Task TellModeratorsAsync(ImmutableArray<Entry> entries)
    {
        var moderators = await grains.ModeratorsAsync(key);
        await TellAsync(moderators.Select(moderator => (moderator, new Notice
        {
            Type = NoticeType.Report,
            Key = $"{NoticeType.Report}/{key}",
            About = new TopicId(TopicKinds.Reports, key),
            Count = Waiting.Count(report => ReportRules.IsFor(report, moderator, moderators)),
            At = clock.GetUtcNow(),
            ToldRev = topic.Head,
        })));
    }

    /// <summary>The owner puts back what was hidden. It tells this grain of that after its own commit.</summary>
    private Task GrantAsync(Report report) => grains
        .GetGrain<IHidingGrain>(GrainId.Create(report.About!.Value.Kind, report.About.Value.Id))
        .ShowAppealedAsync(new GrantedAppeal
        {
            Post = report.Post,
            HiddenAt = report.Decision!.At,
            By = report.Appeal!.Decision!.By,
        });

    private IEnumerable<(MemberId To, Notice Notice)> Answers(Report report)
    {
        var answered = new Notice
        {
            Type = report.State == ReportState.Dismissed ? NoticeType.ReportDismissed : NoticeType.ReportHandled,
            Key = $"reported/{key}/{report.No}/{report.Decision!.At.UtcTicks}",
            About = report.About,
            Place = report.About is { Kind: TopicKinds.Page } && GroupId.TryParse(key, out var group) ? TopicId.Of(group) : null,
            Post = report.Post,
            At = report.Decision.At,
            ToldRev = report.Rev,
        };
        foreach (var one in report.Reports)
        {
            yield return (one.By, answered);
        }

        if (report.Author is { } author && ToAuthor(report) is { } told)
        {
            yield return (author, answered with
            {
                Type = told.Type,
                Key = $"warned/{key}/{report.No}/{report.Decision.At.UtcTicks}",
                About = new TopicId(TopicKinds.Reports, key),
                Place = null,
                Post = report.No,
                By = [told.By],
                At = told.At,
            });
        }
    }

    /// <summary>What whoever wrote it hears of it last. The group tells what those decided who administer.</summary>
    private static (NoticeType Type, MemberId By, DateTimeOffset At)? ToAuthor(Report report) => report switch
    {
        _ when AppealRules.IsTaken(report) => null,
        { Appeal.Decision: { } decided } => (NoticeType.AppealDecided, decided.By, decided.At),
        { Appeal: not null } => null,
        { State: ReportState.Warned, Decision: { } warned } => (NoticeType.Warned, warned.By, warned.At),
        { State: ReportState.Hidden, Decision: { } hidden } => (NoticeType.Hidden, hidden.By, hidden.At),
        { State: ReportState.Shown, Shown: { } shown } => (NoticeType.ShownAgain, shown.By, shown.At),
        _ => null,
    };

    private async Task TellAsync(IEnumerable<(MemberId To, Notice Notice)> notices)
    {
        foreach (var some in notices.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(one => grains.GetGrain<INotifiedGrain>(one.To.Value).NotifyAsync(
                [new NoticeTelling(one.Notice, one.Notice.Type == NoticeType.Report ? DateTimeOffset.UnixEpoch : one.Notice.At)])));
        }
    }
}
