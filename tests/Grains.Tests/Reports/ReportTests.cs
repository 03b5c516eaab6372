using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Hiding;
using Comparte.Inbox;
using Comparte.Power;
using Comparte.Reports;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Reports;

/// <summary>Who reports, who reads and answers it, and who never hears of it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ReportTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Community _community = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _maren;
    private MemberId _outsider;
    private GroupId _group;
    private ThreadId _thread;
    private Post _post = new();

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _joao = await _community.NewMemberAsync("João");
        _maren = await _community.NewMemberAsync("Maren");
        _outsider = await _community.NewMemberAsync("Iker");
        _group = await _community.NewGroupAsync(_ana);
        await _community.JoinAsync(_group, _joao);
        await _community.JoinAsync(_group, _maren);
        _thread = await _community.NewThreadAsync(_ana, _group);
        _post = await _community.PublishAsync(_thread, _joao);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_post_is_reported_to_those_who_facilitate_once_for_each_member()
    {
        Assert.Null(await ReportAsync(_maren));
        Assert.Null(await ReportAsync(_maren, ReportReason.Spam));
        Assert.Null(await ReportAsync(_ana, ReportReason.Spam));

        var report = Assert.Single(Community.Value(await Reports().ListAsync(_ana, asAdministrator: false)));

        Assert.Equal(((TopicId?)TopicId.Of(_thread), (long?)_post.No, (MemberId?)_joao), (report.About, report.Post, report.Author));
        Assert.Equal(
            [(_maren, ReportReason.Harmful, "Me insulta."), (_ana, ReportReason.Spam, "Me insulta.")],
            report.Reports.Select(one => (one.By, one.Reason, one.Text)));
        await HearsAsync(_ana, notice => notice is { Type: NoticeType.Report, Count: 1 } && notice.By.IsEmpty);
    }

    [Fact]
    public async Task What_is_asked_again_is_done_once()
    {
        var report = NewReport();
        Assert.Null(await Thread.ReportAsync(_maren, report));
        Assert.Null(await Thread.ReportAsync(_maren, report));
        Assert.Equal("request_reused", (await Thread.ReportAsync(_maren, report with { Text = "Otra cosa." }))?.Code);
    }

    [Fact]
    public async Task Whoever_wrote_it_never_reads_it_nor_answers_it()
    {
        Assert.Null(await _community.Group(_group).SetRoleAsync(_ana, _joao, GroupRole.Facilitator, Community.NewRequest()));
        Assert.Null(await ReportAsync(_maren));
        var no = (await WaitingAsync()).No;

        Assert.Empty(Community.Value(await Reports().ListAsync(_joao, asAdministrator: false)));
        Assert.Equal("not_found", (await Reports().AnswerAsync(_joao, no, Answer(ReportState.Dismissed), false))?.Code);
        await HearsAsync(_ana, notice => notice.Type == NoticeType.Report);
        Assert.DoesNotContain(await HeardAsync(_joao), notice => notice.Type == NoticeType.Report);
    }

    [Fact]
    public async Task What_the_only_facilitator_wrote_goes_to_those_who_administer()
    {
        var post = await _community.PublishAsync(_thread, _ana);
        Assert.Null(await ReportAsync(_maren, no: post.No));

        Assert.Empty(Community.Value(await Reports().ListAsync(_ana, asAdministrator: false)));
        Assert.Contains(
            Community.Value(await Reports(IReportsGrain.Network).ListAsync(_outsider, asAdministrator: true)),
            report => report.About == TopicId.Of(_thread) && report.Post == post.No);
    }

    [Fact]
    public async Task People_are_reported_to_those_who_administer()
    {
        var person = cluster.Grains.GetGrain<IReportedGrain>(GrainId.Create(TopicKinds.Me, _joao.Value));
        Assert.Null(await person.ReportAsync(_maren, NewReport() with { About = TopicId.Me(_joao), Post = null }));

        Assert.Contains(
            Community.Value(await Reports(IReportsGrain.Network).ListAsync(_ana, asAdministrator: true)),
            report => report.About == TopicId.Me(_joao) && report.Author == _joao);
    }

    [Fact]
    public async Task Nobody_reports_what_they_may_not_read_or_wrote()
    {
        Assert.Equal("not_found", (await ReportAsync(_outsider))?.Code);
        Assert.Equal("not_found", (await ReportAsync(_maren, no: 99))?.Code);
        Assert.Equal("report_own", (await ReportAsync(_joao))?.Code);
        Assert.Equal("text", (await ReportAsync(_maren, ReportReason.SomethingElse, " "))?.Field);
        Assert.Equal("text", (await ReportAsync(_maren, text: new string('a', 301)))?.Field);
    }

    [Fact]
    public async Task Only_those_who_moderate_read_and_answer()
    {
        Assert.Null(await ReportAsync(_maren));
        var no = (await WaitingAsync()).No;
        foreach (var (actor, code) in new[] { (_maren, "not_allowed"), (_outsider, "not_found") })
        {
            Assert.Equal(code, (await Reports().ListAsync(actor, asAdministrator: true)).Refusal?.Code);
            Assert.Equal(code, (await Reports().AnswerAsync(actor, no, Answer(ReportState.Dismissed), asAdministrator: true))?.Code);
        }

        Assert.Equal("not_allowed", (await Reports(IReportsGrain.Network).ListAsync(_ana, asAdministrator: false)).Refusal?.Code);
        var admitted = await cluster.Grains.GetTopic(new TopicId(TopicKinds.Reports, _group.Value))
            .AdmitAsync([new Admission(_ana, default)]);
        Assert.Equal(OpenStatus.Gone, Assert.Single(admitted.Statuses));
    }

    [Fact]
    public async Task Whoever_reported_hears_what_came_of_it_and_the_words_are_forgotten()
    {
        Assert.Null(await ReportAsync(_maren));
        var no = (await WaitingAsync()).No;
        Assert.Equal("text", (await Reports().AnswerAsync(_ana, no, Answer(ReportState.Dismissed) with { Text = "" }, false))?.Field);
        Assert.Equal("state", (await Reports().AnswerAsync(_ana, no, Answer(ReportState.Waiting), false))?.Field);

        Assert.Null(await Reports().AnswerAsync(_ana, no, Answer(ReportState.Dismissed), false));

        await HearsAsync(_maren, notice => notice.Type == NoticeType.ReportDismissed && notice.Post == _post.No);
        Assert.DoesNotContain(await HeardAsync(_joao), notice => notice.Type is not NoticeType.Reply);
        var report = Assert.Single(Community.Value(await Reports().ListAsync(_ana, asAdministrator: false)));
        Assert.Equal(("", "Por favor, con cuidado."), (Assert.Single(report.Reports).Text, report.Decision?.Text));
        Assert.Equal("report_answered", (await Reports().AnswerAsync(_ana, no, Answer(ReportState.Handled), false))?.Code);
        await EventuallyNoticesAreGoneAsync();
    }

    [Fact]
    public async Task A_warning_reaches_who_wrote_it_and_nobody_else_reads_it()
    {
        Assert.Null(await ReportAsync(_maren));
        var no = (await WaitingAsync()).No;
        Assert.Equal("not_found", (await Reports().WarningAsync(_joao, no)).Refusal?.Code);
        Assert.Null(await _community.Talking(_joao).BlockAsync(_joao, _ana, true));

        Assert.Null(await Reports().AnswerAsync(_ana, no, Answer(ReportState.Warned), false));

        await HearsAsync(_joao, notice => notice.Type == NoticeType.Warned && notice.Post == no && notice.By is [var by] && by == _ana);
        var warning = Community.Value(await Reports().WarningAsync(_joao, no));
        Assert.Equal(("Por favor, con cuidado.", TopicId.Of(_thread)), (warning.Decision.Text, warning.About));
        Assert.Equal("not_found", (await Reports().WarningAsync(_maren, no)).Refusal?.Code);
        await HearsAsync(_maren, notice => notice.Type == NoticeType.ReportHandled);
    }

    [Fact]
    public async Task The_log_of_power_says_that_it_was_answered_and_not_what_was_reported()
    {
        Assert.Null(await ReportAsync(_maren));
        Assert.Null(await Reports().AnswerAsync(_ana, (await WaitingAsync()).No, Answer(ReportState.Warned), false));

        var acts = ImmutableArray<PowerAct>.Empty;
        await Community.EventuallyAsync(async () =>
            (acts = [.. (await _community.ReadAsync(TopicId.Power(_group))).OfType<PowerAct>()]).Length == 1);

        Assert.Equal(
            (ActType.Warned, (MemberId?)_ana, null, (TopicId?)TopicId.Of(_group), null),
            (acts[0].Type, acts[0].By, acts[0].Member, acts[0].About, acts[0].Post));
    }

    [Fact]
    public async Task What_somebody_else_reports_after_the_answer_waits_again()
    {
        Assert.Null(await ReportAsync(_maren));
        Assert.Null(await Reports().AnswerAsync(_ana, (await WaitingAsync()).No, Answer(ReportState.Dismissed), false));
        Assert.Null(await ReportAsync(_maren));
        Assert.Equal(ReportState.Dismissed, Assert.Single(Community.Value(await Reports().ListAsync(_ana, false))).State);

        Assert.Null(await ReportAsync(_ana));

        Assert.Equal(2, (await WaitingAsync()).Reports.Length);
    }

    [Fact]
    public async Task An_appeal_that_waits_is_taken_away_by_no_further_report()
    {
        Assert.Null(await ReportAsync(_maren));
        var no = (await WaitingAsync()).No;
        Assert.Null(await Reports().AnswerAsync(_ana, no, Answer(ReportState.Warned), false));
        var appeal = new NewAppeal { RequestId = Community.NewRequest(), Text = "No la nombré." };
        Assert.Null(await Reports().AppealAsync(_joao, no, appeal));

        Assert.Null(await ReportAsync(_ana));

        var waits = Assert.Single(Community.Value(await Reports().ListAsync(_ana, asAdministrator: false)));
        Assert.Equal((ReportState.Warned, "No la nombré.", 2), (waits.State, waits.Appeal?.Text, waits.Reports.Length));
        var answer = new AppealAnswer { RequestId = Community.NewRequest(), Granted = true, Text = "Es verdad." };
        Assert.Null(await Reports().DecideAsync(_ana, no, answer, false));
        await HearsAsync(_joao, notice => notice.Type == NoticeType.AppealDecided);
    }

    [Fact]
    public void What_was_hidden_meanwhile_stays_hidden_when_somebody_reports_it()
    {
        var hidden = new Hidden { By = _ana, At = TimeProvider.System.GetUtcNow(), Place = _group.Value };
        var known = Assert.Single(AppealRules.Note(null, new HidingNote { About = TopicId.Of(_thread), Authors = [_joao], Hidden = hidden }));

        var taken = ReportRules.Take((Report)known, NewReport(), _maren, [_joao], TimeProvider.System.GetUtcNow());

        var report = Assert.IsType<Report>(Assert.Single(taken));
        Assert.Equal((ReportState.Hidden, ""), (report.State, Assert.Single(report.Reports).Text));
    }

    [Fact]
    public void What_was_answered_makes_room_for_what_is_reported_later()
    {
        var at = TimeProvider.System.GetUtcNow();
        Report? report = null;
        for (var i = 0; i < 12; i++)
        {
            report = (Report)Take(report, at)[0];
        }

        Assert.Empty(Take(report, at));
        var answered = report! with { State = ReportState.Dismissed, Decision = new ReportDecision { By = _ana, At = at } };

        var again = (Report)Take(answered, at.AddDays(1))[0];

        Assert.Equal((ReportState.Waiting, 12), (again.State, again.Reports.Length));
        ImmutableArray<Entry> Take(Report? present, DateTimeOffset when) =>
            ReportRules.Take(present, NewReport(), EntityId.New<MemberId>(TimeProvider.System), [_joao], when);
    }

    private IReportedGrain Thread => cluster.Grains.GetGrain<IReportedGrain>(GrainId.Create(TopicKinds.Thread, _thread.Value));

    private IReportsGrain Reports(string? place = null) => cluster.Grains.GetGrain<IReportsGrain>(place ?? _group.Value);

    private NewReport NewReport() => new()
    {
        RequestId = Community.NewRequest(),
        About = TopicId.Of(_thread),
        Post = _post.No,
        Text = "Me insulta.",
    };

    private static ReportAnswer Answer(ReportState state) =>
        new() { RequestId = Community.NewRequest(), State = state, Text = "Por favor, con cuidado." };

    private Task<Refusal?> ReportAsync(
        MemberId actor, ReportReason reason = ReportReason.Harmful, string text = "Me insulta.", long? no = null) =>
        Thread.ReportAsync(actor, NewReport() with { Reason = reason, Text = text, Post = no ?? _post.No });

    private async Task<Report> WaitingAsync() => Assert.Single(
        Community.Value(await Reports().ListAsync(_ana, asAdministrator: false)), report => report.State == ReportState.Waiting);

    private async Task<ImmutableArray<Notice>> HeardAsync(MemberId member) =>
        [.. (await _community.ReadAsync(TopicId.Inbox(member))).OfType<Notice>()];

    private Task HearsAsync(MemberId member, Func<Notice, bool> fits) =>
        Community.EventuallyAsync(async () => (await HeardAsync(member)).Any(fits));

    private Task EventuallyNoticesAreGoneAsync() =>
        Community.EventuallyAsync(async () => (await HeardAsync(_ana)).All(notice => notice.Type != NoticeType.Report));
}
