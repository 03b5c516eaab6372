using Comparte.Grains.Tests.Pages;
using Comparte.Groups;
using Comparte.Inbox;
using Comparte.Projects;
using Comparte.Reports;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Reports;

/// <summary>To whom projects and pages are reported, and by whom they aren't.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ReportedThingsTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Shelf _shelf = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _maren;
    private MemberId _outsider;
    private GroupId _group;

    private Community Community => _shelf.Community;

    public async Task InitializeAsync()
    {
        _ana = await Community.NewMemberAsync("Ana");
        _joao = await Community.NewMemberAsync("João");
        _maren = await Community.NewMemberAsync("Maren");
        _outsider = await Community.NewMemberAsync("Iker");
        _group = await Community.NewGroupAsync(_ana);
        await Community.JoinAsync(_group, _joao);
        await Community.JoinAsync(_group, _maren);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_project_is_reported_by_anybody_to_those_who_administer()
    {
        var project = TopicId.Of(await Community.NewProjectAsync(_ana));

        Assert.Null(await ReportAsync(_outsider, project));
        Assert.Null(await ReportAsync(_outsider, project));

        var report = Assert.Single(await ReportsAsync(IReportsGrain.Network, _maren, true), one => one.About == project);
        Assert.Equal((null, 1), (report.Author, report.Reports.Length));
        var answer = new ReportAnswer { RequestId = Community.NewRequest(), State = ReportState.Warned, Text = "Con cuidado." };
        Assert.Equal("warn_whom", (await Reports(IReportsGrain.Network).AnswerAsync(_maren, report.No, answer, true))?.Code);
    }

    [Fact]
    public async Task A_project_that_is_not_there_or_was_deleted_is_not_reported()
    {
        Assert.Equal(
            "not_found", (await ReportAsync(_ana, TopicId.Of(EntityId.New<ProjectId>(TimeProvider.System))))?.Code);
        var project = await Community.NewProjectAsync(_ana);
        Assert.Null(await Community.Project(project).RemoveAsync(_ana, Community.NewRequest()));

        Assert.Equal("not_found", (await ReportAsync(_maren, TopicId.Of(project)))?.Code);
    }

    [Fact]
    public async Task A_page_is_reported_to_those_who_facilitate_its_group()
    {
        var page = TopicId.Of(await _shelf.NewPageAsync(_joao, _group));

        Assert.Null(await ReportAsync(_maren, page));

        var report = Assert.Single(await ReportsAsync(_group.Value, _ana, false));
        Assert.Equal((page, (MemberId?)_joao, null), (report.About, report.Author, report.Post));
        var answer = new ReportAnswer { RequestId = Community.NewRequest(), State = ReportState.Handled, Text = "Ya está." };
        Assert.Null(await Reports(_group.Value).AnswerAsync(_ana, report.No, answer, false));
        await Community.EventuallyAsync(async () => (await Community.ReadAsync(TopicId.Inbox(_maren))).OfType<Notice>()
            .Any(notice => notice.Type == NoticeType.ReportHandled && notice.About == page && notice.Place == TopicId.Of(_group)));
    }

    [Fact]
    public async Task A_page_is_its_writers_and_its_makers_and_they_judge_nothing_of_it()
    {
        var page = await _shelf.NewPageAsync(_joao, _group);
        Community.Value(await _shelf.TrySaveAsync(page, _ana, 1));

        Assert.Equal("report_own", (await ReportAsync(_joao, TopicId.Of(page)))?.Code);
        Assert.Equal("report_own", (await ReportAsync(_ana, TopicId.Of(page)))?.Code);
        Assert.Null(await ReportAsync(_maren, TopicId.Of(page)));

        Assert.Empty(await ReportsAsync(_group.Value, _ana, false));
        var report = Assert.Single(
            await ReportsAsync(IReportsGrain.Network, _outsider, true), one => one.About == TopicId.Of(page));
        Assert.Equal((_ana, _joao), (report.Author!.Value, Assert.Single(report.CoAuthors)));
    }

    [Fact]
    public async Task A_page_is_reported_by_nobody_who_may_not_read_it()
    {
        var page = await _shelf.NewPageAsync(_joao, _group);
        Assert.Null(await Community.Group(_group).RemoveAsync(_ana, _maren, Community.NewRequest()));

        Assert.Equal("not_found", (await ReportAsync(_maren, TopicId.Of(page)))?.Code);
        Assert.Equal("not_found", (await ReportAsync(_outsider, TopicId.Of(page)))?.Code);
        Assert.Equal(
            "not_found", (await ReportAsync(_ana, new TopicId(TopicKinds.Page, $"h{Guid.CreateVersion7():N}")))?.Code);
    }

    private IReportsGrain Reports(string place) => cluster.Grains.GetGrain<IReportsGrain>(place);

    private async Task<IReadOnlyList<Report>> ReportsAsync(string place, MemberId actor, bool asAdministrator) =>
        Community.Value(await Reports(place).ListAsync(actor, asAdministrator));

    private Task<Refusal?> ReportAsync(MemberId actor, TopicId about) => cluster.Grains
        .GetGrain<IReportedGrain>(GrainId.Create(about.Kind, about.Id))
        .ReportAsync(actor, new NewReport { RequestId = Community.NewRequest(), About = about, Reason = ReportReason.Untrue });
}
