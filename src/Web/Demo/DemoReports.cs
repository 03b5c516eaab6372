using Comparte.Reports;
using Comparte.Topics;

namespace Comparte.Web.Demo;

/// <summary>Brings what was reported in groups. It is reported, and answered, at the time of the import.</summary>
internal sealed class DemoReports(
    IGrainFactory grains, DemoContent content, DateTimeOffset now, Func<string, MemberId> memberOf, Func<string, GroupId> groupOf)
{
    /// <summary>Adds one report, with its answer where there is one; repeating it changes nothing.</summary>
    public async Task AddAsync(DemoReport report)
    {
        var thread = content.Threads[report.Group].Single(one => one.Title == report.Thread);
        var about = TopicId.Of(DemoIds.Of<ThreadId>($"{report.Group}/{thread.Title}", now - TimeSpan.FromDays(thread.DaysAgo)));
        var key = $"report/{report.Group}/{report.Thread}/{report.Post}";
        DemoImporter.Must(await grains.GetGrain<IReportedGrain>(GrainId.Create(about.Kind, about.Id)).ReportAsync(
            memberOf(report.Person),
            new NewReport
            {
                RequestId = DemoIds.Request(key, now),
                About = about,
                Post = report.Post + 2,
                Reason = report.Reason,
                Text = report.Text,
            }));
        if (report.Answer is not { } answer)
        {
            return;
        }

        var facilitator = memberOf(content.Groups.Single(group => group.Key == report.Group).Facilitators[0]);
        var reports = grains.GetGrain<IReportsGrain>(groupOf(report.Group).Value);
        var listed = await reports.ListAsync(facilitator, asAdministrator: false);
        DemoImporter.Must(listed.Refusal);
        var found = listed.Value.Single(one => one.About == about && one.Post == report.Post + 2);
        if (found.State != ReportState.Waiting)
        {
            return;
        }

        DemoImporter.Must(await reports.AnswerAsync(
            facilitator,
            found.No,
            new ReportAnswer { RequestId = DemoIds.Request($"{key}/answer", now), State = ReportState.Dismissed, Text = answer },
            asAdministrator: false));
    }
}
