using System.Collections.Immutable;
using Comparte.Erasure;
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
    ];

    private IEnumerable<Report> Waiting =>
        topic.Rows.Select(row => row.Entry).OfType<Report>().Where(report => report.State == ReportState.Waiting);

    private async Task TellModeratorsAsync(ImmutableArray<Entry> entries)
    {
        var moderators = GroupId.TryParse(key, out var group)
            ? await grains.FacilitatorsAsync(group)
            : await new Administrators(grains).AllAsync().ToListAsync();
        await TellAsync(moderators.Select(moderator => (moderator, new Notice
        {
            Type = NoticeType.Report,
            Key = $"{NoticeType.Report}/{key}",
            About = new TopicId(TopicKinds.Reports, key),
            Count = Waiting.Count(report => report.Author != moderator),
            At = clock.GetUtcNow(),
            ToldRev = topic.Head,
        })));
    }

    private IEnumerable<(MemberId To, Notice Notice)> Answers(Report report)
    {
        var answered = new Notice
        {
            Type = report.State == ReportState.Dismissed ? NoticeType.ReportDismissed : NoticeType.ReportHandled,
            Key = $"reported/{key}/{report.No}/{report.Decision!.At.UtcTicks}",
            About = report.About,
            Post = report.Post,
            At = report.Decision.At,
            ToldRev = report.Rev,
        };
        foreach (var one in report.Reports)
        {
            yield return (one.By, answered);
        }

        if (report is { State: ReportState.Warned, Author: { } author })
        {
            yield return (author, answered with
            {
                Type = NoticeType.Warned,
                Key = $"warned/{key}/{report.No}/{report.Decision.At.UtcTicks}",
                About = new TopicId(TopicKinds.Reports, key),
                Post = report.No,
                By = [report.Decision.By],
            });
        }
    }

    private async Task TellAsync(IEnumerable<(MemberId To, Notice Notice)> notices)
    {
        foreach (var some in notices.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(one => grains.GetGrain<INotifiedGrain>(one.To.Value).NotifyAsync(
                [new NoticeTelling(one.Notice, one.Notice.Type == NoticeType.Report ? DateTimeOffset.UnixEpoch : one.Notice.At)])));
        }
    }
}
